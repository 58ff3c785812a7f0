import { removedText } from '../domain/record/redaction';
import { typed } from '../domain/words';

type IsOwn = (record: string) => boolean;
type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values => value !== null && typeof value === 'object';

/** The name of the ticket that people read as `IT-1001`; empty where it is none. */
const numberIn = (ticket: unknown): string => /(?:^|-)(\d+)$/.exec(`${ticket}`)?.[1] ?? '';

/** Whether a message says something of a ticket of theirs. */
export function tellsOf(value: unknown, isOwn: IsOwn): boolean {
  if (!isObject(value)) return false;
  const { facts } = value;
  if (isObject(facts) && 'ticket' in facts && isOwn(numberIn(facts['ticket']))) return true;
  return Object.values(value).some((one) => tellsOf(one, isOwn));
}

const isQuote = (part: unknown): part is Values =>
  isObject(part) && part['kind'] === 'text' && part['style'] === 'quote';

/**
 * A message about several tickets, as a digest is, without what the requester of some of them wrote: titles, and the quote
 * that stands below.
 */
export function withoutTheirWords(value: unknown, isOwn: IsOwn): unknown {
  if (Array.isArray(value)) {
    return value.map((part, nth) =>
      isQuote(part) && tellsOf(value[nth - 1], isOwn)
        ? { ...part, text: typed(removedText) }
        : withoutTheirWords(part, isOwn),
    );
  }
  if (!isObject(value)) return value;
  const isTheirs = 'ticket' in value && 'title' in value && isOwn(numberIn(value['ticket']));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      isTheirs && key === 'title' ? removedText : withoutTheirWords(one, isOwn),
    ]),
  );
}

/** Properties of a kept digest that hold people. */
const holdPeople: ReadonlySet<string> = new Set(['requester', 'solvedBy', 'owner', 'primary', 'backup']);
/** Properties of a kept digest that hold what somebody wrote. */
const holdWords: ReadonlySet<string> = new Set(['title', 'comment']);

/** What is taken out of a kept digest; its figures stay. */
export interface FromDigest {
  readonly person: (id: string) => string;
  /** `isOwn`: the words are about a ticket that the person made. */
  readonly words: (text: string, isOwn: boolean) => string;
  readonly isOwn: IsOwn;
}

/** A digest that was kept, with other people and words in the places where it has them. */
export function fromDigest(value: unknown, how: FromDigest): unknown {
  if (Array.isArray(value)) return value.map((one) => fromDigest(one, how));
  if (!isObject(value)) return value;
  const isTheirs = 'ticket' in value && how.isOwn(numberIn(value['ticket']));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (typeof one !== 'string') return [key, fromDigest(one, how)];
      if (holdPeople.has(key)) return [key, how.person(one)];
      return [key, holdWords.has(key) && one !== '' ? how.words(one, isTheirs) : one];
    }),
  );
}
