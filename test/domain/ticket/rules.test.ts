import type { Person } from '../../../src/domain/people/person';
import { type RatingRules, rate, refuseRating } from '../../../src/domain/rating/rate';
import { alreadyOwned, invalid, notEngineer, refuse } from '../../../src/domain/refusal';
import { asideOf, promise } from '../../../src/domain/ticket/talk';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { wait } from '../../../src/domain/ticket/work';
import { days, hours as hoursLong, type Instant, after as later, seconds } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import { verdictOn } from '../../kit/judged';
import {
  act,
  aTicket,
  at,
  chen,
  closedForZhou,
  context,
  desk,
  happened,
  li,
  liHasIt,
  resolvedByLi,
  sun,
  tom,
  wang,
  zhou,
} from '../../kit/tickets';

const nine = at('09:30');
const does = (action: string, ticket: Ticket, by: Person, when: Instant, answers: Parameters<typeof act>[1] = {}) =>
  verdictOn(action, ticket, act(by, answers), context(when));
const moment = seconds(0.001);
const owner = (person: Person) => ({ owner: { person: person.id } });
const notOpen = refuse('refusal.notOpen', { state: { say: 'ticket.state.closed' } });
const how = { cause: 'c', fix: 'f', advice: 'a' };
const reason = (id: string) => {
  const found = desk.waitingReasons.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const waiting = happened(liHasIt(), {
  type: 'waiting-started',
  by: li.id,
  at: at('09:20'),
  reason: 'vendor',
  note: '等厂商',
  stops: [],
  progress: 'daily',
  endsWhenAnswered: false,
});
const withWang = liHasIt({ collaborators: [wang.id] });
const offered = liHasIt({ handover: { from: li.id, to: wang.id, note: '', at: at('09:15') } });
const underway = happened(liHasIt(), { type: 'dispatched', by: li.id, at: at('09:15') });
const promised = liHasIt({ promise: { due: at('11:00'), text: '', madeAt: at('09:15'), reminded: false, slips: 0 } });

describe('a claim (HOT-6)', () => {
  test('makes the first engineer the owner', () => {
    expect(does('claim', aTicket(), li, nine)).toEqual({ type: 'claimed', by: li.id, at: nine });
  });

  test('names the owner to whoever comes second', () => {
    expect(does('claim', liHasIt(), wang, nine)).toEqual(alreadyOwned(li.id));
  });

  test.each([
    ['somebody who is no engineer', aTicket(), zhou, notEngineer],
    ['an engineer who has left', aTicket(), { ...li, active: false }, notEngineer],
    ['the owner again', liHasIt(), li, refuse('refusal.alreadyYours')],
    [
      'anybody once it is cancelled',
      aTicket({ state: 'cancelled' }),
      li,
      refuse('refusal.notOpen', { state: { say: 'ticket.state.cancelled' } }),
    ],
  ])('is refused to %s', (_who, ticket, by, refusal) => expect(does('claim', ticket, by, nine)).toEqual(refusal));

  test('is given back by the owner or a lead, with a reason', () => {
    expect(does('return-claim', liHasIt(), li, nine, { reason: '去另一处' })).toMatchObject({
      type: 'claim-returned',
      reason: '去另一处',
    });
    expect(does('return-claim', liHasIt(), chen, nine, { reason: 'x' })).toMatchObject({
      type: 'claim-returned',
      by: chen.id,
    });
    expect(does('return-claim', liHasIt(), wang, nine, { reason: 'x' })).toEqual(
      refuse('refusal.ownerDecides', owner(li)),
    );
    expect(does('return-claim', aTicket(), li, nine, { reason: 'x' })).toEqual(refuse('refusal.claimFirst'));
  });
});

describe('work', () => {
  test.each([
    ['a stranger to the job', liHasIt(), wang, refuse('refusal.notYours', owner(li))],
    ['anybody before it is claimed', aTicket(), li, refuse('refusal.claimFirst')],
    ['the requester', liHasIt(), zhou, notEngineer],
    ['anybody once it is closed', closedForZhou(), li, notOpen],
    ['anybody while it waits', waiting, li, refuse('refusal.resumeFirst')],
  ])('is refused to %s', (_who, ticket, by, refusal) => {
    expect(does('remote', ticket, by, nine)).toEqual(refusal);
    expect(does('on-site', ticket, by, nine)).toEqual(refusal);
  });

  test('is open to owner, helpers and leads', () => {
    for (const by of [li, wang, chen]) expect(does('remote', withWang, by, nine)).toMatchObject({ by: by.id });
  });

  test('starts remote help once', () => {
    const remote = happened(liHasIt(), { type: 'remote-started', by: li.id, at: nine });
    expect(does('remote', remote, li, nine)).toEqual(refuse('refusal.alreadyRemote'));
  });

  test('sends one person on the way, who then arrives (SLA-3)', () => {
    expect(does('arrive', liHasIt(), li, nine)).toEqual(refuse('refusal.notUnderway'));
    expect(does('on-site', underway, li, nine)).toEqual(refuse('refusal.alreadyUnderway'));
    expect(does('arrive', underway, li, nine)).toEqual({ type: 'arrived', by: li.id, at: nine });
    const there = happened(underway, { type: 'arrived', by: li.id, at: nine });
    expect(does('arrive', there, li, nine)).toEqual(refuse('refusal.notUnderway'));
    const atOnce = happened(underway, { type: 'arrived', by: li.id, at: at('09:15') });
    expect(does('arrive', atOnce, li, nine)).toEqual(refuse('refusal.notUnderway'));
    expect(does('on-site', there, li, nine)).toEqual({ type: 'dispatched', by: li.id, at: nine });
    const stayed = happened(underway, { type: 'remote-started', by: li.id, at: nine });
    expect(does('arrive', stayed, li, nine)).toEqual(refuse('refusal.notUnderway'));
  });

  test('locates a fault once (SLA-5)', () => {
    const located = does('locate', liHasIt(), li, nine, { finding: '硒鼓' });
    expect(located).toEqual({ type: 'located', by: li.id, at: nine, finding: '硒鼓' });
    const found = liHasIt({ marks: [{ milestone: 'located', at: nine, round: 1 }] });
    expect(does('locate', found, li, nine, { finding: 'x' })).toEqual(refuse('refusal.alreadyLocated'));
  });

  test('waits for a reason that says which clocks stand still (SITE-2)', () => {
    expect(wait(li, nine, { reason: reason('requester'), note: '请重启' })).toMatchObject({
      reason: 'requester',
      note: '请重启',
      stops: ['SLA-4', 'SLA-5'],
      progress: 'paused',
      endsWhenAnswered: true,
    });
    expect(does('wait', waiting, li, nine)).toEqual(refuse('refusal.alreadyWaiting'));
    expect(does('resume', waiting, li, nine)).toEqual({ type: 'resumed', by: li.id, at: nine });
    expect(does('resume', liHasIt(), li, nine)).toEqual(refuse('refusal.notWaiting'));
  });

  test('takes the time that was agreed, if it lies ahead and the reason is about one (11.11)', () => {
    const waits = (id: string, agreed: Instant) => wait(li, nine, { reason: reason(id), note: '', agreed });
    expect(waits('scheduled', at('15:00'))).toMatchObject({ type: 'waiting-started', agreed: at('15:00') });
    expect(waits('scheduled', nine)).toEqual(refuse('refusal.agreedInPast'));
    expect(waits('scheduled', at('2027-02-23T15:00'))).toEqual(refuse('refusal.agreedTooFar'));
    expect(waits('parts', at('15:00'))).toEqual(refuse('refusal.agreesNoTime'));
    expect(does('wait', liHasIt(), wang, nine)).toMatchObject({ say: 'refusal.notYours' });
  });
});

describe('talk', () => {
  test('reports progress in the words of whoever works on it (HOT-5)', () => {
    expect(does('progress', liHasIt(), li, nine, { text: '在查' })).toMatchObject({ text: '在查', automatic: false });
    expect(does('progress', liHasIt(), wang, nine, { text: '在查' })).toEqual(refuse('refusal.notYours', owner(li)));
  });

  test('keeps notes among engineers', () => {
    expect(does('note', liHasIt(), wang, nine, { text: 'x' })).toMatchObject({ type: 'noted', by: wang.id });
    expect(does('note', liHasIt(), zhou, nine, { text: 'x' })).toEqual(notEngineer);
  });

  test.each([
    ['// 他不在', '他不在'],
    ['  //x', 'x'],
    ['http://x', undefined],
    ['内部：已联系厂商', '已联系厂商'],
    ['Internal: vendor called', 'vendor called'],
    ['内部网络不通', undefined],
  ])('reads %j as an aside: %j', (line, aside) => expect(asideOf(line)).toBe(aside));

  test('goes from the requester to the engineers and back', () => {
    const said = { text: '好', files: [] };
    expect(does('add-information', liHasIt(), zhou, nine, said)).toMatchObject({ side: 'requester' });
    expect(does('reply', liHasIt(), tom, nine, said)).toMatchObject({ side: 'engineers' });
    expect(does('add-information', liHasIt(), tom, nine, said)).toEqual(refuse('refusal.notRequester'));
    expect(does('reply', liHasIt(), zhou, nine, said)).toEqual(notEngineer);
    expect(does('add-information', liHasIt(), zhou, nine, { text: ' ' })).toEqual(refuse('refusal.nothingSaid'));
    const photo = { id: 'F1', name: 'a.png', mime: 'image/png', size: 3, platform: 'slack', source: {} };
    const shown = does('add-information', liHasIt(), zhou, nine, { files: [photo] });
    expect(shown).toEqual({ type: 'replied', by: zhou.id, at: nine, side: 'requester', text: '', files: [photo] });
    expect(verdictOn('reply', liHasIt(), act(tom, said, 'in-thread:slack'), context(nine))).toMatchObject({
      inThread: true,
      thread: 'slack',
    });
  });

  test('promises a time that is to come, at most 90 days away (HOT-4)', () => {
    const given = (due: number) => promise(li, nine, { due: due as typeof nine, text: '方案' });
    expect(given(later(nine, days(90)))).toMatchObject({ type: 'promised', text: '方案' });
    expect(given(nine)).toEqual(refuse('refusal.promiseInPast'));
    expect(given(later(nine, days(91)))).toEqual(refuse('refusal.promiseTooFar'));
    expect(does('promise', liHasIt(), wang, nine)).toEqual(refuse('refusal.notYours', owner(li)));
  });

  test('keeps a promise that is open (HOT-4)', () => {
    expect(does('keep-promise', promised, li, nine)).toEqual({ type: 'promise-kept', by: li.id, at: nine });
    expect(does('keep-promise', liHasIt(), li, nine)).toEqual(refuse('refusal.noPromise'));
    expect(does('keep-promise', promised, wang, nine)).toEqual(refuse('refusal.notYours', owner(li)));
  });
});

describe('helpers and handover (HOT-6)', () => {
  test('a colleague joins once, and must serve tickets', () => {
    expect(does('add-collaborator', liHasIt(), li, nine, { person: wang.id })).toMatchObject({ person: wang.id });
    const onIt = (person: Person) => invalid({ person: say('refusal.alreadyOnIt', { person: { person: person.id } }) });
    expect(does('add-collaborator', withWang, li, nine, { person: wang.id })).toEqual(onIt(wang));
    expect(does('add-collaborator', withWang, li, nine, { person: li.id })).toEqual(onIt(li));
    expect(does('add-collaborator', liHasIt(), li, nine, { person: sun.id })).toEqual(
      invalid({ person: say('refusal.cannotServe', { person: { person: sun.id } }) }),
    );
    expect(does('add-collaborator', liHasIt(), tom, nine, { person: wang.id })).toEqual(
      refuse('refusal.notYours', owner(li)),
    );
  });

  test('only a helper leaves', () => {
    expect(does('leave', withWang, wang, nine)).toMatchObject({ person: wang.id });
    expect(does('leave', withWang, li, nine)).toEqual(refuse('refusal.notCollaborator'));
  });

  test('nothing moves until the other accepts', () => {
    expect(does('hand-over', liHasIt(), li, nine, { person: wang.id, note: 'n' })).toMatchObject({
      to: wang.id,
      note: 'n',
    });
    expect(does('accept-handover', offered, wang, nine)).toMatchObject({ from: li.id, offeredAt: at('09:15') });
    expect(does('decline-handover', offered, wang, nine, { reason: '没空' })).toMatchObject({
      reason: '没空',
      offeredAt: at('09:15'),
    });
  });

  test('whoever accepts twice is told that it is theirs, not that it was never offered', () => {
    const mine = happened(offered, { type: 'handover-accepted', by: wang.id, at: nine, from: li.id, offeredAt: nine });
    expect(does('accept-handover', mine, wang, nine)).toEqual(refuse('refusal.alreadyYours'));
  });

  test.each([
    [
      'by a stranger',
      () => does('hand-over', liHasIt(), wang, nine, { person: tom.id, note: 'n' }),
      refuse('refusal.ownerDecides', owner(li)),
    ],
    [
      'to the owner',
      () => does('hand-over', liHasIt(), chen, nine, { person: li.id, note: 'n' }),
      invalid({ person: say('refusal.alreadyOwned', owner(li)) }),
    ],
    [
      'to somebody who serves no tickets',
      () => does('hand-over', liHasIt(), li, nine, { person: zhou.id, note: 'n' }),
      invalid({ person: say('refusal.cannotServe', { person: { person: zhou.id } }) }),
    ],
    ['accepted by another', () => does('accept-handover', offered, tom, nine), refuse('refusal.notOffered')],
    ['accepted where none is', () => does('accept-handover', liHasIt(), wang, nine), refuse('refusal.notOffered')],
    ['accepted too late', () => does('accept-handover', closedForZhou(), wang, nine), notOpen],
    [
      'declined by another',
      () => does('decline-handover', offered, tom, nine, { reason: 'x' }),
      refuse('refusal.notOffered'),
    ],
  ])('an offer %s is refused', (_what, verdict, refusal) => expect(verdict()).toEqual(refusal));
});

test('a helper works on a ticket, and decides nothing about it (HOT-6)', () => {
  const no = refuse('refusal.ownerDecides', owner(li));
  expect(does('return-claim', withWang, wang, nine, { reason: 'x' })).toEqual(no);
  expect(does('hand-over', withWang, wang, nine, { person: tom.id, note: 'n' })).toEqual(no);
  expect(does('resolve', withWang, wang, nine, how)).toEqual(no);
  expect(does('duplicate', withWang, wang, nine, { of: 'IT-7' })).toEqual(no);
});

test('a lead who has left decides nothing either, and a manager works on nothing (HOT-6)', () => {
  const gone = { ...chen, active: false };
  expect(does('return-claim', liHasIt(), gone, nine, { reason: 'x' })).toEqual(notEngineer);
  expect(does('remote', liHasIt(), gone, nine)).toEqual(notEngineer);
  expect(does('resolve', liHasIt(), sun, nine, how)).toEqual(notEngineer);
});

describe('the end of a ticket (SITE-7)', () => {
  test('is the word of owner or lead, with cause, fix and advice', () => {
    expect(does('resolve', liHasIt(), li, nine, how)).toMatchObject({ type: 'resolved', ...how });
    expect(does('resolve', liHasIt(), wang, nine, how)).toEqual(refuse('refusal.ownerDecides', owner(li)));
    expect(does('resolve', aTicket(), li, nine, how)).toEqual(refuse('refusal.claimFirst'));
    expect(does('resolve', closedForZhou(), li, nine, how)).toEqual(notOpen);
  });

  test('is confirmed by the requester alone, once it is resolved', () => {
    expect(does('confirm', resolvedByLi(), zhou, nine)).toMatchObject({ how: 'confirmed' });
    expect(does('confirm', resolvedByLi(), li, nine)).toEqual(refuse('refusal.notRequester'));
    expect(does('confirm', liHasIt(), zhou, nine)).toEqual(refuse('refusal.notResolved'));
    expect(does('confirm', closedForZhou(), zhou, nine)).toEqual(refuse('refusal.alreadyClosed'));
  });

  test('does not hold when the requester says so', () => {
    expect(does('not-fixed', resolvedByLi(), zhou, nine, { text: '还卡' })).toMatchObject({
      type: 'not-fixed',
      text: '还卡',
    });
    expect(does('not-fixed', resolvedByLi(), li, nine, { text: 'x' })).toEqual(refuse('refusal.notRequester'));
    expect(does('not-fixed', liHasIt(), zhou, nine, { text: 'x' })).toEqual(refuse('refusal.notResolved'));
    expect(does('not-fixed', closedForZhou(), zhou, nine, { text: 'x' })).toEqual(refuse('refusal.reopenInstead'));
  });

  test('is undone by reopening within the window', () => {
    const closed = closedForZhou();
    const until = at('2026-12-04T00:00');
    const why = { text: '又坏了' };
    expect(does('reopen', closed, zhou, (until - 1) as typeof until, why)).toMatchObject({ type: 'reopened' });
    expect(does('reopen', closed, chen, nine, why)).toMatchObject({ by: chen.id });
    expect(does('reopen', closed, li, nine, why)).toEqual(refuse('refusal.notRequesterNorLead'));
    expect(does('reopen', resolvedByLi(), zhou, nine, why)).toEqual(refuse('refusal.notClosed'));
    expect(does('reopen', closed, zhou, until, why)).toEqual(refuse('refusal.tooLateToReopen'));
  });

  test('is a withdrawal by the requester, or a duplicate found by whoever answers for it', () => {
    const duplicate = { of: 'IT-7' };
    expect(does('withdraw', liHasIt(), zhou, nine)).toMatchObject({ type: 'cancelled' });
    expect(does('duplicate', aTicket(), wang, nine, duplicate)).toMatchObject({ duplicateOf: 7 });
    expect(does('duplicate', liHasIt(), li, nine, duplicate)).toMatchObject({ duplicateOf: 7 });
    expect(does('duplicate', liHasIt(), wang, nine, duplicate)).toEqual(refuse('refusal.ownerDecides', owner(li)));
    expect(does('withdraw', liHasIt(), li, nine)).toEqual(refuse('refusal.notRequester'));
    expect(does('duplicate', liHasIt(), zhou, nine, duplicate)).toEqual(notEngineer);
    expect(does('withdraw', closedForZhou(), zhou, nine)).toEqual(notOpen);
    expect(does('duplicate', liHasIt(), li, nine, { of: 'IT-1001' })).toEqual(
      invalid({ of: say('refusal.duplicateOfItself') }),
    );
  });

  test('becomes urgent once, by its requester alone: an engineer corrects the report, and says why (TIME-2)', () => {
    expect(does('urgent', aTicket(), zhou, nine)).toMatchObject({ type: 'urgency-raised' });
    for (const by of [sun, li, chen])
      expect(does('urgent', aTicket(), by, nine)).toEqual(refuse('refusal.notRequester'));
    expect(does('urgent', aTicket({ urgent: true }), zhou, nine)).toEqual(refuse('refusal.alreadyUrgent'));
    expect(does('urgent', closedForZhou(), zhou, nine)).toEqual(notOpen);
  });
});

describe('a rating (SLA-6)', () => {
  const closes = at('2026-12-04T00:00');
  const rules: RatingRules = {
    days: 7,
    closes,
    editable: hoursLong(12),
    callbackDue: at('18:00'),
    people: new Map(),
  };
  const given = (stars: number, comment = '') => ({ stars, reasons: [], comment, rules });
  const first = closedForZhou({ rating: { stars: 4, reasons: [], comment: '', firstAt: nine, at: nine } });

  test('is one to five, and a low one asks for a call-back', () => {
    expect(rate(closedForZhou(), zhou, nine, given(5))).not.toHaveProperty('callbackDue');
    expect(rate(resolvedByLi(), zhou, nine, given(2, '慢'))).toMatchObject({ stars: 2, callbackDue: at('18:00') });
    expect(rate(closedForZhou(), zhou, nine, given(1))).toMatchObject({ stars: 1, callbackDue: at('18:00') });
    expect(rate(closedForZhou(), zhou, nine, given(3))).not.toHaveProperty('callbackDue');
    for (const stars of [0, 6, 2.5, Number.NaN]) {
      expect(rate(closedForZhou(), zhou, nine, given(stars))).toEqual(refuse('refusal.noSuchStars'));
    }
  });

  test.each([
    ['from another', closedForZhou(), li, nine, refuse('refusal.notRequester')],
    ['before it is resolved', liHasIt(), zhou, nine, refuse('refusal.rateLater')],
    ['of one’s own work', closedForZhou({ requester: li.id }), li, nine, refuse('refusal.ownWork')],
    [
      'after the window',
      closedForZhou(),
      zhou,
      closes,
      refuse('refusal.ratingClosed', { window: say('time.workingDays', { count: 7 }) }),
    ],
    [
      'that can no longer be changed',
      first,
      zhou,
      later(nine, hoursLong(13)),
      refuse('refusal.ratingFixed', { editable: { lasts: hoursLong(12) } }),
    ],
  ])('%s is refused', (_what, ticket, by, when, refusal) => {
    expect(refuseRating(ticket, by, when, rules)).toEqual(refusal);
  });

  test('is taken until the last moment in which it may be given, or changed, and not a moment later', () => {
    const closed = closedForZhou();
    const last = (closes - 1) as typeof nine;
    const fixed = later(first.rating?.firstAt ?? nine, hoursLong(12));
    const judged = (ticket: typeof closed, when: typeof nine) => refuseRating(ticket, zhou, when, rules);
    expect([judged(closed, last), judged(first, fixed)]).toEqual([undefined, undefined]);
    expect(judged(closed, closes)).toMatchObject({ say: 'refusal.ratingClosed' });
    expect(judged(first, later(fixed, moment))).toMatchObject({ say: 'refusal.ratingFixed' });
  });

  test('that gets better calls off the call that is owed, and no other', () => {
    const owed = closedForZhou({ callback: { due: at('18:00'), reminded: false } });
    expect(rate(owed, zhou, nine, given(3))).toMatchObject({ stars: 3, callbackOff: true });
    expect(rate(owed, zhou, nine, given(2))).not.toHaveProperty('callbackOff');
    const called = closedForZhou({ callback: { due: at('18:00'), reminded: false, doneAt: nine } });
    expect(rate(called, zhou, nine, given(3))).not.toHaveProperty('callbackOff');
    expect(rate(closedForZhou(), zhou, nine, given(3))).not.toHaveProperty('callbackOff');
  });

  test('that was low is talked over by a lead or manager, once', () => {
    const owed = closedForZhou({ callback: { due: at('18:00'), reminded: false } });
    expect(does('called-back', owed, chen, nine, { note: '已道歉' })).toMatchObject({ note: '已道歉' });
    expect(does('called-back', owed, sun, nine, { note: 'x' })).toMatchObject({ type: 'called-back' });
    expect(does('called-back', owed, li, nine, { note: 'x' })).toEqual(refuse('refusal.notLead'));
    expect(does('called-back', closedForZhou(), chen, nine, { note: 'x' })).toEqual(refuse('refusal.noCallback'));
    const done = closedForZhou({ callback: { due: at('18:00'), reminded: false, doneAt: nine } });
    expect(does('called-back', done, chen, nine, { note: 'x' })).toEqual(refuse('refusal.calledBack'));
  });
});
