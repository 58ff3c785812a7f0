import type { Person } from '../../../src/domain/people/person';
import { callBack, type RatingRules, rate } from '../../../src/domain/rating/rate';
import { refuse } from '../../../src/domain/refusal';
import { claim, returnClaim } from '../../../src/domain/ticket/claim';
import { cancel, confirmFixed, notFixed, raiseUrgency, reopen, resolve } from '../../../src/domain/ticket/close';
import {
  acceptHandover,
  addCollaborator,
  declineHandover,
  leave,
  offerHandover,
} from '../../../src/domain/ticket/hand-over';
import { asideOf, keepPromise, note, promise, reply, reportProgress } from '../../../src/domain/ticket/talk';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { arrive, goOnSite, locate, resume, startRemote, wait } from '../../../src/domain/ticket/work';
import { days, hours as hoursLong, type Instant, after as later, seconds } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import {
  aTicket,
  at,
  chen,
  closedForZhou,
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
    expect(claim(aTicket(), li, nine)).toEqual({ type: 'claimed', by: li.id, at: nine });
  });

  test('names the owner to whoever comes second', () => {
    expect(claim(liHasIt(), wang, nine)).toEqual(refuse('refusal.alreadyOwned', owner(li)));
  });

  test.each([
    ['somebody who is no engineer', aTicket(), zhou, refuse('refusal.notEngineer')],
    ['an engineer who has left', aTicket(), { ...li, active: false }, refuse('refusal.notEngineer')],
    ['the owner again', liHasIt(), li, refuse('refusal.alreadyYours')],
    [
      'anybody once it is cancelled',
      aTicket({ state: 'cancelled' }),
      li,
      refuse('refusal.notOpen', { state: { say: 'ticket.state.cancelled' } }),
    ],
  ])('is refused to %s', (_who, ticket, by, refusal) => expect(claim(ticket, by, nine)).toEqual(refusal));

  test('is given back by the owner or a lead, with a reason', () => {
    expect(returnClaim(liHasIt(), li, nine, '去另一处')).toMatchObject({ type: 'claim-returned', reason: '去另一处' });
    expect(returnClaim(liHasIt(), chen, nine, '')).toMatchObject({ type: 'claim-returned', by: chen.id });
    expect(returnClaim(liHasIt(), wang, nine, '')).toEqual(refuse('refusal.ownerDecides', owner(li)));
    expect(returnClaim(aTicket(), li, nine, '')).toEqual(refuse('refusal.claimFirst'));
  });
});

describe('work', () => {
  test.each([
    ['a stranger to the job', liHasIt(), wang, refuse('refusal.notYours', owner(li))],
    ['anybody before it is claimed', aTicket(), li, refuse('refusal.claimFirst')],
    ['the requester', liHasIt(), zhou, refuse('refusal.notEngineer')],
    ['anybody once it is closed', closedForZhou(), li, notOpen],
    ['anybody while it waits', waiting, li, refuse('refusal.resumeFirst')],
  ])('is refused to %s', (_who, ticket, by, refusal) => {
    expect(startRemote(ticket, by, nine)).toEqual(refusal);
    expect(goOnSite(ticket, by, nine)).toEqual(refusal);
  });

  test('is open to owner, helpers and leads', () => {
    for (const by of [li, wang, chen]) expect(startRemote(withWang, by, nine)).toMatchObject({ by: by.id });
  });

  test('starts remote help once', () => {
    const remote = happened(liHasIt(), { type: 'remote-started', by: li.id, at: nine });
    expect(startRemote(remote, li, nine)).toEqual(refuse('refusal.alreadyRemote'));
  });

  test('sends one person on the way, who then arrives (SLA-3)', () => {
    expect(arrive(liHasIt(), li, nine)).toEqual(refuse('refusal.notUnderway'));
    expect(goOnSite(underway, li, nine)).toEqual(refuse('refusal.alreadyUnderway'));
    expect(arrive(underway, li, nine)).toEqual({ type: 'arrived', by: li.id, at: nine });
    const there = happened(underway, { type: 'arrived', by: li.id, at: nine });
    expect(arrive(there, li, nine)).toEqual(refuse('refusal.notUnderway'));
    const atOnce = happened(underway, { type: 'arrived', by: li.id, at: at('09:15') });
    expect(arrive(atOnce, li, nine)).toEqual(refuse('refusal.notUnderway'));
    expect(goOnSite(there, li, nine)).toEqual({ type: 'dispatched', by: li.id, at: nine });
    const stayed = happened(underway, { type: 'remote-started', by: li.id, at: nine });
    expect(arrive(stayed, li, nine)).toEqual(refuse('refusal.notUnderway'));
  });

  test('locates a fault once (SLA-5)', () => {
    const located = locate(liHasIt(), li, nine, '硒鼓');
    expect(located).toEqual({ type: 'located', by: li.id, at: nine, finding: '硒鼓' });
    const found = liHasIt({ marks: [{ milestone: 'located', at: nine }] });
    expect(locate(found, li, nine, '')).toEqual(refuse('refusal.alreadyLocated'));
  });

  test('waits for a reason that says which clocks stand still (SITE-2)', () => {
    expect(wait(liHasIt(), li, nine, { reason: reason('requester'), note: '请重启' })).toMatchObject({
      reason: 'requester',
      note: '请重启',
      stops: ['SLA-4', 'SLA-5'],
      progress: 'paused',
      endsWhenAnswered: true,
    });
    expect(wait(waiting, li, nine, { reason: reason('parts'), note: '' })).toEqual(refuse('refusal.alreadyWaiting'));
    expect(resume(waiting, li, nine)).toEqual({ type: 'resumed', by: li.id, at: nine });
    expect(resume(liHasIt(), li, nine)).toEqual(refuse('refusal.notWaiting'));
  });

  test('takes the time that was agreed, if it lies ahead and the reason is about one (11.11)', () => {
    const waits = (id: string, agreed: Instant) => wait(liHasIt(), li, nine, { reason: reason(id), note: '', agreed });
    expect(waits('scheduled', at('15:00'))).toMatchObject({ type: 'waiting-started', agreed: at('15:00') });
    expect(waits('scheduled', nine)).toEqual(refuse('refusal.agreedInPast'));
    expect(waits('scheduled', at('2027-02-23T15:00'))).toEqual(refuse('refusal.agreedTooFar'));
    expect(waits('parts', at('15:00'))).toEqual(refuse('refusal.agreesNoTime'));
    expect(wait(liHasIt(), wang, nine, { reason: reason('scheduled'), note: '', agreed: at('15:00') })).toMatchObject({
      say: 'refusal.notYours',
    });
  });
});

describe('talk', () => {
  test('reports progress in the words of whoever works on it (HOT-5)', () => {
    expect(reportProgress(liHasIt(), li, nine, '在查')).toMatchObject({ text: '在查', automatic: false });
    expect(reportProgress(liHasIt(), wang, nine, '在查')).toEqual(refuse('refusal.notYours', owner(li)));
  });

  test('keeps notes among engineers', () => {
    expect(note(wang, nine, 'x')).toMatchObject({ type: 'noted', by: wang.id });
    expect(note(zhou, nine, 'x')).toEqual(refuse('refusal.notEngineer'));
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
    expect(reply(liHasIt(), zhou, nine, { ...said, side: 'requester' })).toMatchObject({ side: 'requester' });
    expect(reply(liHasIt(), tom, nine, { ...said, side: 'engineers' })).toMatchObject({ side: 'engineers' });
    expect(reply(liHasIt(), tom, nine, { ...said, side: 'requester' })).toEqual(refuse('refusal.notRequester'));
    expect(reply(liHasIt(), zhou, nine, { ...said, side: 'engineers' })).toEqual(refuse('refusal.notEngineer'));
    expect(reply(liHasIt(), zhou, nine, { ...said, text: ' ', side: 'requester' })).toEqual(
      refuse('refusal.nothingSaid'),
    );
    const photo = { id: 'F1', name: 'a.png', mime: 'image/png', size: 3, platform: 'slack', source: {} };
    const shown = reply(liHasIt(), zhou, nine, { text: '', files: [photo], side: 'requester' });
    expect(shown).toEqual({ type: 'replied', by: zhou.id, at: nine, side: 'requester', text: '', files: [photo] });
    expect(reply(liHasIt(), tom, nine, { ...said, side: 'engineers', thread: 'slack' })).toMatchObject({
      inThread: true,
      thread: 'slack',
    });
  });

  test('promises a time that is to come, at most 90 days away (HOT-4)', () => {
    const given = (due: number) => promise(liHasIt(), li, nine, { due: due as typeof nine, text: '方案' });
    expect(given(later(nine, days(90)))).toMatchObject({ type: 'promised', text: '方案' });
    expect(given(nine)).toEqual(refuse('refusal.promiseInPast'));
    expect(given(later(nine, days(91)))).toEqual(refuse('refusal.promiseTooFar'));
    expect(promise(liHasIt(), wang, nine, { due: at('11:00'), text: '' })).toEqual(
      refuse('refusal.notYours', owner(li)),
    );
  });

  test('keeps a promise that is open (HOT-4)', () => {
    expect(keepPromise(promised, li, nine)).toEqual({ type: 'promise-kept', by: li.id, at: nine });
    expect(keepPromise(liHasIt(), li, nine)).toEqual(refuse('refusal.noPromise'));
    expect(keepPromise(promised, wang, nine)).toEqual(refuse('refusal.notYours', owner(li)));
  });
});

describe('helpers and handover (HOT-6)', () => {
  test('a colleague joins once, and must serve tickets', () => {
    expect(addCollaborator(liHasIt(), li, nine, wang)).toMatchObject({ person: wang.id });
    const onIt = (person: Person) => refuse('refusal.alreadyOnIt', { person: { person: person.id } });
    expect(addCollaborator(withWang, li, nine, wang)).toEqual(onIt(wang));
    expect(addCollaborator(withWang, li, nine, li)).toEqual(onIt(li));
    expect(addCollaborator(liHasIt(), li, nine, sun)).toEqual(
      refuse('refusal.cannotServe', { person: { person: sun.id } }),
    );
    expect(addCollaborator(liHasIt(), tom, nine, wang)).toEqual(refuse('refusal.notYours', owner(li)));
  });

  test('only a helper leaves', () => {
    expect(leave(withWang, wang, nine)).toMatchObject({ person: wang.id });
    expect(leave(withWang, li, nine)).toEqual(refuse('refusal.notCollaborator'));
  });

  test('nothing moves until the other accepts', () => {
    expect(offerHandover(liHasIt(), li, nine, { to: wang, note: 'n' })).toMatchObject({ to: wang.id, note: 'n' });
    expect(acceptHandover(offered, wang, nine)).toMatchObject({ from: li.id, offeredAt: at('09:15') });
    expect(declineHandover(offered, wang, nine, '没空')).toMatchObject({ reason: '没空', offeredAt: at('09:15') });
  });

  test('whoever accepts twice is told that it is theirs, not that it was never offered', () => {
    const mine = happened(offered, { type: 'handover-accepted', by: wang.id, at: nine, from: li.id, offeredAt: nine });
    expect(acceptHandover(mine, wang, nine)).toEqual(refuse('refusal.alreadyYours'));
  });

  test.each([
    [
      'by a stranger',
      () => offerHandover(liHasIt(), wang, nine, { to: tom, note: '' }),
      refuse('refusal.ownerDecides', owner(li)),
    ],
    [
      'to the owner',
      () => offerHandover(liHasIt(), chen, nine, { to: li, note: '' }),
      refuse('refusal.alreadyOwned', owner(li)),
    ],
    [
      'to somebody who serves no tickets',
      () => offerHandover(liHasIt(), li, nine, { to: zhou, note: '' }),
      refuse('refusal.cannotServe', { person: { person: zhou.id } }),
    ],
    ['accepted by another', () => acceptHandover(offered, tom, nine), refuse('refusal.notOffered')],
    ['accepted where none is', () => acceptHandover(liHasIt(), wang, nine), refuse('refusal.notOffered')],
    ['accepted too late', () => acceptHandover(closedForZhou(), wang, nine), notOpen],
    ['declined by another', () => declineHandover(offered, tom, nine, ''), refuse('refusal.notOffered')],
  ])('an offer %s is refused', (_what, verdict, refusal) => expect(verdict()).toEqual(refusal));
});

test('a helper works on a job, and decides nothing about it (HOT-6)', () => {
  const no = refuse('refusal.ownerDecides', owner(li));
  expect(returnClaim(withWang, wang, nine, '')).toEqual(no);
  expect(offerHandover(withWang, wang, nine, { to: tom, note: '' })).toEqual(no);
  expect(resolve(withWang, wang, nine, how)).toEqual(no);
  expect(cancel(withWang, wang, nine, { reason: 'duplicate', note: '', duplicateOf: ticketId(7) })).toEqual(no);
});

test('a lead who has left decides nothing either, and a manager works on nothing (HOT-6)', () => {
  const gone = { ...chen, active: false };
  expect(returnClaim(liHasIt(), gone, nine, '')).toEqual(refuse('refusal.notEngineer'));
  expect(startRemote(liHasIt(), gone, nine)).toEqual(refuse('refusal.notEngineer'));
  expect(resolve(liHasIt(), sun, nine, how)).toEqual(refuse('refusal.notEngineer'));
});

describe('the end of a job (SITE-7)', () => {
  test('is the word of owner or lead, with cause, fix and advice', () => {
    expect(resolve(liHasIt(), li, nine, how)).toMatchObject({ type: 'resolved', ...how });
    expect(resolve(liHasIt(), wang, nine, how)).toEqual(refuse('refusal.ownerDecides', owner(li)));
    expect(resolve(aTicket(), li, nine, how)).toEqual(refuse('refusal.claimFirst'));
    expect(resolve(closedForZhou(), li, nine, how)).toEqual(notOpen);
  });

  test('is confirmed by the requester alone, once it is resolved', () => {
    expect(confirmFixed(resolvedByLi(), zhou, nine)).toMatchObject({ how: 'confirmed' });
    expect(confirmFixed(resolvedByLi(), li, nine)).toEqual(refuse('refusal.notRequester'));
    expect(confirmFixed(liHasIt(), zhou, nine)).toEqual(refuse('refusal.notResolved'));
    expect(confirmFixed(closedForZhou(), zhou, nine)).toEqual(refuse('refusal.alreadyClosed'));
  });

  test('does not hold when the requester says so', () => {
    expect(notFixed(resolvedByLi(), zhou, nine, '还卡')).toMatchObject({ type: 'not-fixed', text: '还卡' });
    expect(notFixed(resolvedByLi(), li, nine, '')).toEqual(refuse('refusal.notRequester'));
    expect(notFixed(liHasIt(), zhou, nine, '')).toEqual(refuse('refusal.notResolved'));
    expect(notFixed(closedForZhou(), zhou, nine, '')).toEqual(refuse('refusal.reopenInstead'));
  });

  test('is undone by reopening within the window', () => {
    const closed = closedForZhou();
    const until = at('2026-12-04T00:00');
    const why = { text: '又坏了', until };
    expect(reopen(closed, zhou, (until - 1) as typeof until, why)).toMatchObject({ type: 'reopened' });
    expect(reopen(closed, chen, nine, why)).toMatchObject({ by: chen.id });
    expect(reopen(closed, li, nine, why)).toEqual(refuse('refusal.notRequester'));
    expect(reopen(resolvedByLi(), zhou, nine, why)).toEqual(refuse('refusal.notClosed'));
    expect(reopen(closed, zhou, until, why)).toEqual(refuse('refusal.tooLateToReopen'));
  });

  test('is a withdrawal by the requester, or a duplicate found by whoever answers for it', () => {
    const duplicate = { reason: 'duplicate', note: 'IT-7', duplicateOf: ticketId(7) } as const;
    const withdrawn = { reason: 'withdrawn', note: '' } as const;
    expect(cancel(liHasIt(), zhou, nine, withdrawn)).toMatchObject({ type: 'cancelled' });
    expect(cancel(aTicket(), wang, nine, duplicate)).toMatchObject({ duplicateOf: 7 });
    expect(cancel(liHasIt(), li, nine, duplicate)).toMatchObject({ duplicateOf: 7 });
    expect(cancel(liHasIt(), wang, nine, duplicate)).toEqual(refuse('refusal.ownerDecides', owner(li)));
    expect(cancel(liHasIt(), li, nine, withdrawn)).toEqual(refuse('refusal.notRequester'));
    expect(cancel(liHasIt(), zhou, nine, duplicate)).toEqual(refuse('refusal.notEngineer'));
    expect(cancel(closedForZhou(), zhou, nine, withdrawn)).toEqual(notOpen);
    expect(cancel(liHasIt(), li, nine, { ...duplicate, duplicateOf: ticketId(1001) })).toEqual(
      refuse('refusal.duplicateOfItself'),
    );
  });

  test('becomes urgent once, by its requester or an engineer (TIME-2)', () => {
    expect(raiseUrgency(aTicket(), zhou, nine)).toMatchObject({ type: 'urgency-raised' });
    expect(raiseUrgency(aTicket(), sun, nine)).toEqual(refuse('refusal.notRequester'));
    expect(raiseUrgency(aTicket({ urgent: true }), li, nine)).toEqual(refuse('refusal.alreadyUrgent'));
    expect(raiseUrgency(closedForZhou(), zhou, nine)).toEqual(notOpen);
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
    expect(rate(ticket, by, when, given(4))).toEqual(refusal);
  });

  test('is taken until the last moment in which it may be given, or changed, and not a moment later', () => {
    const closed = closedForZhou();
    const last = (closes - 1) as typeof nine;
    const fixed = later(first.rating?.firstAt ?? nine, hoursLong(12));
    const judged = (ticket: typeof closed, when: typeof nine) => rate(ticket, zhou, when, given(4));
    expect([judged(closed, last), judged(first, fixed)]).toMatchObject([{ type: 'rated' }, { type: 'rated' }]);
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
    expect(callBack(owed, chen, nine, '已道歉')).toMatchObject({ note: '已道歉' });
    expect(callBack(owed, sun, nine, '')).toMatchObject({ type: 'called-back' });
    expect(callBack(owed, li, nine, '')).toEqual(refuse('refusal.notLead'));
    expect(callBack(closedForZhou(), chen, nine, '')).toEqual(refuse('refusal.noCallback'));
    const done = closedForZhou({ callback: { due: at('18:00'), reminded: false, doneAt: nine } });
    expect(callBack(done, chen, nine, '')).toEqual(refuse('refusal.calledBack'));
  });
});
