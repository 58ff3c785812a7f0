import { removedText } from '../domain/privacy/redaction';
import { typed } from '../domain/words';

type IsOwn = (ticket: number) => boolean;
type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values => value !== null && typeof value === 'object';

/** A number as people read it, e.g. `IT-1001`. */
const numberIn = (ticket: unknown): number => Number(/\d+$/.exec(`${ticket}`)?.[0]);

/** Whether a message says something of a job of theirs. */
export function tellsOf(value: unknown, isOwn: IsOwn): boolean {
  if (!isObject(value)) return false;
  const { facts } = value;
  if (isObject(facts) && 'ticket' in facts && isOwn(numberIn(facts['ticket']))) return true;
  return Object.values(value).some((one) => tellsOf(one, isOwn));
}

const isQuote = (part: unknown): part is Values =>
  isObject(part) && part['kind'] === 'text' && part['style'] === 'quote';

/**
 * A message about several jobs, as a digest is, without what the requester of some of them wrote: titles, and the quote
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
