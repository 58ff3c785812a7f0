import { type Say, say, typed } from '../domain/words';
import type { FactRow, Part } from '../views/card';
import type { Aftercare } from './aftercare';
import type { ComplaintFigures } from './complaints-of-day';
import { correctedDays } from './correction-words';
import { debtRows } from './debt-words';
import type { Digest } from './digest';
import { changeSaid, rateAgainst } from './digest-words';
import { keptRows } from './kept-rows';
import type { PromiseFigures } from './promises-of-day';
import { percent } from './share';
import type { SignInFigures } from './sign-ins-of-day';

const number = (count: number): Say => say('digest.number', { count });
/** A heading inside the digest. */
export const heading = (text: Say): Part => ({ kind: 'text', style: 'strong', text });
/** A paragraph of the digest. */
export const plain = (text: Say): Part => ({ kind: 'text', text });

const callbackRow = ({ done, owed }: Aftercare['callbacks']): FactRow => ({
  label: say('digest.callbacks'),
  value: say('digest.figureOf', { part: done, whole: owed }),
  tone: done < owed ? 'bad' : 'good',
});

function promiseRow({ kept, slipped }: PromiseFigures): readonly FactRow[] {
  const whole = kept.length + slipped.length;
  if (whole === 0) return [];
  const value = say('digest.figureOf', { part: kept.length, whole });
  return [{ label: say('digest.promises'), value, tone: slipped.length > 0 ? 'bad' : 'good' }];
}

/** Numbers alone: nobody reads here whom a complaint is about. */
function complaintRow({ made, due, inTime, open }: ComplaintFigures): readonly FactRow[] {
  if (made + due + open === 0) return [];
  const value = say('digest.complaintFigures', { made, due, inTime, open });
  return [{ label: say('digest.complaints'), value, tone: inTime < due ? 'bad' : 'plain' }];
}

/** On a day on which somebody was not seen in time. */
function signInRow({ asked, missed }: SignInFigures): readonly FactRow[] {
  if (missed === 0) return [];
  return [{ label: say('digest.signIns'), value: say('digest.signInFigures', { asked, missed }), tone: 'bad' }];
}

/** Open and overdue with the oldest; then received, solved, and what ended without work where there are such. */
export function headline(digest: Digest): Part {
  const { received, solved, withdrawn, duplicates, enquiries, aftercare, figures } = digest;
  const { reopened, callbacks } = aftercare;
  return {
    kind: 'facts',
    rows: [
      ...debtRows(digest),
      { label: say('digest.received'), value: number(received) },
      { label: say('digest.solved'), value: number(solved) },
      ...(reopened > 0 ? [{ label: say('card.reopened'), value: number(reopened) }] : []),
      ...(callbacks.owed > 0 ? [callbackRow(callbacks)] : []),
      ...promiseRow(figures.promises),
      ...complaintRow(digest.complaints),
      ...signInRow(digest.signIns),
      ...(withdrawn > 0 ? [{ label: say('digest.withdrawn'), value: number(withdrawn) }] : []),
      ...(duplicates > 0 ? [{ label: say('digest.duplicates'), value: number(duplicates) }] : []),
      ...(enquiries > 0 ? [{ label: say('digest.enquiries'), value: number(enquiries) }] : []),
    ],
  };
}

function rateRow({ satisfaction: { rate, part, whole, target } }: Digest): FactRow {
  const label = say('digest.satisfaction');
  if (rate === null) return { label, value: say('digest.unrated'), tone: 'quiet' };
  const facts = { rate: percent(rate), good: part, count: whole, target: percent(target) };
  return { label, value: say('digest.rate', facts), tone: rate >= target ? 'good' : 'bad' };
}

function changeRow({ satisfaction: { rate, previous } }: Digest): readonly FactRow[] {
  if (rate === null || previous === undefined || previous.rate === null) return [];
  const words = { up: 'digest.changeUp', down: 'digest.changeDown', same: 'digest.changeNone' } as const;
  const facts = { date: previous.date, rate: percent(previous.rate) };
  return [{ label: say('digest.change'), value: changeSaid(rate, previous.rate, words, facts).said }];
}

function responseRow({ satisfaction: { response } }: Digest): readonly FactRow[] {
  if (response.rate === null) return [];
  const facts = { rate: percent(response.rate), rated: response.part, count: response.whole };
  return [{ label: say('digest.response'), value: say('digest.responseRate', facts) }];
}

function sampleRow({ satisfaction: { whole, smallSample } }: Digest): readonly FactRow[] {
  if (whole === 0 || !smallSample) return [];
  return [{ label: say('digest.sample'), value: say('digest.sampleSays', { count: whole }), tone: 'warn' }];
}

function overallRow({ satisfaction: { overall }, trend }: Digest): readonly FactRow[] {
  if (overall.rate === null) return [];
  const facts = { rate: percent(overall.rate), good: overall.part, count: overall.whole };
  return [{ label: say('digest.overall', { count: trend.length }), value: say('digest.overallRate', facts) }];
}

/** Days of the trend are shown as they were sent; where that is corrected, the row says what they are now. */
function correctedRow(digest: Digest): readonly FactRow[] {
  const days = correctedDays(digest);
  return days === undefined ? [] : [{ label: say('digest.trendMark'), value: days, tone: 'warn' }];
}

/** Satisfaction, said honestly: its rate, its change, how many answered, and whether that is enough to go by. */
export const satisfactionRows = (digest: Digest): Part => ({
  kind: 'facts',
  rows: [
    rateRow(digest),
    ...changeRow(digest),
    ...responseRow(digest),
    ...sampleRow(digest),
    ...overallRow(digest),
    ...correctedRow(digest),
  ],
});

/** The trend as a native chart; nothing where nobody has rated. */
export function trendChart({ trend, satisfaction }: Digest): readonly Part[] {
  if (satisfaction.overall.rate === null) return [];
  return [
    {
      kind: 'chart',
      style: 'line',
      title: say('digest.trend', { count: trend.length }),
      labels: trend.map(({ date, now }) => typed(`${date.slice(5)}${now === undefined ? '' : '*'}`)),
      series: [
        { name: say('digest.seriesRate'), values: trend.map(({ rate }) => (rate === null ? null : percent(rate))) },
        { name: say('digest.seriesTarget'), values: trend.map(() => percent(satisfaction.target)) },
      ],
    },
  ];
}

/** The service levels as a native table. */
export function attainmentTable(digest: Digest): readonly Part[] {
  const title = heading(say('digest.attainment'));
  const kept = keptRows(digest);
  if (kept.every(({ whole }) => whole === 0)) {
    const { overdue } = digest;
    const none = overdue > 0 ? say('digest.attainmentOwed', { overdue }) : say('digest.attainmentNone');
    return [title, plain(none)];
  }
  const columns = [
    say('digest.columnGoal'),
    say('digest.columnMet'),
    say('digest.columnBreached'),
    say('digest.columnRate'),
    say('digest.columnTarget'),
  ];
  const rows = kept.map(({ name, part, missed, rate, target }) => [
    name,
    number(part),
    number(missed),
    rateAgainst(rate, target),
    target === undefined ? typed('–') : say('digest.percent', { rate: percent(target) }),
  ]);
  return [title, { kind: 'table', columns, rows }];
}
