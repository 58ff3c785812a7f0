import { personId } from '../../../src/domain/people/person';
import { type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import type { FaultKind } from '../../../src/domain/ticket/ticket';
import { type Instant, instant } from '../../../src/domain/time/instant';
import { aReport } from '../../kit/tickets';

/** The first minute of the world of random lives: a Thursday, two weeks without a holiday. */
export const epoch = instant('2026-11-19T00:00+08:00');
export const minute = 60_000;
export const momentOf = (nth: number): Instant => (epoch + nth * minute) as Instant;
export const minuteOf = (at: Instant): number => (at - epoch) / minute;

const day = 24 * 60;
/** 9 to 12 and 13:30 to 18 on weekdays, worked out by hand and not by the desk. */
const openMinutes = Uint8Array.from({ length: 40 * day }, (_, nth) => {
  const weekday = (4 + Math.floor(nth / day) - 1) % 7;
  const time = nth % day;
  return weekday <= 4 && ((time >= 540 && time < 720) || (time >= 810 && time < 1080)) ? 1 : 0;
});
export const isOpenMinute = (nth: number): boolean => openMinutes[nth] === 1;

/** Between opening and closing of a weekday, lunch included. */
export const isInsideMinute = (nth: number): boolean =>
  (4 + Math.floor(nth / day) - 1) % 7 <= 4 && nth % day >= 540 && nth % day < 1080;

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const li = personId('li.na');
const zhou = personId('zhou');
const gaps = [1, 1, 2, 3, 4, 6, 9, 14, 16, 29, 31, 55, 65, 119, 125, 300, 700, 1500];

/** Where the one who makes a life up thinks the ticket stands; not the desk's opinion. */
interface Standing {
  state: 'new' | 'claimed' | 'remote' | 'on-site' | 'waiting' | 'resolved' | 'closed' | 'cancelled';
  resumeTo: 'claimed' | 'remote' | 'on-site';
  endsWhenAnswered: boolean;
  underway: boolean;
  located: boolean;
  urgent: boolean;
}

type Event = TicketEvent extends infer One ? (One extends TicketEvent ? Omit<One, 'at'> : never) : never;

function possible(is: Standing, now: number, pick: (count: number) => number): readonly Event[] {
  const wait = (reason: string, stops: string[], agreed?: number): Event => ({
    ...{ type: 'waiting-started', by: li, reason, note: '', stops, progress: 'paused' },
    endsWhenAnswered: reason === 'requester',
    ...(agreed === undefined ? {} : { agreed: momentOf(agreed) }),
  });
  const said = (side: 'requester' | 'engineers', by = li): Event => ({
    type: 'replied',
    by,
    side,
    text: 'x',
    files: [],
  });
  const raise: Event[] = is.urgent ? [] : [{ type: 'urgency-raised', by: zhou }];
  const cancel: Event[] = pick(6) > 0 ? [] : [{ type: 'cancelled', by: zhou, reason: 'withdrawn', note: '' }];
  const solve: Event = { type: 'resolved', by: li, cause: '', fix: '', advice: '' };
  const automatic: Event = { type: 'progress-reported', by: theDesk, text: '', automatic: true, promise: 'open' };
  const anyTime: Event[] = [said('requester', zhou), said('engineers', theDesk), automatic, ...raise, ...cancel];
  switch (is.state) {
    case 'new':
      return [{ type: 'claimed', by: li }, { type: 'claimed', by: li }, said('engineers'), ...anyTime];
    case 'waiting':
      return [{ type: 'resumed', by: li }, { type: 'resumed', by: li }, solve, giveBack, ...anyTime];
    case 'resolved':
      return [
        { type: 'confirmed', by: zhou, how: pick(2) > 0 ? 'confirmed' : 'silence' },
        { type: 'not-fixed', by: zhou, text: '' },
        said('engineers'),
      ];
    case 'closed':
      return [{ type: 'reopened', by: zhou, text: '' }];
    case 'cancelled':
      return [];
    default:
      return [
        ...(is.state === 'remote' ? [] : [{ type: 'remote-started', by: li } as const]),
        ...(is.underway ? [{ type: 'arrived', by: li } as const] : [{ type: 'dispatched', by: li } as const]),
        ...(is.located ? [] : [{ type: 'located', by: li, finding: '' } as const]),
        ...[wait('requester', ['SLA-4', 'SLA-5']), wait('vendor', [])],
        wait('scheduled', [], now + 1 + pick(400)),
        { type: 'promised', by: li, due: momentOf(now + 600), text: '' },
        { type: 'progress-reported', by: li, text: 'x', automatic: false, promise: 'kept' },
        { type: 'handover-accepted', by: personId('wang.lei'), from: li, offeredAt: momentOf(now) },
        ...[giveBack, giveBack, solve, solve, said('engineers'), ...anyTime],
      ];
  }
}

const giveBack: Event = { type: 'claim-returned', by: li, reason: '' };

function follow(is: Standing, event: Event): void {
  const over = (state: Standing['state']): void => {
    is.state = state;
    is.underway = false;
  };
  switch (event.type) {
    case 'claimed':
      is.state = 'claimed';
      break;
    case 'claim-returned':
      over('new');
      break;
    case 'remote-started':
      over('remote');
      break;
    case 'dispatched':
      is.state = 'on-site';
      is.underway = true;
      break;
    case 'arrived':
      is.underway = false;
      break;
    case 'located':
      is.located = true;
      if (is.state === 'on-site') is.underway = false;
      break;
    case 'waiting-started':
      is.resumeTo = is.state === 'remote' || is.state === 'on-site' ? is.state : 'claimed';
      is.state = 'waiting';
      is.endsWhenAnswered = event.endsWhenAnswered;
      break;
    case 'resumed':
      is.state = is.resumeTo;
      break;
    case 'replied':
      if (event.side === 'requester' && is.state === 'waiting' && is.endsWhenAnswered) is.state = is.resumeTo;
      break;
    case 'urgency-raised':
      is.urgent = true;
      break;
    case 'resolved':
      over('resolved');
      break;
    case 'confirmed':
      is.state = 'closed';
      break;
    case 'not-fixed':
      is.state = 'claimed';
      break;
    case 'reopened':
      is.state = 'claimed';
      is.located = false;
      break;
    case 'cancelled':
      over('cancelled');
      break;
    default:
  }
}

/** A job's whole log, as it might be: events at whole minutes, over at most eight days. */
export function aLife(seed: number): readonly TicketEvent[] {
  const next = numbers(seed);
  const pick = (count: number): number => Math.floor(next() * count);
  let now = pick(2) > 0 ? pick(4 * day) : 540 + pick(9 * 60);
  const urgent = pick(3) === 0;
  const kind = (['software', 'hardware', 'other'] as const)[pick(3)] as FaultKind;
  const regime = isInsideMinute(now) ? 'inside' : 'outside';
  const log: TicketEvent[] = [aReport({ at: momentOf(now), kind, urgent, regime })];
  const is: Standing = {
    ...{ state: 'new', resumeTo: 'claimed', endsWhenAnswered: false },
    ...{ underway: false, located: false, urgent },
  };
  for (let count = 3 + pick(16); count > 0; count -= 1) {
    now += gaps[pick(gaps.length)] ?? 1;
    const choices = possible(is, now, pick);
    const event = choices[pick(choices.length)];
    if (event === undefined || now > 9 * day) break;
    log.push({ ...event, at: momentOf(now) } as TicketEvent);
    follow(is, event);
  }
  return log;
}
