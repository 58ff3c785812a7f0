import { complaintKind } from '../../../src/commands/complaint/kind';
import { kinds } from '../../../src/commands/kinds';
import { pathOf } from '../../../src/commands/record/path';
import { ticketActions } from '../../../src/commands/ticket/index';
import type { Complaint } from '../../../src/domain/complaint/complaint';
import { refuseMoving } from '../../../src/domain/complaint/refuse-moving';
import { maySeeComplaint } from '../../../src/domain/complaint/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { closingTimers } from '../../../src/domain/rating/closing-timers';
import { noRecord, refuse } from '../../../src/domain/refusal';
import { evolve } from '../../../src/domain/ticket/evolve';
import { hours } from '../../../src/domain/time/instant';
import { complaintCard } from '../../../src/views/complaint/complaint-card';
import { galleryTickets } from '../../../src/views/gallery-tickets';
import { aComplaint, admin, around, complained, did, happenedTo, people, qian, refusal } from '../../kit/complaints';
import { givenFor, verdictOn } from '../../kit/judged';
import { act, at, cast, chen, closedForZhou, li, liHasIt, resolvedByLi, sun, tom, wang, zhou } from '../../kit/tickets';

const now = around(at('09:40'));
const stranger: Person = { ...zhou, id: personId('slack:U0WU') };
const everybody: readonly Person[] = [zhou, li, wang, tom, chen, sun, qian, admin, stranger];
const seers = (complaint: Complaint, there = now) =>
  everybody
    .filter((one) => maySeeComplaint(complaint, one, there))
    .map(({ name, id }) => `${name} ${id}`.split(' ')[1]);

const second = did('pass-up', aComplaint(), chen, now);
const third = did('pass-up', second, sun, now);

test('only its complainant and the levels it has reached know of a complaint', () => {
  expect(seers(aComplaint())).toEqual([zhou.id, chen.id]);
  expect(seers(second)).toEqual([zhou.id, chen.id, sun.id]);
  expect(seers(third)).toEqual([zhou.id, chen.id, sun.id, qian.id]);
});

test('who of the levels has read it is kept, each once, for the levels alone', () => {
  const looked = happenedTo(
    aComplaint(),
    ...[1, 2].map(() => ({ type: 'read', by: chen.id, at: at('09:35') }) as const),
  );
  const readers = ({ readBy }: Complaint) => readBy.map(({ person }) => person);
  expect(readers(looked)).toEqual([chen.id]);
  for (const action of ['take', 'answer', 'pass-up']) {
    expect(readers(did(action, looked, chen, now))).toEqual([chen.id]);
    // Whoever acts from the card that came to them has read it, though they never looked it up.
    expect(readers(did(action, aComplaint(), chen, now))).toEqual([chen.id]);
  }
  const both = did('answer', did('pass-up', aComplaint(), chen, now), sun, now);
  expect(readers(both)).toEqual([chen.id, sun.id]);
  const shown = (by: Person): string =>
    JSON.stringify(complaintCard(pathOf(complaintKind, () => kinds).viewOf(both, now), by));
  for (const by of [chen, sun]) for (const words of ['row.readBy', '查了录音']) expect(shown(by)).toContain(words);
  for (const words of ['row.readBy', '查了录音']) expect(shown(zhou)).not.toContain(words);
  expect(shown(zhou)).toContain('培训');
  expect(complaintKind.seen?.(aComplaint(), chen, now)).toMatchObject({ type: 'read', by: chen.id });
  for (const by of [zhou, li, wang, sun]) expect(complaintKind.seen?.(aComplaint(), by, now)).toBeUndefined();
});

test.each([
  ['a lead', chen],
  ['a manager', sun],
  ['the last level', qian],
])('whoever it is about sees nothing and decides nothing, though they are %s', (_part, about) => {
  let complaint = aComplaint({ against: about.id });
  for (const holder of [chen, sun, qian].filter((one) => one !== about).slice(0, 2)) {
    expect(maySeeComplaint(complaint, about, now)).toBe(false);
    for (const id of ['take', 'answer', 'pass-up', 'add', 'accept', 'not-accept', 'withdraw'])
      expect(refusal(id, complaint, about, now)).toEqual(noRecord('IT-C7'));
    if (refusal('pass-up', complaint, holder, now) === undefined) complaint = did('pass-up', complaint, holder, now);
  }
});

test('an administrator whom it is about does not stand in for the levels', () => {
  const nobody = people.map((one) => ([chen, sun, qian].includes(one) ? { ...one, active: false } : one));
  const there = around(at('09:40'), [
    ...nobody.filter(({ id }) => id !== admin.id),
    { ...admin, roles: ['admin', 'engineer'] },
  ]);
  const complaint = aComplaint({ against: admin.id }, there);
  expect(complaint.told).toEqual([]);
  expect(seers(complaint, there)).toEqual([zhou.id]);
});

test('a complaint about a ticket is about everybody who worked on it', () => {
  const ticket = liHasIt({ collaborators: [chen.id], workedBy: [sun.id] });
  const complaint = aComplaint({}, now, ticket);
  expect(complaint.excluded).toEqual([li.id, chen.id, sun.id]);
  expect([complaint.level, complaint.told]).toEqual([2, [qian.id]]);
  expect(seers(complaint)).toEqual([zhou.id, qian.id]);
});

test('one at a time about a ticket, by its requester alone', () => {
  const ticket = liHasIt();
  const first = aComplaint({}, now, ticket);
  const linked = [{ about: { kind: 'complaint', id: 7 } as const, record: first }];
  expect(complained(zhou, { ticket, now: { ...now, linked } })).toEqual(
    refuse('complaint.refusal.already', { complaint: 'IT-C7' }),
  );
  for (const by of [li, wang, chen, sun, admin, stranger])
    expect(complained(by, { ticket, now })).toEqual(refuse('refusal.notRequester'));
  expect(complained(zhou, { answers: { against: zhou.id }, now })).toMatchObject({ kind: 'invalid' });
});

test('a lead writes it down for somebody on the phone', () => {
  expect(complained(chen, { answers: { requester: zhou.id, against: li.id }, now })).toMatchObject({
    ...{ by: chen.id, complainant: zhou.id, told: [chen.id] },
  });
  expect(complained(chen, { answers: { requester: zhou.id, against: chen.id }, now })).toMatchObject({
    ...{ by: chen.id, complainant: zhou.id, excluded: [chen.id], told: [sun.id] },
  });
  // Whoever is no lead complains for themselves.
  expect(complained(tom, { answers: { requester: zhou.id }, now })).toMatchObject({ complainant: tom.id });
});

test('its complainant accepts an answer or not, once; then the next level has it', () => {
  const open = aComplaint();
  expect(refusal('accept', open, zhou, now)?.say).toBe('complaint.refusal.notNow');
  const answered = did('answer', open, chen, now);
  expect(refusal('answer', answered, chen, now)?.say).toBe('complaint.refusal.notNow');
  expect(refusal('accept', answered, chen, now)?.say).toBe('complaint.refusal.notYours');
  const again = did('not-accept', answered, zhou, now);
  expect([again.state, again.level, again.told]).toEqual(['open', 1, [sun.id]]);
  expect(refusal('accept', again, zhou, now)?.say).toBe('complaint.refusal.notNow');
  expect(refusal('answer', again, chen, now)?.say).toBe('complaint.refusal.notLevel');
  const accepted = did('accept', did('answer', again, sun, now), zhou, now);
  expect([accepted.state, accepted.ended, accepted.answers.length]).toEqual(['closed', 'accepted', 2]);
});

test('where nobody is above, an end without agreement is recorded as one', () => {
  const ended = did('not-accept', did('answer', third, qian, now), zhou, now);
  expect([ended.state, ended.ended]).toEqual(['closed', 'not-accepted']);
  expect(refusal('pass-up', third, qian, now)?.say).toBe('complaint.refusal.last');
});

test('whoever looks after it keeps it, unless they are gone', () => {
  const two = [...people, { ...chen, id: personId('lead.two') }];
  const [other] = two.slice(-1) as [Person];
  const taken = did('take', aComplaint({ against: li.id }, around(at('09:30'), two)), chen, around(at('09:40'), two));
  expect(refusal('take', taken, other, around(at('09:45'), two))?.say).toBe('complaint.refusal.taken');
  const gone = around(
    at('09:45'),
    two.map((one) => (one.id === chen.id ? { ...one, active: false } : one)),
  );
  expect(refusal('take', taken, other, gone)).toBeUndefined();
});

describe('while somebody complains about a ticket (HOT-7)', () => {
  const resolved = resolvedByLi();
  const complaint = aComplaint({}, around(at('09:30')), resolved);
  const linked = [{ about: { kind: 'complaint', id: 7 } as const, record: complaint }];
  const meanwhile = { ...around(at('09:45')), linked };

  test('nobody closes it: its complainant reads why, and others no more than that something is open', () => {
    const held = refuse('complaint.refusal.ticketHeld', { complaint: 'IT-C7' });
    expect(verdictOn('confirm', resolved, act(zhou), meanwhile)).toEqual(held);
    expect(verdictOn('withdraw', liHasIt(), act(zhou), meanwhile)).toEqual(held);
    expect(verdictOn('duplicate', liHasIt(), act(li, { of: 'IT-1' }), meanwhile)).toEqual(
      refuse('refusal.somethingOpen'),
    );
    expect(verdictOn('confirm', resolved, act(zhou), around(at('09:45')))).toMatchObject({ type: 'confirmed' });
  });

  test('nothing that anybody may do with it, in any state it can be in, ends it', () => {
    const ended: string[] = [];
    let tried = 0;
    for (const { name, ticket } of galleryTickets(cast).filter(({ name }) => name.endsWith('shortest texts'))) {
      if (ticket.state === 'closed' || ticket.state === 'cancelled') continue;
      for (const by of everybody) {
        for (const { id } of ticketActions) {
          const verdict = verdictOn(id, ticket, { by, ...givenFor(id, meanwhile.at) }, meanwhile);
          if ('kind' in verdict) continue;
          tried += 1;
          const { state } = evolve(ticket, verdict);
          if (state === 'closed' || state === 'cancelled') ended.push(`${name}: ${id} by ${by.id}`);
        }
      }
    }
    expect(ended).toEqual([]);
    expect(tried).toBeGreaterThan(200);
  });

  test('nor does it close by itself', () => {
    const timer = { kind: 'close-silent', key: 'close-silent', due: at('09:45') };
    expect(closingTimers.fires['close-silent'](resolved, timer, meanwhile)).toBeUndefined();
    expect(closingTimers.fires['close-silent'](resolved, timer, around(at('09:45')))).toMatchObject({ how: 'silence' });
  });

  test('a lead who has no part in it gives the ticket to somebody who has none, though its owner is on duty', () => {
    const ticket = liHasIt();
    const given = { person: tom.id, reason: '' };
    expect(verdictOn('move', ticket, act(chen, given), meanwhile)).toMatchObject({
      type: 'assigned',
      to: tom.id,
      from: li.id,
      because: 'new',
    });
    expect(verdictOn('move', ticket, act(chen, { ...given, person: li.id }), meanwhile)).toMatchObject({
      kind: 'invalid',
    });
    expect(verdictOn('move', ticket, act(li, given), meanwhile)).toEqual(refuse('refusal.notLead'));
  });

  const colleague: Person = { ...chen, id: personId('lead.two') };
  const onManagers = { levels: [{ who: { people: [sun.id] }, within: hours(4) }] };

  test('a lead whom it is about, whose level it is not, and who is no lead is refused as if there were none', () => {
    const about = aComplaint({ against: chen.id }, around(at('09:30')), resolved);
    const there = around(at('09:45'), [...people, colleague]);
    const ticket = liHasIt();
    const refusedTo = (by: Person, ...complaints: readonly Complaint[]) => refuseMoving(ticket, by, complaints, there);
    expect(refusedTo(chen, about)).toEqual(refusedTo(chen));
    for (const by of [chen, colleague]) expect(refusedTo(by, { ...about, ...onManagers })).toEqual(refusedTo(by));
    for (const by of [li, tom, zhou, qian, admin]) expect(refusedTo(by, about)).toEqual(refusedTo(by));
    expect(refusedTo(colleague, about)).toBeUndefined();
  });

  test('where every lead has a part in it, the level that answers it gives the ticket away', () => {
    const about = aComplaint({ against: chen.id }, around(at('09:30')), resolved);
    expect(about.told).toEqual([sun.id]);
    expect(refuseMoving(liHasIt(), sun, [about], meanwhile)).toBeUndefined();
    expect(refuseMoving(closedForZhou(), sun, [about], meanwhile)?.say).toBe('refusal.notOpen');
  });

  test('a ticket that is closed already can be complained about', () => {
    expect(complained(zhou, { ticket: closedForZhou(), now })).toMatchObject({ type: 'complained', excluded: [li.id] });
  });
});
