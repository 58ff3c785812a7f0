import type { Text, WordKey } from '../../../domain/words';
import type { Speak } from '../../../ports/translator';

/** Sentences that tell how a chat works, in the words that are true of WeCom: it has no threads and no commands. */
const ofOurs: Partial<Record<WordKey, WordKey>> = {
  'card.answerHere': 'wecom.answerHere',
  'card.threadHint': 'wecom.engineersHint',
  'desk.homeHint': 'wecom.homeHint',
};

/** Says it in the reader's language and in words that are true here. */
export const spoken = (text: Text, speak: Speak): string =>
  speak('say' in text ? { ...text, say: ofOurs[text.say] ?? text.say } : text);
