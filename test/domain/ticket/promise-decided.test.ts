import { deciding } from '../../../src/domain/sla/decide';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { at, desk, happened, li, liHasIt } from '../../kit/tickets';

const byLi = (time: string) => ({ by: li.id, at: at(time) });
const promised = (time: string, due: string): TicketEvent => ({
  ...{ type: 'promised', ...byLi(time), due: at(due), text: '结果' },
});
const slips = (time: string, due: string, newDue: string): TicketEvent => ({
  ...{ type: 'promise-slipped', ...byLi(time), due: at(due), newDue: at(newDue) },
});
const noted = (time: string, promise: 'kept' | 'open'): TicketEvent => ({
  ...{ type: 'progress-reported', ...byLi(time), text: '查到了', automatic: false, promise },
});
const waits = (time: string, endsWhenAnswered: boolean): TicketEvent => ({
  ...{ type: 'waiting-started', ...byLi(time), reason: 'x', note: '', stops: [], progress: 'paused', endsWhenAnswered },
});
const resolved = (time: string): TicketEvent => ({
  ...{ type: 'resolved', ...byLi(time), cause: '', fix: '', advice: '' },
});

/** How the promises of a ticket came out, and when. */
const outcomes = (...log: readonly TicketEvent[]): readonly string[] =>
  log
    .reduce<Ticket>((ticket, event) => deciding(ticket, event, desk).after, liHasIt())
    .promises?.map(
      ({ state, at: decidedAt }) => `${state} ${new Date(decidedAt + 8 * 3_600_000).toISOString().slice(11, 16)}`,
    ) ?? [];

test.each<readonly [string, readonly TicketEvent[], readonly string[]]>([
  ['an answer before its moment keeps it', [promised('09:20', '11:00'), noted('10:50', 'kept')], ['kept 10:50']],
  ['so does one in that moment', [promised('09:20', '11:00'), noted('11:00', 'kept')], ['kept 11:00']],
  ['or told another way', [promised('09:20', '11:00'), { type: 'promise-kept', ...byLi('10:00') }], ['kept 10:00']],
  ['or a solution', [promised('09:20', '11:00'), resolved('10:30')], ['kept 10:30']],
  [
    'an answer after its moment does not, though nobody was told yet',
    [promised('09:20', '11:00'), noted('11:01', 'kept')],
    ['slipped 11:00'],
  ],
  ['words that are no answer decide nothing', [promised('09:20', '11:00'), noted('10:00', 'open')], []],
  [
    'what slips is decided once, however often it slips and whenever it is answered at last',
    [
      promised('09:20', '11:00'),
      slips('11:00', '11:00', '12:00'),
      slips('12:00', '12:00', '13:00'),
      noted('12:30', 'kept'),
    ],
    ['slipped 11:00'],
  ],
  [
    'each promise is its own, also after one that slipped',
    [promised('09:20', '11:00'), slips('11:00', '11:00', '12:00'), promised('11:10', '15:00'), noted('14:00', 'kept')],
    ['slipped 11:00', 'kept 14:00'],
  ],
  [
    'one that is moved before its moment is the later one',
    [promised('09:20', '11:00'), promised('10:30', '15:00'), noted('14:00', 'kept')],
    ['kept 14:00'],
  ],
  [
    'moved after its moment, it has slipped',
    [promised('09:20', '11:00'), promised('11:01', '15:00'), noted('14:00', 'kept')],
    ['slipped 11:00', 'kept 14:00'],
  ],
  [
    'it does not slip while the desk waits for the requester, as no timer makes it',
    [promised('09:20', '11:00'), waits('10:00', true), noted('12:00', 'kept')],
    ['kept 12:00'],
  ],
  [
    'but when work goes on',
    [
      promised('09:20', '11:00'),
      waits('10:00', true),
      { type: 'resumed', ...byLi('13:00') },
      slips('13:01', '11:00', '14:00'),
    ],
    ['slipped 13:00'],
  ],
  [
    'a wait for others holds nothing up',
    [promised('09:20', '11:00'), waits('10:00', false), noted('12:00', 'kept')],
    ['slipped 11:00'],
  ],
  [
    'a ticket that is withdrawn before its moment needs no answer',
    [promised('09:20', '11:00'), { type: 'cancelled', ...byLi('10:00'), reason: 'withdrawn', note: '' }],
    [],
  ],
])('a promise is kept or slips by the moment that was promised: %s (HOT-4)', (_, log, said) => {
  expect(outcomes(...log)).toEqual(said);
});

test('how a promise came out is written with the event that decided it, and read from the log', () => {
  const { event } = deciding(deciding(liHasIt(), promised('09:20', '11:00'), desk).after, noted('10:00', 'kept'), desk);
  expect(event.promiseDecided).toEqual({ madeAt: at('09:20'), due: at('11:00'), state: 'kept', at: at('10:00') });
  const old = happened(liHasIt(), promised('09:20', '11:00'));
  expect(happened(old, event).promises).toEqual([event.promiseDecided]);
  // A log of before that was written adds up to what its ticket was kept as.
  expect(happened(old, noted('10:00', 'kept')).promises).toEqual([]);
});
