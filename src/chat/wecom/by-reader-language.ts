import { own } from '../../domain/own';
import { personId } from '../../domain/people/person';
import { isLanguage } from '../../domain/words';
import type { Delivery, Reads } from '../../ports/platform';
import { namedIn } from '../../views/named-people';
import type { CardAt } from './message-ref';

/** The part of a delivery that is for those of several people who read alike. */
export interface Part {
  readonly delivery: Delivery;
  readonly voice: string;
  /** Cards of an earlier delivery that they hold. */
  readonly cards: readonly CardAt[];
}

/** `zh-CN Asia/Shanghai`, and the person behind it where one alone reads it. */
const voiceOf = ({ language, zone, id }: Reads): string =>
  [language, zone, ...(id === undefined ? [] : [id])].join(' ');

function readsOf(voice: string): Reads {
  const [language = 'en', zone = 'UTC', ...id] = voice.split(' ');
  const reads = { language: isLanguage(language) ? language : 'en', zone } as const;
  return id.length === 0 ? reads : { ...reads, id: personId(id.join(' ')) };
}

/**
 * Engineers are told in person here, so everybody reads their own language, and whoever is named in it reads it alone,
 * for nobody is told of themselves by name: the delivery once for each way in which its recipients, or those who have an
 * earlier card, read.
 */
export function byReaderLanguage(delivery: Delivery, known: readonly CardAt[] = []): readonly Part[] {
  const { to, content, each = {}, here, readerOf, speakIn } = delivery;
  if (to.kind !== 'engineers') return [];
  const named = new Set(namedIn(content));
  const voiceFor = (person: string): string | undefined => {
    const reads = readerOf(person);
    if (reads === undefined) return undefined;
    const { language, zone } = reads;
    const alone = voiceOf({ language, zone, id: personId(person) });
    // Whoever has a card of their own keeps it, whoever is named in it now.
    const isAlone = named.has(person) || own(each, person) !== undefined || known.some(({ voice }) => voice === alone);
    return isAlone ? alone : voiceOf({ language, zone });
  };
  const spoken = to.recipients.filter((person) => here(person)).flatMap((person) => voiceFor(person) ?? []);
  const voices = new Set([...spoken, ...known.flatMap(({ voice }) => voice ?? [])]);
  return [...voices].map((voice) => {
    const reads = readsOf(voice);
    return {
      voice,
      cards: known.filter((card) => card.voice === voice),
      delivery: {
        ...delivery,
        content: (reads.id === undefined ? undefined : own(each, reads.id)) ?? content,
        speak: speakIn(reads),
        here: (person) => here(person) && voiceFor(person) === voice,
      },
    };
  });
}
