import type { WecomMessage } from '../../../src/playground/wecom/wire';
import type { Site } from './site';

/** Everything a message shows, as one text. */
export const shownOf = ({ text = '', card, media }: WecomMessage): string =>
  [text, media?.name ?? '', card?.greyed ?? '', JSON.stringify(card?.json ?? '')].join('\n');

/** What the app told a member, as far as WeCom let it through, oldest first; only what says this. */
export const told = (site: Site, userid: string, words: string | RegExp = ''): readonly WecomMessage[] =>
  site.company
    .messagesOf(userid)
    .filter((one) => one.from === 'app' && one.discarded !== true)
    .filter((one) => shownOf(one).match(words) !== null);

interface Labelled {
  readonly text: string;
}

/** The label of a card's button that is called so, while it can be pressed. */
export function buttonOf({ card }: WecomMessage, label: RegExp): string | undefined {
  if (card === undefined || card.greyed !== undefined) return undefined;
  const { button_list: buttons, action_menu: menu } = card.json as {
    readonly button_list?: readonly Labelled[];
    readonly action_menu?: { readonly action_list?: readonly Labelled[] };
  };
  return [...(buttons ?? []), ...(menu?.action_list ?? [])].find(({ text }) => label.test(text))?.text;
}

export const claimLabel = /^(Claim|我来受理)$/;

/** The member's newest card that offers it. */
export const cardOffering = (site: Site, userid: string, label: RegExp): WecomMessage | undefined =>
  told(site, userid).findLast((one) => buttonOf(one, label) !== undefined);

/** Presses it; the answer says whether the desk took it. */
export function pressOn(site: Site, userid: string, message: WecomMessage, label: RegExp) {
  const name = buttonOf(message, label);
  if (name === undefined) throw new Error(`${userid} has no button ${label} in ${JSON.stringify(message.card)}`);
  return site.company.as(userid).press(message.msgid, name);
}

/** Nobody was told the same twice: WeCom looks back for the same request, so a repeated one has to be byte for byte the same. */
export function proveOnceInWecom(site: Site, ...userids: readonly string[]): void {
  for (const userid of userids) {
    const read = told(site, userid).map(shownOf);
    expect(read.filter((words, place) => read.indexOf(words) !== place)).toEqual([]);
  }
}

/** WeCom says that a code was used or is over. */
const spent = 60_140;

/**
 * No code was used that had been used, and no call was one that WeCom calls a mistake. Where a slow desk's press was
 * handled once more by the other, its code is tried once more too.
 */
export function proveClean(site: Site): void {
  const isAgain = site.desks.some(({ log }) => log.some(({ msg }) => msg === 'kept event handled again'));
  const calls = site.company.callsOf().filter(({ errcode }) => !(isAgain && errcode === spent));
  const refused = calls.filter(({ errcode }) => errcode !== 0);
  expect(refused.map(({ method, errcode, raw }) => [method, errcode, raw])).toEqual([]);
  const redrawn = calls.filter(({ method }) => method === 'message/update_template_card');
  const codes = redrawn.map(({ body }) => body['response_code']);
  expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([]);
}
