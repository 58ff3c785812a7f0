import { type Say, say, type WordKey } from '../domain/words';
import type { FactRow, Part } from '../views/card';
import type { Correction, Figure, FigureName } from './corrections';
import type { Digest } from './digest';
import { goalName, listed } from './digest-words';

/** Corrections are listed up to here; the rest is counted. */
const correctionsAtMost = 5;
/** Tickets named with a number. */
const ticketsAtMost = 5;

const names: Readonly<Record<Exclude<FigureName['what'], 'goal'>, WordKey>> = {
  received: 'digest.received',
  solved: 'digest.solved',
  withdrawn: 'digest.withdrawn',
  duplicates: 'digest.duplicates',
  enquiries: 'digest.enquiries',
  satisfaction: 'digest.satisfaction',
  promises: 'digest.promises',
};

/** What a number of a digest is called. */
const nameOf = ({ what, clause = '', goal = 'resolved' }: FigureName): Say =>
  what === 'goal' ? goalName({ clause, goal }) : say(names[what]);

/** A number as a digest writes it. */
const figureSaid = ({ part, whole }: Figure): Say =>
  whole === undefined ? say('digest.number', { count: part }) : say('digest.figureOf', { part, whole });

/** What a number was told as, and what it is now. */
export function correctionSaid(correction: Correction): Say {
  const { told, now, tickets } = correction;
  const facts = { name: nameOf(correction), told: figureSaid(told), now: figureSaid(now) };
  const keys = tickets.slice(0, ticketsAtMost).map((name) => say('digest.name', { name }));
  const more = tickets.length - keys.length;
  const all = more > 0 ? [...keys, say('digest.correctionMore', { count: more })] : keys;
  const found = listed(all);
  return found === undefined
    ? say('digest.correctionBare', facts)
    : say('digest.correction', { ...facts, tickets: found });
}

/** The tickets that its rows name. */
export const ticketsCorrected = (corrections: Digest['corrections']): readonly string[] =>
  corrections.slice(0, correctionsAtMost).flatMap(({ tickets }) => tickets.slice(0, ticketsAtMost));

/** Numbers of earlier digests that are others now: told once, each with its day. */
export function correctionRows({ corrections }: Digest): readonly Part[] {
  if (corrections.length === 0) return [];
  const rows = corrections.slice(0, correctionsAtMost).map(
    (correction): FactRow => ({
      label: say('digest.correctionTo', { date: correction.date }),
      value: correctionSaid(correction),
      tone: 'warn',
    }),
  );
  const more = corrections.length - rows.length;
  const rest: readonly FactRow[] =
    more > 0 ? [{ label: say('digest.corrections'), value: say('digest.more', { count: more }) }] : [];
  return [{ kind: 'facts', rows: [...rows, ...rest] }];
}

/** Days of the trend whose digest said another rate than is so now. */
export function correctedDays({ trend }: Digest): Say | undefined {
  const days = trend.flatMap(({ date, part, whole, now }) =>
    now === undefined
      ? []
      : [
          say('digest.trendCorrected', {
            date: date.slice(5),
            told: figureSaid({ part, whole }),
            now: figureSaid({ part: now.part, whole: now.whole }),
          }),
        ],
  );
  return listed(days);
}
