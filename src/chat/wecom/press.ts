import { say, type Text } from '../../domain/words';
import type { Answered, Press } from '../../ports/inbound';
import type { WecomAdapter } from './adapter';
import { audienceOf } from './audience';
import { redraw } from './redraw';
import { type EventKey, pressIn } from './render/event-key';
import { tellReply, tellWords } from './reply';
import { greyed } from './settled';
import { voiceFor } from './voice';
import type { WecomEvent } from './wecom-event';

type Pressed = WecomEvent & { readonly kind: 'press' };

/** Somebody pressed a button, chose from a card's menu, or sent their choices. Throws WecomError. */
export async function handlePress(wecom: WecomAdapter, pressed: Pressed, key: string): Promise<void> {
  const { from, taskId, eventKey, responseCode } = pressed;
  if (responseCode !== undefined && taskId !== '') await wecom.codes.keep(taskId, responseCode, 'click');
  const what = pressIn(eventKey);
  if (what === undefined) {
    await tellWords(wecom, { account: from, key, speak: await voiceFor(wecom, from) }, say('wecom.unknownPress'));
    return grey(wecom, pressed, say('wecom.outdated'));
  }
  const answered = await answerTo(wecom, pressed, { what, key });
  if (answered === 'nothing chosen') {
    const told = { account: from, key, about: what.about, speak: await voiceFor(wecom, from) };
    return tellWords(wecom, told, say('wecom.chooseFirst'));
  }
  if (!(isQuestions(pressed) && isFiled(answered))) {
    await tellReply(wecom, { account: from, key, about: what.about }, answered, { value: what.value });
  }
  if (await wecom.codes.isReplaced(taskId)) return grey(wecom, pressed, say('wecom.outdated'), answered);
  if (isQuestions(pressed) && settles(answered)) await grey(wecom, pressed, say('wecom.submitted'), answered);
}

const isQuestions = ({ cardType }: Pressed): boolean => cardType === 'multiple_interaction';

/** Whether the questions are answered; a no leaves them open, for another try. */
const settles = ({ reply: { kind } }: Answered): boolean => kind === 'done' || kind === 'card';

/** Then the ticket's card comes to this chat at the same moment, and says all of it. */
const isFiled = ({ reply }: Answered): boolean => reply.kind === 'done' && reply.cardFollows === true;

interface Act {
  readonly what: EventKey;
  readonly key: string;
}

async function answerTo(
  { inbound, profiles }: WecomAdapter,
  pressed: Pressed,
  { what, key }: Act,
): Promise<Answered | 'nothing chosen'> {
  const from = profiles.sender(pressed.from);
  const chosen = Object.entries(pressed.selected).flatMap(([name, [first]]) =>
    first === undefined ? [] : [{ name, first }],
  );
  const { value, ...done } = what;
  const about = { from, key, ...done };
  // A card of WeCom's is drawn anew once and not for long: what it offers may be over.
  const press = (what: Omit<Press, 'orLook'>): Promise<Answered> => inbound.press({ ...what, orLook: true });
  if (isQuestions(pressed)) {
    if (chosen.length === 0) return 'nothing chosen';
    const answers = Object.fromEntries(chosen.map(({ name, first }) => [name, first]));
    return inbound.submit({ ...about, carried: value === undefined ? {} : { draft: value }, answers });
  }
  if (pressed.cardType !== 'vote_interaction') return press({ ...about, ...(value !== undefined && { value }) });
  const [choice] = chosen;
  return choice === undefined ? 'nothing chosen' : press({ ...about, value: choice.first });
}

/** Takes the buttons from the card of whoever pressed, with the code their press brought. Nothing depends on it. */
async function grey(wecom: WecomAdapter, { taskId, from }: Pressed, words: Text, answered?: Answered): Promise<void> {
  const audience = audienceOf(wecom, { speak: answered?.speak ?? (await voiceFor(wecom, from)) });
  try {
    await redraw(wecom, { task: taskId, to: [from], change: greyed(words, audience) });
  } catch (error) {
    wecom.logger.warn('a card could not be greyed', { task: taskId, error });
  }
}
