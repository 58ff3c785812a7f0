import type { Desk } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { MyShift } from '../../domain/roster/my-shifts';
import { type NowAndNext, nowAndNext } from '../../domain/roster/now-and-next';
import type { RosterPart } from '../../domain/roster/roster-parts';
import { between, type Instant } from '../../domain/time/instant';
import { type Fact, type Say, say } from '../../domain/words';
import type { Button, Card, FactRow, Part, Picture } from '../card';
import { takeOverButton } from '../swap/take-over-button';
import { dutySaid, partSaid, personSaid } from './duty-said';

/** Parts of the roster and shifts of the reader on one card; the page has all of them. */
const mostParts = 5;
const mostShifts = 2;
/** Most people whose shift it offers to take over: beside what else is offered there is room for so many. */
const mostTakenOver = 3;

/** What a reader sees of who is on duty. */
interface DutyShown {
  readonly desk: Pick<Desk, 'places' | 'catalogue'>;
  readonly now: Instant;
  readonly parts: readonly RosterPart[];
  /** The reader's own. */
  readonly mine: readonly MyShift[];
  /** What else they may ask for from here, two at most. */
  readonly offers: readonly Button[];
  /** Whose running shift they may take over with one press. */
  readonly takeOver?: readonly PersonId[];
  /** Of the next days. */
  readonly pictures?: readonly Picture[];
}

const timeOf = (at: Instant): Fact => ({ at, style: 'time' });

/** Opens the roster of the next days. */
export const rosterButton: Button = { action: 'roster', label: say('roster.show'), tone: 'plain', opens: 'form' };

/** Who answers now, until when, and who comes next, for each part of the roster; then when the reader does. */
export function dutyCard({ desk, now, parts, mine, offers, takeOver = [], pictures = [] }: DutyShown): Card {
  const shown = parts.slice(0, mostParts).flatMap((part) => {
    const duty = nowAndNext(part.spans);
    return duty === undefined ? [] : [{ part, duty }];
  });
  const [only, another] = shown;
  const duties = only !== undefined && another === undefined ? rowsOf(only.duty) : shown.map(rowOf);
  const rows = [...duties, ...mineRows(mine, now)];
  const more = parts.length - mostParts;
  const buttons = [...offers, ...takeOver.slice(0, mostTakenOver).map(takeOverButton)];
  const title = say('desk.duty');
  return {
    title,
    tone: 'plain',
    summary: title,
    parts: [
      { kind: 'facts', rows, ...(another === undefined ? {} : { style: 'list' }) },
      ...(more > 0 ? [quiet(say('roster.moreParts', { count: more }))] : []),
      ...pictures.map((picture) => ({ kind: 'picture', picture, beside: true }) as const),
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ],
  };

  function rowOf({ part, duty }: { readonly part: RosterPart; readonly duty: NowAndNext }): FactRow {
    return { label: partSaid(desk, part), value: inOneLine(duty), ...toneOf(duty) };
  }
}

const quiet = (text: Say): Part => ({ kind: 'text', style: 'quiet', text });

const toneOf = ({ now }: NowAndNext): Pick<FactRow, 'tone'> => (now.primary === null ? { tone: 'bad' } : {});

const rowsOf = (duty: NowAndNext): readonly FactRow[] => [
  {
    label: say('desk.dutyPrimary'),
    value: say('roster.name', { name: personSaid(duty.now.primary) }),
    ...toneOf(duty),
  },
  { label: say('desk.dutyBackup'), value: say('roster.name', { name: personSaid(duty.now.backup) }) },
  ...(duty.until === undefined
    ? []
    : [{ label: say('desk.dutyUntil'), value: say('roster.at', { at: timeOf(duty.until) }) }]),
  ...(duty.next === undefined
    ? []
    : [
        {
          label: say('roster.next'),
          value: say('roster.nextFrom', { who: dutySaid(duty.next), from: timeOf(duty.next.from) }),
        },
      ]),
];

function inOneLine({ now, until, next }: NowAndNext): Say {
  const who = dutySaid(now);
  if (until === undefined) return who;
  const isNobody = now.primary === null && now.backup === null;
  const said = isNobody
    ? say('roster.nobodyUntil', { until: timeOf(until) })
    : say('roster.nowUntil', { who, until: timeOf(until) });
  if (next === undefined) return said;
  return say('roster.andNext', { now: said, next: dutySaid(next), from: timeOf(next.from) });
}

const mineRows = (mine: readonly MyShift[], now: Instant): readonly FactRow[] =>
  mine.slice(0, mostShifts).map(({ from, to, part }, nth) => {
    const facts = { at: from === now ? say('roster.now') : timeOf(from), lasts: { lasts: between(from, to) } };
    return {
      label: say(nth === 0 ? 'roster.mine' : 'roster.mineThen'),
      value: say(part === 'primary' ? 'roster.mine.primary' : 'roster.mine.backup', facts),
    };
  });
