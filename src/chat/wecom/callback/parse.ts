import { type Instant, seconds } from '../../../domain/time/instant';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { WecomEvent } from '../wecom-event';
import { type Element, listIn, textIn, textOf } from './xml';

type Of<Kind extends WecomEvent['kind']> = Extract<WecomEvent, { kind: Kind }>;
type Said = Of<'message'>['said'];

/** What a decrypted callback tells. Total: what the desk has no use for, or cannot read, is `ignored`. */
export function wecomEventIn(xml: Element): WecomEvent {
  const type = textIn(xml, 'MsgType') ?? '';
  const told = type === 'event' ? eventIn(xml) : messageIn(xml, type);
  return told ?? { kind: 'ignored', what: type === 'event' ? `event ${textIn(xml, 'Event') ?? ''}` : type };
}

/** WeCom does not tell capitals from small letters in a userid; `sys` is WeCom itself. */
function accountIn(xml: Element, field: 'FromUserName' | 'UserID' | 'NewUserID'): string | undefined {
  const account = textIn(xml, field)?.toLowerCase();
  const isSomebody = account !== undefined && account !== '' && account !== 'sys';
  return isSomebody && Buffer.byteLength(account) <= wecomLimits.userid.most ? account : undefined;
}

function momentIn(xml: Element, field: 'CreateTime' | 'EffectTime'): Instant | undefined {
  const stamp = textIn(xml, field) ?? '';
  return /^\d{1,12}$/.test(stamp) ? (seconds(Number(stamp)) as number as Instant) : undefined;
}

const beginning = 0 as Instant;

const medias = { image: 'image', voice: 'voice', video: 'video', file: 'file' } as const;
const isMedia = (type: string): type is keyof typeof medias => Object.hasOwn(medias, type);

function messageIn(xml: Element, type: string): WecomEvent | undefined {
  const from = accountIn(xml, 'FromUserName');
  const said = saidIn(xml, type);
  if (from === undefined || said === undefined) return undefined;
  const at = momentIn(xml, 'CreateTime') ?? beginning;
  return { kind: 'message', from, at, id: messageIdIn(xml) ?? `at-${at}`, said };
}

/** An empty one is as good as none (wecom.md §1.6). */
export const messageIdIn = (xml: Element): string | undefined => textIn(xml, 'MsgId') || undefined;

function saidIn(xml: Element, type: string): Said | undefined {
  const field = (name: string): string => textIn(xml, name) ?? '';
  if (type === 'text') return { type: 'text', text: field('Content') };
  if (isMedia(type)) return mediaIn(xml, type);
  if (type === 'location') {
    return { type, label: field('Label'), latitude: field('Location_X'), longitude: field('Location_Y') };
  }
  if (type === 'link') {
    return { type, title: field('Title'), description: field('Description'), url: field('Url') };
  }
  return undefined;
}

function mediaIn(xml: Element, media: keyof typeof medias): Said | undefined {
  const mediaId = textIn(xml, 'MediaId') ?? '';
  const name = textIn(xml, 'FileName') ?? '';
  const format = textIn(xml, 'Format') ?? '';
  if (mediaId === '') return undefined;
  return { type: 'media', media, mediaId, ...(name && { name }), ...(format && { format }) };
}

/** WeCom switches off apps that nobody uses, and says so before (wecom.md §2.2). */
const alarms = new Set(['inactive_alert', 'close_inactive_agent', 'low_active_alert', 'low_active']);

function eventIn(xml: Element): WecomEvent | undefined {
  const event = textIn(xml, 'Event') ?? '';
  const at = momentIn(xml, 'CreateTime') ?? beginning;
  if (alarms.has(event)) return alarmIn(xml, event);
  if (event === 'change_contact') return contactIn(xml, at);
  const from = accountIn(xml, 'FromUserName');
  if (from === undefined) return undefined;
  const eventKey = textIn(xml, 'EventKey') ?? '';
  if (event === 'template_card_event' || event === 'template_card_menu_event') return pressIn(xml, { from, at });
  if (event === 'click') return { kind: 'menu', from, at, eventKey };
  if (event === 'enter_agent') return { kind: 'entered', from, at };
  if (event === 'subscribe') return { kind: 'joined', account: from, at };
  return event === 'unsubscribe' ? { kind: 'left', account: from, at } : undefined;
}

function alarmIn(xml: Element, what: string): Of<'alarm'> {
  const effectAt = momentIn(xml, 'EffectTime');
  return { kind: 'alarm', what, ...(effectAt !== undefined && { effectAt }) };
}

/** What a member's status is once they are gone: 2 disabled, 5 left (wecom.md §2.4). */
const gone: ReadonlySet<string> = new Set(['2', '5']);

/** Only whoever made the desk's callback that of the contacts helper hears of these (wecom.md §2.4). */
function contactIn(xml: Element, at: Instant): WecomEvent | undefined {
  const account = accountIn(xml, 'UserID');
  const change = textIn(xml, 'ChangeType');
  const to = change === 'update_user' ? accountIn(xml, 'NewUserID') : undefined;
  if (account === undefined) return undefined;
  if (to !== undefined && to !== account) return { kind: 'renamed', account, to, at };
  const isGone = change === 'delete_user' || (change === 'update_user' && gone.has(textIn(xml, 'Status') ?? ''));
  return isGone ? { kind: 'left', account, at } : undefined;
}

function pressIn(xml: Element, by: Pick<Of<'press'>, 'from' | 'at'>): Of<'press'> {
  const responseCode = textIn(xml, 'ResponseCode') ?? '';
  return {
    kind: 'press',
    ...by,
    eventKey: textIn(xml, 'EventKey') ?? '',
    taskId: textIn(xml, 'TaskId') ?? '',
    cardType: textIn(xml, 'CardType') ?? '',
    ...(responseCode && { responseCode }),
    selected: selectedIn(xml),
  };
}

function selectedIn(xml: Element): Of<'press'>['selected'] {
  const chosen = listIn(xml, 'SelectedItems', 'SelectedItem').flatMap((item) => {
    const options = listIn(item, 'OptionIds', 'OptionId').map((option) => textOf(option) ?? '');
    const question = textIn(item, 'QuestionKey') ?? '';
    return question === '' ? [] : [[question, options.filter((option) => option !== '')] as const];
  });
  return Object.fromEntries(chosen);
}
