import type { DecisionContext } from '../record/decision-context';
import type { RecordRules, TimerRule } from '../record/record';
import { knownAround } from '../roster/known-around';
import { theDesk } from '../ticket/event';
import { before, days, type Instant, type Span } from '../time/instant';
import { redactSwap } from './redact-swap';
import { nextReminder, toldAt } from './reminders';
import {
  beginSwap,
  beginsAt,
  evolveSwap,
  overAt,
  piecesOf,
  type Swap,
  type SwapEvent,
  stillAsked,
  takenUntil,
} from './swap';
import { dutyOfSwap } from './swap-duty';
import { beforeWordOf, lookedAround } from './where-now';
import { movedNow } from './who-may';

type Rule<Kind extends string> = TimerRule<Swap, SwapEvent, Kind>;

/** Before so long imports and decisions about a shift are not looked at by every wake-up. */
const knownFor = days(12);

const asked = ({ state }: Swap): boolean => state === 'asked';

/** What came while people rest is told when their place opens. */
const calling: Rule<'call'> = {
  wanted: (swap, { desk }) =>
    swap.untoldAt === undefined
      ? []
      : [{ kind: 'call', key: `call:${swap.untoldAt}`, due: toldAt(swap, desk, swap.untoldAt) }],
  fires: { call: (_swap, _timer, { at }) => ({ type: 'called', by: theDesk, at }) },
};

/** While nobody has said yes: reminders, and its end when the shift begins. */
const waiting: Rule<'remind' | 'lapse'> = {
  wanted: (swap, { desk }) => {
    if (!asked(swap)) return [];
    const remind = nextReminder(swap, desk);
    const due = takenUntil(swap);
    return [
      ...(remind === undefined ? [] : [{ kind: 'remind', key: `remind:${remind}`, due: remind } as const]),
      { kind: 'lapse', key: `lapse:${due}`, due },
    ];
  },
  fires: {
    remind: (_swap, _timer, { at }) => ({ type: 'reminded', by: theDesk, at }),
    lapse: (_swap, _timer, { at }) => ({ type: 'lapsed', by: theDesk, at }),
  },
};

/** What was taken is over when it is. */
const ending: Rule<'end'> = {
  wanted: (swap) => (swap.state === 'taken' ? [{ kind: 'end', key: `end:${overAt(swap)}`, due: overAt(swap) }] : []),
  fires: { end: (_swap, _timer, { at }) => ({ type: 'ended', by: theDesk, at }) },
};

const rosterOf = ({ id }: Swap, { shifts }: Pick<DecisionContext, 'shifts'>) =>
  beforeWordOf({ kind: 'swap', id }, shifts);

/** Where the shift moves, the swap follows it, whichever way the roster changed. */
const following: Rule<'look' | 'follow'> = {
  wanted: (swap, { at, shifts }) => {
    if (swap.state === 'closed') return [];
    const looks = before(beginsAt(swap), knownFor);
    if (at < looks) return [{ kind: 'look', key: `look:${looks}`, due: looks }];
    const isKnown = lookedAround(spanOf(swap)).to <= knownAround(at).to;
    if (!isKnown || movedNow(swap, rosterOf(swap, { shifts })) === undefined) return [];
    return [{ kind: 'follow', key: `follow:${swap.version}`, due: at }];
  },
  fires: { look: (swap, _timer, now) => followed(swap, now), follow: (swap, _timer, now) => followed(swap, now) },
};

function followed(swap: Swap, now: DecisionContext): SwapEvent | undefined {
  const moved = movedNow(swap, rosterOf(swap, now));
  if (moved === undefined) return undefined;
  const happened = { by: theDesk, at: now.at };
  return moved === 'gone' ? { type: 'gone', ...happened } : { type: 'moved', ...happened, ...moved };
}

/** From the first to the last of what it is about. */
const spanOf = (swap: Swap): Span => {
  const spans = piecesOf(swap).flatMap(({ span, shift }): readonly Span[] => [span, shift]);
  return {
    from: Math.min(...spans.map(({ from }) => from)) as Instant,
    to: Math.max(...spans.map(({ to }) => to)) as Instant,
  };
};

/** The swap as a kind of record. */
export const swapRules: RecordRules<Swap, SwapEvent> = {
  name: 'swap',
  begin: beginSwap,
  evolve: evolveSwap,
  timers: [calling, waiting, ending, following],
  needs: (swap) => ({
    ...(swap.piece.shift.places[0] === undefined ? {} : { place: swap.piece.shift.places[0] }),
    people: [swap.piece.of, swap.filedBy, swap.exchange?.of, swap.takenBy, ...swap.asked].filter(
      (id) => id !== undefined,
    ),
    lastAt: swap.lastEventAt,
    around: lookedAround(spanOf(swap as Swap)),
  }),
  index: ({ state, openedAt, endedAt, piece, filedBy, takenBy, text, asked: everybody, refusedBy }) => ({
    state,
    open: state !== 'closed',
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [
      { person: piece.of, part: 'holder' },
      ...(filedBy === undefined ? [] : [{ person: filedBy, part: 'filer' }]),
      ...(takenBy === undefined
        ? stillAsked({ asked: everybody, refusedBy }).map((person) => ({ person, part: 'asked' }))
        : [{ person: takenBy, part: 'taker' }]),
    ],
    words: text,
  }),
  account: ({ piece }) => piece.of,
  duty: dutyOfSwap,
  redacted: redactSwap,
};
