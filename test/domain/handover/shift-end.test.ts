import { compileDuty } from '../../../src/config/calendar/compile-duty';
import type { DutyShift } from '../../../src/domain/desk';
import { leftAtShiftEnd } from '../../../src/domain/handover/shift-end';
import type { Person, PersonId } from '../../../src/domain/people/person';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { ticketId } from '../../../src/domain/ticket/ticket';
import type { Instant } from '../../../src/domain/time/instant';
import { at, chen, context, desk, li, liHasIt, tom, wang } from '../../kit/tickets';

type Row = Parameters<typeof compileDuty>[0][number];

const row = (days: readonly number[], from: string, to: string, primary: Person): Row =>
  ({ days, from, to, primary: primary.id, backup: null }) as Row;
const compiled = (...rows: readonly Row[]): readonly DutyShift[] =>
  compileDuty(rows, 'Asia/Shanghai', { from: '2026-11-16', until: '2026-12-31' });
const week = [1, 2, 3, 4, 5] as const;

const [first, second, third] = [1001, 1002, 1003].map(ticketId) as [Ticket['id'], Ticket['id'], Ticket['id']];
const tickets = [liHasIt({ id: first }), liHasIt({ id: second })];

/** Who is asked for which tickets of Li's when she goes off duty then. */
function asked(
  now: Instant,
  pattern: readonly DutyShift[],
  theirs: readonly Ticket[] = tickets,
): readonly (readonly [PersonId, ...Ticket['id'][]])[] {
  const { people } = context();
  const known = { people, places: desk.places.map(({ id }) => id), shifts: { overrides: [], changes: [], pattern } };
  return leftAtShiftEnd(li.id, theirs, { at: now, desk, known }).map(({ to, tickets: some }) => [
    to,
    ...some.map(({ id }) => id),
  ]);
}

describe('a shift that ends with open tickets (STAFF-6)', () => {
  // 24 November 2026 is a Tuesday.
  test('asks nobody of whoever is on again in the morning, after the weekend, or in the next half day', () => {
    const daily = compiled(row(week, '09:00', '18:00', li), row(week, '18:00', '09:00', wang));
    expect(asked(at('18:00'), daily)).toEqual([]);
    expect(asked(at('2026-11-27T18:00'), daily)).toEqual([]);
    const halves = compiled(row(week, '09:00', '13:00', li), row(week, '13:00', '18:00', wang));
    expect(asked(at('13:00'), halves)).toEqual([]);
    expect(asked(at('2026-11-27T13:00'), halves)).toEqual([]);
  });

  test('asks nobody of whoever is on again tomorrow in a desk that never closes, or at night only', () => {
    const nights = compiled(row(week, '18:00', '09:00', li), row(week, '09:00', '18:00', wang));
    expect(asked(at('2026-11-25T09:00'), nights)).toEqual([]);
  });

  test('asks whoever is first when the place opens next, not whoever has the night', () => {
    const rotation = compiled(
      ...[row([1, 2], '09:00', '18:00', li), row([3, 4, 5], '09:00', '18:00', wang)],
      row([1, 2, 3, 4, 5, 6, 7], '18:00', '09:00', tom),
    );
    expect(asked(at('18:00'), rotation)).toEqual([[wang.id, first, second]]);
    // On Monday evening she is on again in the morning.
    expect(asked(at('2026-11-23T18:00'), rotation)).toEqual([]);
  });

  test('leaves what is urgent or was offered to somebody to the question that asks for it already', () => {
    const gone = compiled(row([2], '09:00', '18:00', li), row([3], '09:00', '18:00', wang));
    const offered = { to: tom.id, at: at('17:00'), note: '', by: li.id };
    const theirs = [
      liHasIt({ id: first, urgent: true }),
      liHasIt({ id: second, handover: offered as never }),
      liHasIt({ id: third }),
    ];
    expect(asked(at('18:00'), gone, theirs)).toEqual([[wang.id, third]]);
  });

  test('asks each successor for what they answer for, and nobody where there is none', () => {
    const printers = desk.catalogue.find(({ id }) => tickets[0]?.category.startsWith(`${id}.`))?.id ?? '';
    const other = desk.catalogue.find(({ id }) => id !== printers);
    const category = `${other?.id}.${other?.items[0]?.id}`;
    const both = [liHasIt({ id: first }), liHasIt({ id: second, category })];
    const split = [
      ...compiled(row([2], '09:00', '18:00', li), row([3], '09:00', '18:00', wang)),
      ...compileDuty([{ ...row([3], '09:00', '18:00', chen), skills: [other?.id ?? ''] }], 'Asia/Shanghai', {
        from: '2026-11-16',
        until: '2026-12-31',
      }),
    ].sort((one, two) => one.span.from - two.span.from);
    expect(asked(at('18:00'), split, both)).toEqual([
      [wang.id, first],
      [chen.id, second],
    ]);
    expect(asked(at('18:00'), [])).toEqual([]);
  });
});
