import { actionOf } from '../../src/commands/ticket/index';
import { type Person, personId } from '../../src/domain/people/person';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { callersFor } from '../../src/views/callback-card';
import { engineersCard } from '../../src/views/engineers-card';
import { requesterCard } from '../../src/views/requester-card';
import { announced } from '../kit/announced';
import { verdictOn } from '../kit/judged';
import { ticketViewOf } from '../kit/ticket-views';
import { act, aTicket, at, chen, context, everybody, happened, li, sun, wang, zhou } from '../kit/tickets';

const other: Person = { ...chen, id: personId('other.lead'), identities: { slack: 'U0OTHER' } };
const low: TicketEvent = {
  type: 'rated',
  by: zhou.id,
  at: at('09:30'),
  ...{ stars: 1, reasons: [], comment: '太慢', callbackDue: at('18:00') },
};
/** A ticket that these people worked on, the last one solving it. */
function ratedLow(...workers: readonly Person[]): Ticket {
  const [first = li] = workers;
  const last = workers.at(-1) ?? li;
  return happened(
    aTicket(),
    { type: 'claimed', by: first.id, at: at('09:11') },
    ...(first === last
      ? []
      : [{ type: 'handover-accepted', by: last.id, at: at('09:12'), from: first.id, offeredAt: at('09:11') } as const]),
    { type: 'resolved', by: last.id, at: at('09:13'), cause: 'c', fix: 'f', advice: 'a' },
    { type: 'confirmed', by: zhou.id, at: at('09:20'), how: 'confirmed' },
    low,
  );
}
const peopleWith = (...more: readonly Person[]) => new Map([...everybody, ...more].map((one) => [one.id, one]));
const without = (...gone: readonly Person[]) =>
  new Map(everybody.map((one) => [one.id, gone.includes(one) ? { ...one, active: false } : one]));
const callers = (ticket: Ticket, people = peopleWith()) =>
  callersFor(ticketViewOf(ticket, context(at('09:31'), { people }))).map(({ id }) => id);

test.each<[string, Ticket, ReturnType<typeof peopleWith>, readonly string[]]>([
  ['the lead', ratedLow(li), peopleWith(), [chen.id]],
  ['the other lead, where the one was rated', ratedLow(chen), peopleWith(other), [other.id]],
  ['the managers, where the only lead was', ratedLow(chen), peopleWith(), ['sun.yue', 'kate.miller']],
  [
    'the managers too, where the lead had it before somebody else solved it',
    ratedLow(chen, wang),
    peopleWith(),
    ['sun.yue', 'kate.miller'],
  ],
  [
    'nobody, where the only lead was rated and no manager is there',
    ratedLow(chen),
    without(...everybody.filter(({ roles }) => roles.includes('manager'))),
    [],
  ],
  [
    'the managers, where the lead reported it',
    { ...ratedLow(li), requester: chen.id },
    peopleWith(),
    ['sun.yue', 'kate.miller'],
  ],
])('a low rating is called back by %s (4.4)', (_who, ticket, people, expected) => {
  expect(callers(ticket, people).toSorted()).toEqual([...expected].toSorted());
});

test('who was rated is neither asked nor reminded, may not say that they called, and gets no button for it (4.4)', () => {
  const before = happened(ratedLow(chen));
  const asked = announced({ ...before, version: before.version - 1 }, low);
  const told = asked.flatMap(({ to, reason }) => (to.kind === 'person' && reason === 'callback' ? [to.person] : []));
  expect(told).toContain(sun.id);
  expect(told).not.toContain(chen.id);
  const reminded = announced(before, { type: 'callback-reminded', by: 'desk' as never, at: at('17:00') });
  const heard = reminded.flatMap(({ to }) => (to.kind === 'person' ? [to.person] : []));
  expect(heard).toContain(sun.id);
  expect(heard).not.toContain(chen.id);
  const action = actionOf('called-back');
  const now = context(at('10:00'));
  expect(action?.refuse(before, chen, now)).toMatchObject({ say: 'refusal.callbackOnOwnWork' });
  expect(action?.refuse({ ...before, requester: sun.id }, sun, now)).toMatchObject({
    say: 'refusal.callbackToYourself',
  });
  expect(verdictOn('called-back', before, act(sun, { note: '已致歉' }), now)).toMatchObject({ type: 'called-back' });
});

test.each([
  [1, 'warn', 'plain'],
  [2, 'warn', 'plain'],
  [3, 'good', 'good'],
  [5, 'good', 'good'],
] as const)(
  'the card of a closed ticket with %i stars is green only where that was no low rating (K9)',
  (stars, staff, theirs) => {
    const { rating, ...unrated } = ratedLow(li);
    if (rating === undefined) throw new Error('nobody rated it');
    const view = ticketViewOf({ ...unrated, rating: { ...rating, stars } }, context(at('09:31')));
    expect(engineersCard(view).tone).toBe(staff);
    expect(requesterCard(view).tone).toBe(theirs);
    expect(engineersCard(ticketViewOf(unrated, context(at('09:31')))).tone).toBe('good');
  },
);
