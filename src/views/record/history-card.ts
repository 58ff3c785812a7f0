import type { Happened } from '../../domain/record/record';
import { theDesk } from '../../domain/ticket/event';
import type { Instant } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import type { Card, Part } from '../card';
import type { HistoryLine, HistoryLines, Telling } from './record-views';

/** Lines of one history; older ones are counted. */
const most = 50;

/** A line, and when it happened. */
export interface ToldLine extends HistoryLine {
  readonly at: Instant;
  readonly byDesk: boolean;
}

/** The last time of what was said again and again: `count` times from `first` on. */
interface Line extends ToldLine {
  first: Instant;
  count: number;
}

/** A record's log, and how its kind tells of it. */
export interface History<Event extends Happened, View> extends Telling<View> {
  readonly lines: HistoryLines<Event, View>;
  /** Oldest first. */
  readonly events: readonly Event[];
  /** What happened to the records about it, as far as it is told here; in any order. */
  readonly beside?: readonly ToldLine[];
}

/**
 * What happened to the record of that number, newest first, a line each with its time. What its people do among
 * themselves is only told `inside`. What the desk said again and again while nobody did anything is one line.
 */
export function historyCard<Event extends Happened, View>(key: string, history: History<Event, View>): Card {
  const told = [...toldOf(history), ...(history.beside ?? [])];
  const lines = folded(told.toSorted((one, other) => other.at - one.at).map(once));
  const more = lines.length - most;
  return {
    title: say('past.title', { ticket: key }),
    tone: 'quiet',
    summary: say('past.title', { ticket: key }),
    parts: [
      ...lines
        .slice(0, most)
        .flatMap((line): readonly Part[] => [
          { kind: 'text', text: said(line) },
          ...(line.files === undefined ? [] : [{ kind: 'files', files: line.files } as const]),
        ]),
      ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('past.earlier', { count: more }) } as const] : []),
    ],
  };
}

/** One event in words for whoever reads it; undefined where there is nothing to tell them. */
export const lineOf = <Event extends Happened, View>(
  lines: HistoryLines<Event, View>,
  event: Event,
  telling: Telling<View>,
): HistoryLine | undefined =>
  (lines[event.type as Event['type']] as (event: Event, telling: Telling<View>) => HistoryLine | undefined)(
    event,
    telling,
  );

/** Every line of a log, newest first. */
export const toldOf = <Event extends Happened, View>({
  lines,
  events,
  view,
  inside,
}: History<Event, View>): readonly ToldLine[] =>
  events.toReversed().flatMap((event) => {
    const told = lineOf(lines, event, { view, inside });
    return told ? [{ ...told, at: event.at, byDesk: event.by === theDesk }] : [];
  });

const once = (told: ToldLine): Line => ({ ...told, first: told.at, count: 1 });

/** Each sentence of the desk once between two things that people did. */
function folded(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  const sentences = new Map<string, Line>();
  for (const line of lines) {
    if (!line.byDesk) sentences.clear();
    const sentence = JSON.stringify(line.text);
    const later = line.byDesk ? sentences.get(sentence) : undefined;
    if (later !== undefined) {
      later.first = line.at;
      later.count += 1;
      continue;
    }
    sentences.set(sentence, line);
    kept.push(line);
  }
  return kept;
}

function said({ text: what, at, first, count }: Line): Say {
  const last = { at, style: 'time' } as const;
  if (count === 1) return say('past.line', { at: last, what });
  return say('past.lines', { first: { at: first, style: 'time' }, last, what, count });
}
