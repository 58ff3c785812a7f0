import { consentKind } from '../../../src/commands/consent/kind';
import { resolveTicket } from '../../../src/commands/ticket/closing';
import { ticketKind } from '../../../src/commands/ticket/kind';
import { resumeWork } from '../../../src/commands/ticket/work';
import { notDone } from '../../../src/domain/consent/about-ticket';
import type { Consent, ConsentEvent } from '../../../src/domain/consent/consent';
import { consentRules } from '../../../src/domain/consent/consent-rules';
import { refuseStep } from '../../../src/domain/consent/who-decides';
import type { Desk } from '../../../src/domain/desk';
import { wantedBy } from '../../../src/domain/record/record';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { removedText, withoutWords } from '../../../src/domain/record/redaction';
import { byPattern } from '../../../src/domain/roster/shifts';
import { theDesk } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { announcementsOf } from '../../../src/views/record/announcements-of';
import { aConsent, around, asked, consentGallery, consentViewOf, linked, next } from '../../kit/consents';
import { act, at, context, desk, happened, li, liHasIt, resolvedByLi, sun, wang, zhou } from '../../kit/tickets';

const wantedAt = (consent: Consent) =>
  wantedBy(consentRules, consent, { desk, shifts: byPattern(desk), at: at('09:20') }).map(({ key, due }) => ({
    key,
    due,
  }));

test.each([
  ['in the morning', '09:20', ['09:30', '09:50', '2026-11-25T09:00']],
  ['over lunch', '11:45', ['11:55', '13:15', '2026-11-25T09:00']],
  ['at the end of the day', '17:55', ['2026-11-25T09:05', '2026-11-25T09:25', '2026-11-26T09:00']],
  ['before the weekend', '2026-11-27T17:45', ['2026-11-27T17:55', '2026-11-30T09:15', '2026-12-01T09:00']],
])(
  'is reminded of after 10 and 30 minutes of operating time, then each working morning: %s',
  (_when, openedAt, [ten, thirty, morning]) => {
    const first = asked({ at: at(openedAt) });
    expect(wantedAt(aConsent(first))).toEqual([{ key: 'remind:1', due: at(ten ?? '') }]);
    expect(wantedAt(aConsent(first, next.reminded()))).toEqual([{ key: 'remind:2', due: at(thirty ?? '') }]);
    const twice = [ten, thirty].map((time = '') => ({ ...next.reminded(), at: at(time) }));
    expect(wantedAt(aConsent(first, ...twice))).toEqual([{ key: 'remind:3', due: at(morning ?? '') }]);
  },
);

test('is reminded of by the clock on the wall where the ticket is urgent', () => {
  const first = asked({ at: at('17:55'), urgent: true });
  expect(wantedAt(aConsent(first))).toEqual([{ key: 'remind:1', due: at('18:05') }]);
  expect(wantedAt(aConsent(first, next.reminded()))).toEqual([{ key: 'remind:2', due: at('18:25') }]);
});

test('nobody is reminded of what was answered, withdrawn or over', () => {
  const still = Object.entries(consentGallery()).filter(([, consent]) => wantedAt(consent).length > 0);
  expect(still.map(([name]) => name)).toEqual([
    'a permission is asked',
    'it was reminded of twice',
    'somebody else is asked too',
    'a backup is asked for',
    'it is asked again',
    'the requester was corrected',
  ]);
});

/** What follows for its ticket from the newest of these events. */
function follows(ticket: Ticket, events: readonly ConsentEvent[], beside: readonly Consent[] = []) {
  const [first, ...rest] = events as readonly [ReturnType<typeof asked>, ...ConsentEvent[]];
  const record = aConsent(first, ...rest);
  const event = events.at(-1) ?? first;
  const now = around(ticket, { beside: linked(...beside) });
  const about = { kind: 'consent', id: record.id } as const;
  return consentKind.consequences?.({ about, event, before: record, after: record }, now);
}

const theTicket = (ticket: Ticket) => ({ about: ticketRef(ticket.id), record: ticket });
const waiting = (): Ticket =>
  happened(liHasIt(), {
    ...{ type: 'waiting-started', by: li.id, at: at('09:20'), reason: 'consent', note: '登录' },
    ...{ stops: ['SLA-4', 'SLA-5'], progress: 'paused', endsWhenAnswered: false },
  });
const atVendor = (): Ticket =>
  happened(liHasIt(), {
    ...{ type: 'waiting-started', by: li.id, at: at('09:15'), reason: 'vendor', note: '返厂' },
    ...{ stops: [], progress: 'daily', endsWhenAnswered: false },
  });

test('the ticket waits while somebody is asked, and the clocks of SLA-4 and SLA-5 stand still (SITE-4)', () => {
  expect(follows(liHasIt(), [asked()])).toMatchObject([
    { event: { type: 'waiting-started', by: li.id, reason: 'consent', stops: ['SLA-4', 'SLA-5'], progress: 'paused' } },
  ]);
});

test.each(['allowed', 'refused', 'withdrawn'] as const)('it goes on when that is %s', (how) => {
  expect(follows(waiting(), [asked(), next[how]()])).toMatchObject([{ event: { type: 'resumed' } }]);
});

test('of several questions it goes on with the last answer', () => {
  expect(follows(waiting(), [asked(), next.allowed()], [aConsent()])?.[0]?.event).toBeUndefined();
  expect(follows(waiting(), [asked(), next.allowed()], [aConsent(asked(), next.refused())])).toMatchObject([
    { event: { type: 'resumed' } },
  ]);
});

test('what the ticket waits for already is not disturbed, nor one that is over', () => {
  expect(follows(atVendor(), [asked()])?.[0]?.event).toBeUndefined();
  expect(follows(waiting(), [asked()])?.[0]?.event).toBeUndefined();
  expect(follows(atVendor(), [asked(), next.allowed()])?.[0]?.event).toBeUndefined();
  expect(follows(liHasIt(), [asked(), next.allowed()])?.[0]?.event).toBeUndefined();
  expect(follows(resolvedByLi(), [asked(), next.allowed()])?.[0]?.event).toBeUndefined();
});

test('nobody goes on by hand with the question open, and everybody may with none (SITE-4)', () => {
  const resumes = (ticket: Ticket, ...consents: readonly Consent[]) =>
    resumeWork.refuse(ticket, li, context(at('09:30'), { linked: linked(...consents) }))?.say;
  expect(resumes(waiting(), aConsent())).toBe('consent.refusal.ticketWaits');
  expect(resumes(waiting(), aConsent(asked(), next.allowed()))).toBeUndefined();
  expect(resumes(waiting())).toBeUndefined();
  expect(resumes(atVendor(), aConsent())).toBeUndefined();
});

test('whoever works on a ticket with an open question waits for the answer from then on (SLA-4, SLA-5)', () => {
  const next = (ticket: Ticket, ...consents: readonly Consent[]) =>
    ticketKind.follows?.(ticket, context(at('09:30'), { linked: linked(...consents) }));
  const { owner: _, ...nobodys } = liHasIt();
  expect(next(liHasIt(), aConsent())).toMatchObject({
    ...{ type: 'waiting-started', by: theDesk, at: at('09:30'), reason: 'consent', stops: ['SLA-4', 'SLA-5'] },
  });
  expect(next(liHasIt())).toBeUndefined();
  expect(next(nobodys, aConsent())).toBeUndefined();
  expect(next(waiting(), aConsent())).toBeUndefined();
  expect(next(atVendor(), aConsent())).toBeUndefined();
  expect(next(resolvedByLi(), aConsent())).toBeUndefined();
});

/** What comes of a consent when its ticket changes so. */
const changes = (consent: Consent, before: Ticket, after: Ticket, turn?: 'ended' | 'returned', here: Desk = desk) =>
  consentKind.aboutChanged?.(
    consent,
    { before: theTicket(before), after: theTicket(after), turn },
    around(after, { desk: here }),
  );

test('a ticket that is open again ends no refusal, and a yes or a question has to be asked again (SITE-4)', () => {
  const returns = (...events: readonly ConsentEvent[]) =>
    changes(aConsent(asked({ asking: 'risky' }), ...events), resolvedByLi(), liHasIt(), 'returned');
  expect(returns(next.done(), next.ended())).toMatchObject({ type: 'ticket-returned', lapses: true });
  expect(returns(next.ended())).toMatchObject({ type: 'ticket-returned', lapses: true });
  expect(returns(next.refused(), next.ended())).toMatchObject({ type: 'ticket-returned', lapses: false });
  expect(returns(next.done(), next.takenBack(), next.ended())).toMatchObject({ lapses: false });
  // A step that was done, and a question that was taken away, are of the past.
  expect(returns(next.done(), next.begun(), next.ended())).toBeUndefined();
  expect(returns(next.withdrawn())).toBeUndefined();
  expect(returns(next.done(), next.ended(), next.returned())).toBeUndefined();
});

test('whose ticket it is after all decides, and a yes goes on holding only from who may give it for them (SITE-4)', () => {
  const emmas = liHasIt({ requester: next.other });
  const corrected = (...events: readonly ConsentEvent[]) => changes(aConsent(asked(), ...events), liHasIt(), emmas);
  expect(corrected()).toMatchObject({ type: 'requester-corrected', requester: next.other, holds: false });
  expect(corrected(next.allowed())).toMatchObject({ holds: false });
  expect(corrected(next.ended())).toBeUndefined();
  const led: Desk = { ...desk, permits: { [next.other]: [zhou.id] } };
  expect(changes(aConsent(asked(), next.allowed()), liHasIt(), emmas, undefined, led)).toMatchObject({ holds: true });
  const of = (...events: readonly ConsentEvent[]) => aConsent(asked(), ...events);
  expect(of(next.named(), next.corrected(next.other))).toMatchObject({ state: 'asked', named: [], asks: 2 });
  expect(of(next.allowed(), next.corrected(next.other))).toMatchObject({ state: 'lapsed' });
  expect(of(next.allowed(), next.corrected(next.other)).answer).toBeUndefined();
  expect(of(next.allowed(), next.corrected(next.other, true))).toMatchObject({ state: 'given' });
  expect(of(next.refused(), next.corrected(next.other))).toMatchObject({ state: 'refused' });
});

test('whoever has the ticket from now on gets its card; other changes of the ticket are none of its', () => {
  const wangs = liHasIt({ owner: wang.id });
  expect(changes(aConsent(), liHasIt(), wangs)).toBe('redrawn');
  expect(changes(aConsent(asked(), next.allowed()), liHasIt(), wangs)).toBe('redrawn');
  expect(changes(aConsent(asked(), next.refused()), liHasIt(), wangs)).toBeUndefined();
  expect(changes(aConsent(), liHasIt(), liHasIt({ urgent: true }))).toBeUndefined();
});

test('a requester who leaves is not waited for: whoever works on it hears so, and a lead of the department is asked', () => {
  const leaves = (consent: Consent) => consentKind.personLeft?.(consent, zhou.id, around());
  expect(leaves(aConsent())).toMatchObject({ type: 'not-reached', person: zhou.id });
  expect(leaves(aConsent(asked(), next.allowed()))).toBeUndefined();
  expect(leaves(aConsent(asked(), next.withdrawn()))).toBeUndefined();
  const event: ConsentEvent = { type: 'not-reached', by: theDesk, at: at('09:30'), person: zhou.id, why: 'left' };
  const now = around(liHasIt(), { desk: { ...desk, permits: { [zhou.id]: [sun.id] } } });
  const view = consentViewOf(aConsent(asked(), event), now);
  const told = announcementsOf(consentKind, { event, view, before: aConsent() }, view.record, now.desk);
  const to = told.map((one): string => (one.to.kind === 'person' ? one.to.person : one.to.kind));
  expect(to).toContain(sun.id);
  expect(to).toContain('engineers');
});

test('what is asked again is reminded of anew, on a card of its own', () => {
  const again = aConsent(asked(), next.reminded(), next.ended(), next.returned(), next.askedAgain());
  expect(again).toMatchObject({ state: 'asked', asks: 2, reminders: 0 });
  expect(wantedAt(again)).toEqual([{ key: 'remind:1', due: at('09:38') }]);
});

test('a yes that is taken back changes nothing about the clocks', () => {
  expect(follows(liHasIt(), [asked(), next.allowed(), next.takenBack()])?.[0]?.event).toBeUndefined();
});

test('the risky step begins only with an answer, and after the backup that they asked for (SITE-5)', () => {
  const can = Object.entries(consentGallery()).filter(([, consent]) => refuseStep(consent) === undefined);
  expect(can.map(([name]) => name)).toEqual(['the backup is made', 'the backup is made for them']);
  const says = (name: string) => refuseStep(consentGallery()[name] as Consent)?.say;
  expect(says('a backup is asked for')).toBe('consent.refusal.answerFirst');
  expect(says('the step is refused')).toBe('consent.refusal.noYes');
  expect(says('the backup is to be made')).toBe('consent.refusal.backupFirst');
});

test('a ticket is not resolved while a risky step waits for its answer; a permission does not keep it (SITE-5)', () => {
  const resolves = (consent: Consent) =>
    resolveTicket.refuse(liHasIt(), li, context(at('09:30'), { linked: linked(consent) }))?.say;
  expect(resolves(aConsent(asked({ asking: 'risky' })))).toBe('consent.refusal.stepWaits');
  expect(resolves(aConsent(asked({ asking: 'risky' }), next.refused()))).toBeUndefined();
  expect(resolves(aConsent(asked({ asking: 'risky' }), next.withdrawn()))).toBeUndefined();
  expect(resolves(aConsent())).toBeUndefined();
});

test('what was refused and not done stands in the resolution with why, also where nobody wrote it there (SITE-5)', () => {
  const refused = aConsent(asked({ asking: 'risky', what: '重装系统' }), next.refused());
  const now = context(at('09:30'), { linked: linked(refused) });
  const given = { cause: '卡纸', fix: '清理', advice: '用干纸' };
  const form = resolveTicket.form?.(liHasIt(), act(li), now);
  expect(form?.fields.at(-1)).toMatchObject({ name: 'notDone', initial: '重装系统 — 电脑里有客户资料' });
  expect(resolveTicket.decide(liHasIt(), act(li, given), now)).toMatchObject({
    fix: '清理',
    notDone: '重装系统 — 电脑里有客户资料',
  });
  expect(resolveTicket.decide(liHasIt(), act(li, { ...given, notDone: '没有重装，周婷不同意' }), now)).toMatchObject({
    fix: '清理',
    notDone: '没有重装，周婷不同意',
  });
  expect(resolveTicket.decide(liHasIt(), act(li, given), context())).not.toHaveProperty('notDone');
  expect(notDone(linked(aConsent(asked(), next.allowed(), next.takenBack()))).length).toBe(1);
  expect(notDone(linked(aConsent(asked(), next.allowed()))).length).toBe(0);
});

test('a yes holds until the ticket ends, and ends with it', () => {
  const index = (...events: readonly ConsentEvent[]) => consentRules.index(aConsent(asked(), ...events)).open;
  expect(index(next.allowed())).toBe(true);
  expect(index(next.refused())).toBe(true);
  expect(index(next.withdrawn())).toBe(false);
  expect(index(next.allowed(), next.ended())).toBe(false);
  const ends = (consent: Consent) => {
    const change = { before: theTicket(liHasIt()), after: theTicket(resolvedByLi()), turn: 'ended' } as const;
    return consentKind.aboutChanged?.(consent, change, around(resolvedByLi()));
  };
  expect(ends(aConsent(asked(), next.allowed()))).toMatchObject({ type: 'ended' });
  expect(ends(aConsent(asked(), next.withdrawn()))).toBeUndefined();
});

test('words that are erased are gone from every event, and who decided is nobody any more', () => {
  const events = [asked(), next.named(), next.refused(), next.takenBack()];
  const left = events.map((event) => consentRules.redacted(event, { ...withoutWords, person: () => li.id }));
  expect(JSON.stringify(left)).not.toMatch(/打印队列|客户资料|开会/);
  expect(left[0]).toMatchObject({ requester: li.id, what: removedText, asking: 'login' });
  expect(JSON.stringify(left)).not.toContain(zhou.id);
});
