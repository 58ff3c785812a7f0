import { mayBeOnePerson, type Person, personId } from '../../../src/domain/people/person';
import { isOwnWork } from '../../../src/domain/rating/own-work';
import { type RatingRules, rate, refuseRating } from '../../../src/domain/rating/rate';
import { refuse } from '../../../src/domain/refusal';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { replay } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { hours } from '../../../src/domain/time/instant';
import { aReport, aTicket, at, chen, everybody, happened, li, tom, wang, zhou } from '../../kit/tickets';

const rules = (...people: readonly Person[]): RatingRules => ({
  days: 7,
  closes: at('2026-12-04T00:00'),
  editable: hours(12),
  callbackDue: at('18:00'),
  people: new Map([...everybody, ...people].map((person) => [person.id, person])),
});
const stars = (ticket: Ticket, by: Person, ...people: readonly Person[]) =>
  refuseRating(ticket, by, at('10:00'), rules(...people)) ??
  rate(ticket, by, at('10:00'), { stars: 5, reasons: [], comment: '', rules: rules(...people) });

const claimed = (by: Person): TicketEvent => ({ type: 'claimed', by: by.id, at: at('09:11') });
const movedTo = (by: Person, from: Person): readonly TicketEvent[] => [
  { type: 'handover-offered', by: from.id, at: at('09:12'), to: by.id, note: '' },
  { type: 'handover-accepted', by: by.id, at: at('09:12'), from: from.id, offeredAt: at('09:12') },
];
const solved = (by: Person): TicketEvent => ({
  type: 'resolved',
  by: by.id,
  at: at('09:13'),
  cause: '',
  fix: '',
  advice: '',
});
/** A ticket that Li reported herself, and what happened to it. */
const ofLi = (...events: readonly TicketEvent[]): Ticket =>
  happened(replay(ticketId(1001), [aReport({ requester: li.id, by: li.id })]), ...events);
const own = refuse('refusal.ownWork');

test.each<[string, readonly TicketEvent[]]>([
  ['solved', [claimed(li), solved(li)]],
  ['solved for somebody else who has it', [claimed(wang), solved(li)]],
  ['handed over a moment before', [claimed(li), ...movedTo(wang, li), solved(wang)]],
  ['handed over twice', [claimed(li), ...movedTo(wang, li), ...movedTo(tom, wang), solved(tom)]],
  [
    'gave back',
    [claimed(li), { type: 'claim-returned', by: li.id, at: at('09:12'), reason: '' }, claimed(wang), solved(wang)],
  ],
  [
    'helps with',
    [claimed(wang), { type: 'collaborator-added', by: wang.id, at: at('09:12'), person: li.id }, solved(wang)],
  ],
  [
    'helped with and left',
    [
      claimed(wang),
      { type: 'collaborator-added', by: wang.id, at: at('09:12'), person: li.id },
      { type: 'located', by: li.id, at: at('09:12'), finding: '' },
      { type: 'collaborator-left', by: li.id, at: at('09:12'), person: li.id },
      solved(wang),
    ],
  ],
])('nobody rates a ticket that they %s', (_, events) => {
  const ticket = ofLi(...events);
  expect(isOwnWork(ticket)).toBe(true);
  expect(stars(ticket, li)).toEqual(own);
});

test("an engineer rates a colleague's work, also as somebody who was only named a helper and left", () => {
  expect(stars(ofLi(claimed(wang), solved(wang)), li)).toMatchObject({ type: 'rated' });
  const named = ofLi(
    claimed(wang),
    { type: 'collaborator-added', by: wang.id, at: at('09:12'), person: li.id },
    { type: 'collaborator-left', by: li.id, at: at('09:12'), person: li.id },
    solved(wang),
  );
  expect(stars(named, li)).toMatchObject({ type: 'rated' });
});

test('a ticket from before the desk wrote down who worked on it is judged by who has it, helps or solved it', () => {
  const ofZhou = (changes: Partial<Ticket>) => isOwnWork(aTicket({ workedBy: [], ...changes }));
  const resolution = { cause: '', fix: '', advice: '', at: at('09:13') };
  expect(ofZhou({ owner: zhou.id })).toBe(true);
  expect(ofZhou({ owner: wang.id, collaborators: [zhou.id] })).toBe(true);
  expect(ofZhou({ resolution: { ...resolution, by: zhou.id } })).toBe(true);
  expect(ofZhou({ owner: wang.id, collaborators: [tom.id], resolution: { ...resolution, by: li.id } })).toBe(false);
});

test('the work of somebody whom nobody knows any more may be rated', () => {
  const ticket = happened(aTicket(), claimed({ ...wang, id: personId('forgotten') }), solved(wang));
  expect(stars(ticket, zhou)).toMatchObject({ type: 'rated' });
});

test('what the desk reports by itself is nobody’s work', () => {
  const automatic: TicketEvent = {
    type: 'progress-reported',
    by: 'desk' as Person['id'],
    at: at('09:12'),
    text: '',
    automatic: true,
    promise: 'open',
  };
  expect(happened(aTicket(), claimed(wang), automatic).workedBy).toEqual([wang.id]);
});

describe('somebody with a second account that nobody told the desk of', () => {
  const second: Person = { ...zhou, id: personId('wecom:lina'), name: ' 李 娜', identities: { wecom: 'lina' } };
  const onSlackOnly: Person = { ...li, identities: { slack: 'U0LINA' } };
  const reported = (by: Person): Ticket =>
    happened(
      replay(ticketId(1001), [aReport({ requester: by.id, by: by.id })]),
      claimed(li),
      ...movedTo(wang, li),
      solved(wang),
    );

  test('does not rate with it what they worked on under the other', () => {
    expect(stars(reported(second), second, onSlackOnly, second)).toEqual(
      refuse('refusal.maybeOwnWork', { worker: { person: li.id } }),
    );
  });

  test('rates what others did', () => {
    const theirs = happened(replay(ticketId(1001), [aReport({ requester: second.id })]), claimed(chen), solved(chen));
    expect(stars(theirs, second, onSlackOnly, second)).toMatchObject({ type: 'rated' });
  });

  test('two people of one name with an account each on the same platform are two', () => {
    const namesake: Person = { ...second, id: personId('slack:U0OTHER'), identities: { slack: 'U0OTHER' } };
    expect(mayBeOnePerson(namesake, onSlackOnly)).toBe(false);
    expect(stars(reported(namesake), namesake, onSlackOnly, namesake)).toMatchObject({ type: 'rated' });
    expect(mayBeOnePerson(li, li)).toBe(false);
  });
});
