import { isLanguage } from '../../domain/words';
import type { Delivery, Reads } from '../../ports/platform';
import type { CardAt } from './message-ref';

/** The part of a delivery that is for those of several people who read alike. */
export interface Part {
  readonly delivery: Delivery;
  readonly voice: string;
  /** Cards of an earlier delivery that they hold. */
  readonly cards: readonly CardAt[];
}

/** `zh-CN Asia/Shanghai`. */
const voiceOf = ({ language, zone }: Reads): string => `${language} ${zone}`;

function readsOf(voice: string): Reads {
  const [language = 'en', zone = 'UTC'] = voice.split(' ');
  return { language: isLanguage(language) ? language : 'en', zone };
}

/**
 * Engineers are told in person here, so everybody reads their own language: the delivery once for each way in which its
 * holders, or those who have an earlier card, read.
 */
export function byVoice(delivery: Delivery, known: readonly CardAt[] = []): readonly Part[] {
  const { to, here, readerOf, speakIn } = delivery;
  if (to.kind !== 'engineers') return [];
  const voiceFor = (person: string): string | undefined => {
    const reads = readerOf(person);
    return reads && voiceOf(reads);
  };
  const spoken = to.holders.filter((person) => here(person)).flatMap((person) => voiceFor(person) ?? []);
  const voices = new Set([...spoken, ...known.flatMap(({ voice }) => voice ?? [])]);
  return [...voices].map((voice) => ({
    voice,
    cards: known.filter((card) => card.voice === voice),
    delivery: {
      ...delivery,
      speak: speakIn(readsOf(voice)),
      here: (person) => here(person) && voiceFor(person) === voice,
    },
  }));
}
