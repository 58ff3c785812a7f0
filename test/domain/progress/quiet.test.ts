import { actionOf } from '../../../src/commands/ticket';
import { isRefusal } from '../../../src/domain/refusal';
import type { OnDuty } from '../../../src/domain/roster/on-duty';
import { type EventOf, type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import type { UpdateChoice } from '../../../src/domain/ticket/updates';
import { before, type Instant, minutes } from '../../../src/domain/time/instant';
import { announced } from '../../kit/announced';
import { act, at, chen, context, happened, li, liHasIt, tom, wang, zhou } from '../../kit/tickets';

const hour = minutes(60);
const duty: OnDuty = { primary: wang.id, backup: chen.id };

/** The automatic report that a ticket gives at that moment. */
function report(ticket: Ticket, now: Instant): EventOf<'progress-reported'> {
  const timer = { kind: 'progress-report', key: 'progress-report', due: now } as const;
  const event = decideTimer(ticket, timer, context(now, { duty }));
  if (event?.type !== 'progress-reported') throw new Error('there is no report');
  return event;
}

/** So many automatic reports, one an hour, and which of them rang nobody. */
function reported(
  ticket: Ticket,
  from: Instant,
  count: number,
): { readonly ticket: Ticket; readonly quiet: readonly boolean[] } {
  const quiet: boolean[] = [];
  let after = ticket;
  for (let nth = 0; nth < count; nth += 1) {
    const event = report(after, (from + nth * hour) as Instant);
    quiet.push(event.quiet === true);
    after = happened(after, event);
  }
  return { ticket: after, quiet };
}

const urgent = (): Ticket => liHasIt({ urgent: true });
const night = at('18:05');
const choose = (choice: UpdateChoice, time: string): TicketEvent => {
  const decided = actionOf('updates-set')?.decide(urgent(), act(zhou, {}, choice), context(at(time)));
  if (decided === undefined || !('type' in decided)) throw new Error('it was refused');
  return decided;
};

describe('automatic reports while nothing is new (HOT-5)', () => {
  test('two are told aloud, the others are on record and ring nobody', () => {
    expect(reported(urgent(), night, 15).quiet).toEqual([false, false, ...Array.from({ length: 13 }, () => true)]);
  });

  test.each<readonly [string, Partial<TicketEvent> & { readonly type: string }]>([
    ['words of the owner', { type: 'progress-reported', text: '在查', automatic: false, promise: 'kept' } as never],
    ['an answer in the thread', { type: 'replied', side: 'engineers', text: '在查', files: [] } as never],
    ['help that began', { type: 'remote-started' }],
    ['another owner', { type: 'handover-accepted', from: li.id, offeredAt: night } as never],
  ])('%s rings again, and two reports after it', (_, news) => {
    const { ticket } = reported(urgent(), night, 5);
    const heard = happened(ticket, { by: li.id, at: at('23:30'), ...news } as TicketEvent);
    expect(reported(heard, at('2026-11-25T00:30'), 4).quiet).toEqual([false, false, true, true]);
  });

  test.each<TicketEvent>([
    { type: 'noted', by: li.id, at: at('23:30'), text: '内部' },
    { type: 'handover-offered', by: li.id, at: at('23:30'), to: wang.id, note: '' },
    { type: 'collaborator-added', by: li.id, at: at('23:30'), person: tom.id },
    { type: 'handover-ended', by: theDesk, at: at('23:30'), to: wang.id, offeredAt: night },
  ])('$type is no news to whoever waits', (event) => {
    const { ticket } = reported(urgent(), night, 5);
    expect(reported(happened(ticket, event), at('2026-11-25T00:30'), 2).quiet).toEqual([true, true]);
  });

  test('what rings nobody draws the last report anew, and is told to nobody else', () => {
    const { ticket } = reported(urgent(), night, 2);
    const third = report(ticket, at('20:05'));
    const said = announced(ticket, third).filter(({ reason }) => reason !== 'card');
    expect(said.map(({ to, slot, refreshes }) => ({ to, slot, refreshes }))).toEqual([
      { to: { kind: 'person', person: zhou.id }, slot: `1001:standing:${at('19:05')}`, refreshes: true },
    ]);
    expect(
      announced(urgent(), report(urgent(), night)).find(({ slot }) => slot === `1001:standing:${night}`),
    ).toBeDefined();
  });

  test('whatever ends it, or is news, takes the buttons from the report that stood last, and rings nobody for that', () => {
    const { ticket } = reported(urgent(), night, 2);
    const solved = { type: 'resolved', by: li.id, at: at('19:30'), cause: 'c', fix: 'f', advice: 'a' } as const;
    const written = {
      type: 'replied',
      by: li.id,
      at: at('19:30'),
      side: 'engineers',
      text: '在查',
      files: [],
    } as const;
    const gone = { type: 'cancelled', by: zhou.id, at: at('19:30'), reason: 'withdrawn', note: '' } as const;
    for (const event of [solved, written, gone]) {
      const over = announced(ticket, event).find(({ slot }) => slot === `1001:standing:${at('19:05')}`);
      expect(over).toMatchObject({ to: { kind: 'person', person: zhou.id }, refreshes: true });
      expect(JSON.stringify(over?.content)).not.toContain('"buttons"');
    }
    const first = reported(urgent(), night, 1).ticket;
    const both = announced(first, report(first, at('19:05'))).filter(({ slot }) => slot?.startsWith('1001:standing:'));
    expect(both.map(({ slot, content }) => [slot, JSON.stringify(content).includes('"buttons"')])).toEqual([
      [`1001:standing:${at('19:05')}`, true],
      [`1001:standing:${night}`, false],
    ]);
    const noted = { type: 'noted', by: li.id, at: at('19:30'), text: '内部' } as const;
    expect(announced(ticket, noted).some(({ slot }) => slot?.startsWith('1001:standing:'))).toBe(false);
  });

  test('the leads are told of none of them one by one', () => {
    const told = announced(urgent(), report(urgent(), night)).flatMap(({ to }) =>
      to.kind === 'person' ? to.person : [],
    );
    expect(told).not.toContain(chen.id);
  });
});

describe('what a requester chooses to be told of', () => {
  test('every hour: each report rings', () => {
    expect(reported(happened(urgent(), choose('hourly', '18:01')), night, 5).quiet).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('only news: no report rings, and where nothing was said nothing is drawn anew', () => {
    const chosen = happened(urgent(), choose('news', '18:01'));
    expect(reported(chosen, night, 3).quiet).toEqual([true, true, true]);
    expect(announced(chosen, report(chosen, night)).every(({ reason }) => reason === 'card')).toBe(true);
  });

  test('not before tomorrow: until the place opens again, whatever the night and the weekend', () => {
    const chosen = happened(urgent(), choose('tomorrow', '18:01'));
    expect(report(chosen, at('23:00')).quiet).toBe(true);
    expect(report(chosen, at('2026-11-25T08:59')).quiet).toBe(true);
    expect(report(chosen, at('2026-11-25T09:00')).quiet).toBeUndefined();
  });

  test('is the requester’s alone, of an open ticket, and one of the three', () => {
    const set = actionOf('updates-set');
    const form = actionOf('updates');
    for (const person of [li, wang, chen]) {
      expect(isRefusal(set?.refuse(urgent(), person, context(night)) ?? {})).toBe(true);
      expect(isRefusal(form?.refuse(urgent(), person, context(night)) ?? {})).toBe(true);
    }
    expect(form?.refuse(urgent(), zhou, context(night))).toBeUndefined();
    expect(set?.refuse({ ...urgent(), state: 'closed' }, zhou, context(night))).toMatchObject({
      say: 'refusal.notOpen',
    });
    for (const strange of ['', 'never', '__proto__', 'toString']) {
      expect(isRefusal(set?.decide(urgent(), act(zhou, {}, strange), context(night)) ?? {})).toBe(true);
    }
    expect(form?.decide(urgent(), act(zhou, { updates: 'tomorrow' }), context(night))).toEqual({
      type: 'updates-chosen',
      by: zhou.id,
      at: night,
      choice: 'tomorrow',
      until: at('2026-11-25T09:00'),
    });
  });
});

describe('whether the owner is asked for words', () => {
  const asked = (of: Ticket, time: string, onDuty = duty): boolean => {
    const ticket = { ...of, lastReportAt: before(at(time), minutes(50)) };
    return (
      decideTimer(
        ticket,
        { kind: 'progress-ask', key: 'progress-ask', due: at(time) },
        context(at(time), { duty: onDuty }),
      ) !== undefined
    );
  };

  test('at work, and not off duty in the evening, at night or on a Sunday', () => {
    expect(asked(urgent(), '17:55')).toBe(true);
    expect(asked(urgent(), '12:30')).toBe(true);
    for (const time of ['18:55', '2026-11-25T03:00', '2026-11-29T11:00']) expect(asked(urgent(), time)).toBe(false);
    expect(asked(urgent(), '18:55', { primary: li.id, backup: null })).toBe(true);
    expect(asked(urgent(), '18:55', { primary: wang.id, backup: li.id })).toBe(true);
  });

  test('once a day where two reports in a row went without words of theirs', () => {
    const silent = { silentReports: 2, progressAskedFor: at('11:00') };
    expect(asked(liHasIt({ silentReports: 1, progressAskedFor: at('11:00') }), '11:50')).toBe(true);
    expect(asked(liHasIt(silent), '11:50')).toBe(false);
    expect(asked(liHasIt(silent), '2026-11-25T09:10')).toBe(true);
    expect(asked(liHasIt({ ...silent, silenceAskedAt: at('13:00') }), '2026-11-25T09:10')).toBe(false);
  });
});

test('a promise that slips again and again is promised for the next working day, not by the hour', () => {
  const promised = happened(liHasIt(), { type: 'promised', by: li.id, at: at('09:30'), due: at('10:00'), text: '' });
  const slip = (ticket: Ticket, time: string): EventOf<'promise-slipped'> => {
    const timer = { kind: 'promise-slip', key: 'promise-slip', due: at(time) } as const;
    const event = decideTimer(ticket, timer, context(at(time)));
    if (event?.type !== 'promise-slipped') throw new Error('it did not slip');
    return event;
  };
  const once = happened(promised, slip(promised, '10:00'));
  const twice = happened(once, slip(once, '11:00'));
  expect(slip(twice, '12:00').newDue).toBe(at('2026-11-25T10:00'));
});
