import { lastRating } from '../../../src/domain/rating/last-rating';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../../src/domain/ticket/evolve';
import { standingMarks, ticketId } from '../../../src/domain/ticket/ticket';
import { galleryTickets } from '../../../src/views/gallery-tickets';
import {
  aReport,
  aTicket,
  at,
  cast,
  chen,
  closedForZhou,
  happened,
  li,
  liHasIt,
  resolvedByLi,
  wang,
  zhou,
} from '../../kit/tickets';

const nine = at('09:30');
const said = { by: li.id, at: nine } as const;
const asked = {
  type: 'waiting-started',
  ...said,
  reason: 'requester',
  note: '请重启',
  stops: ['SLA-5'],
  progress: 'paused',
  endsWhenAnswered: true,
} as const;

test('a ticket begins with its report, and remembers who filed it for another (HOT-1)', () => {
  expect(begin(aReport())).toMatchObject({ state: 'new', version: 1, requester: zhou.id, reportedAt: at('09:10') });
  expect(begin(aReport())).not.toHaveProperty('filedBy');
  expect(begin(aReport({ by: li.id }))).toMatchObject({ requester: zhou.id, filedBy: li.id });
});

test('a log adds up to its ticket, and must begin with a report', () => {
  for (const { events, ticket } of galleryTickets(cast)) expect(replay(ticket.id, events)).toEqual(ticket);
  expect(() => replay(ticketId(7), [{ type: 'claimed', ...said }])).toThrow('begins with claimed');
  expect(() => replay(ticketId(7), [])).toThrow('begins with undefined');
});

test('a claim is also the first response, and ends being a helper', () => {
  const claimed = happened(aTicket({ collaborators: [li.id, wang.id] }), { type: 'claimed', ...said });
  expect(claimed).toMatchObject({ state: 'claimed', owner: li.id, collaborators: [wang.id] });
  expect(claimed.marks.map(({ milestone }) => milestone)).toEqual(['reported', 'claimed', 'responded']);
});

test('a claim given back starts the rescue ladder anew and lets the clocks run', () => {
  const back = happened(liHasIt({ rescueSteps: 3 }), asked, { type: 'claim-returned', ...said, reason: '' });
  expect(back).toMatchObject({ state: 'new', rescueFrom: nine, rescueSteps: 0, pauses: [{ to: nine }] });
  expect(happened(back, { type: 'claimed', by: wang.id, at: at('09:40') }).lastReportAt).toBe(nine);
  expect(back).not.toHaveProperty('owner');
  expect(back).not.toHaveProperty('waiting');
});

test('what is given back while it waits stands still no more, and its next owner finds it running (SITE-2)', () => {
  const back = happened(liHasIt(), asked, {
    type: 'claim-returned',
    ...said,
    by: chen.id,
    at: at('09:50'),
    reason: '',
  });
  expect(back).toMatchObject({ state: 'new', pauses: [{ from: nine, to: at('09:50') }], lastReportAt: at('09:50') });
  expect(back).not.toHaveProperty('waiting');
  const again = happened(back, { type: 'claimed', by: wang.id, at: at('09:55') });
  expect(again).toMatchObject({ state: 'claimed', owner: wang.id });
});

test('giving a ticket back in the middle of its hour does not put the next report off (HOT-5)', () => {
  const told = { type: 'progress-reported', ...said, text: '在查', automatic: false, promise: 'kept' } as const;
  const back = { type: 'claim-returned', by: li.id, at: at('10:00'), reason: '' } as const;
  expect(happened(liHasIt(), told, back).lastReportAt).toBe(nine);
});

test('a ticket that comes back has an hour of its own until the next report (HOT-5)', () => {
  for (const type of ['not-fixed', 'reopened'] as const) {
    const before = type === 'not-fixed' ? resolvedByLi() : closedForZhou();
    const again = happened(before, { type, by: zhou.id, at: at('11:30'), text: '还卡' });
    expect(again).toMatchObject({ lastReportAt: at('11:30'), rescueFrom: at('11:30'), rescueSteps: 0 });
  }
});

test('a wait ends when it is resumed, in the state before it', () => {
  const remote = happened(liHasIt(), { type: 'remote-started', ...said });
  expect(happened(remote, asked)).toMatchObject({ state: 'waiting', waiting: { resumeTo: 'remote' } });
  expect(happened(remote, asked, { type: 'resumed', ...said }).state).toBe('remote');
});

test('the requester’s answer ends a wait for it, and no other', () => {
  const answer = { type: 'replied', by: zhou.id, at: at('09:40'), side: 'requester', text: '好', files: [] } as const;
  expect(happened(liHasIt(), asked, answer)).toMatchObject({ state: 'claimed', pauses: [{ to: at('09:40') }] });
  expect(happened(liHasIt(), { ...asked, endsWhenAnswered: false }, answer).state).toBe('waiting');
});

test('the first word of an engineer is a response, the desk’s own is none (SLA-2)', () => {
  const word = { type: 'replied', ...said, side: 'engineers', text: '在看', files: [] } as const;
  const marks = (event: TicketEvent) => evolve(aTicket(), event).marks.map(({ milestone }) => milestone);
  expect(marks(word)).toContain('responded');
  expect(marks({ ...word, by: 'desk' as typeof li.id })).not.toContain('responded');
});

test('words that answer a promise keep it; others do not (HOT-4)', () => {
  const promised = happened(liHasIt(), { type: 'promised', ...said, due: at('11:00'), text: '' });
  const report = { type: 'progress-reported', ...said, text: '好了' } as const;
  expect(happened(promised, { ...report, automatic: false, promise: 'kept' }).promise).toMatchObject({ keptAt: nine });
  expect(happened(promised, { ...report, automatic: false, promise: 'open' }).promise).not.toHaveProperty('keptAt');
});

test('a promise counts how often it slipped, and a new one goes on counting', () => {
  const slipped = happened(
    liHasIt(),
    { type: 'promised', ...said, due: at('10:00'), text: '' },
    { type: 'promise-reminded', ...said },
    { type: 'promise-slipped', ...said, due: at('10:00'), newDue: at('11:00') },
  );
  expect(slipped.promise).toMatchObject({ due: at('11:00'), slips: 1, reminded: false });
  expect(happened(slipped, { type: 'promised', ...said, due: at('12:00'), text: '' }).promise).toMatchObject({
    slips: 1,
  });
  expect(happened(slipped, { type: 'promise-kept', ...said }).promise).toMatchObject({ keptAt: nine });
});

test('an accepted handover moves the ticket, a declined one does not (HOT-6)', () => {
  const offered = happened(liHasIt(), { type: 'handover-offered', ...said, to: wang.id, note: '' });
  const answer = { by: wang.id, at: nine, offeredAt: nine };
  const accepted = happened(offered, { type: 'handover-accepted', ...answer, from: li.id });
  expect([offered.owner, accepted.owner]).toEqual([li.id, wang.id]);
  expect(accepted).not.toHaveProperty('handover');
  expect(happened(offered, { type: 'handover-declined', ...answer, reason: '' })).not.toHaveProperty('handover');
});

test('an offer made by a lead is one of its owner’s ticket, and is over when the ticket ends or is given back (HOT-6)', () => {
  const offer = { type: 'handover-offered', by: chen.id, at: nine, to: wang.id, note: '请接' } as const;
  const offered = happened(liHasIt(), offer);
  expect(offered.handover).toEqual({ from: li.id, by: chen.id, to: wang.id, note: '请接', at: nine });
  const ends: readonly TicketEvent[] = [
    { type: 'resolved', ...said, cause: '', fix: '', advice: '' },
    { type: 'cancelled', ...said, reason: 'duplicate', note: '' },
    { type: 'claim-returned', ...said, reason: '' },
  ];
  for (const end of ends) expect(happened(offered, end)).not.toHaveProperty('handover');
});

test('whoever takes a ticket over or claims it anew is asked for words of their own (HOT-5)', () => {
  const asked = liHasIt({ progressAskedFor: at('10:10') });
  const accepted = { type: 'handover-accepted', by: wang.id, at: nine, from: li.id, offeredAt: nine } as const;
  expect(happened(asked, accepted)).not.toHaveProperty('progressAskedFor');
  expect(happened(asked, { type: 'claim-returned', ...said, reason: '' })).not.toHaveProperty('progressAskedFor');
});

test('a ticket given back by a lead counts as given back by its owner, until somebody takes it', () => {
  const back = happened(liHasIt(), { type: 'claim-returned', by: chen.id, at: nine, reason: '' });
  expect(back.returnedBy).toBe(li.id);
  expect(happened(back, { type: 'claimed', by: wang.id, at: nine })).not.toHaveProperty('returnedBy');
});

test('a milestone is reached once: the first answer, the first help, the first finding (SLA-2, SLA-4, SLA-5)', () => {
  const once = happened(
    liHasIt(),
    { type: 'replied', ...said, side: 'engineers', text: '在看', files: [] },
    { type: 'remote-started', ...said },
    { type: 'located', ...said, finding: '' },
    { type: 'dispatched', ...said, at: at('09:40') },
    { type: 'remote-started', ...said, at: at('09:50') },
    { type: 'located', ...said, at: at('09:50'), finding: '' },
  );
  expect(once.marks.map(({ milestone, at: moment }) => [milestone, moment])).toEqual([
    ['reported', at('09:10')],
    ['claimed', at('09:11')],
    ['responded', at('09:11')],
    ['assisted', nine],
    ['located', nine],
    ['dispatched', at('09:40')],
  ]);
  expect(once.lastWordAt).toBe(nine);
});

test('a wait on site goes on there, and a second one leaves the first as it was (SITE-2)', () => {
  const away = happened(liHasIt(), { type: 'dispatched', ...said });
  expect(away.state).toBe('on-site');
  const twice = happened(
    away,
    asked,
    { type: 'resumed', ...said, at: at('09:40') },
    { ...asked, at: at('10:00') },
    { type: 'resumed', ...said, at: at('10:30') },
  );
  expect(twice.state).toBe('on-site');
  expect(twice.pauses).toMatchObject([
    { from: nine, to: at('09:40') },
    { from: at('10:00'), to: at('10:30') },
  ]);
});

test('a promise is kept once, is not made by keeping none, and a new one is reminded of anew (HOT-4)', () => {
  const word = { type: 'progress-reported', ...said, text: '', automatic: false, promise: 'kept' } as const;
  const promised = { type: 'promised', ...said, due: at('11:00'), text: '' } as const;
  expect(happened(liHasIt(), word)).not.toHaveProperty('promise');
  const kept = happened(liHasIt(), promised, word, { ...word, at: at('10:00') });
  expect(kept.promise).toMatchObject({ keptAt: nine });
  const reminded = happened(liHasIt(), promised, { type: 'promise-reminded', ...said });
  expect(reminded.promise?.reminded).toBe(true);
  expect(happened(reminded, promised).promise).toMatchObject({ reminded: false, slips: 0 });
});

test('a state of the desk’s own is kept with the report, in every language (HOT-5)', () => {
  const state = { en: 'On it', 'zh-CN': '处理中' };
  const report = { type: 'progress-reported', ...said, text: '处理中', automatic: false, promise: 'kept' } as const;
  expect(happened(liHasIt(), { ...report, state }).lastProgress).toEqual({
    text: '处理中',
    at: nine,
    automatic: false,
    state,
  });
  expect(happened(liHasIt(), report).lastProgress).not.toHaveProperty('state');
});

test('what was said to be at once is over with a call that reaches somebody, an urgency or a claim (SLA-2)', () => {
  const atOnce = aTicket({ rescueAtOnce: nine });
  const step = { type: 'rescue-step-taken', ...said, step: 1, told: [li.id], again: [], unreached: [] } as const;
  expect(happened(atOnce, step)).not.toHaveProperty('rescueAtOnce');
  expect(happened(atOnce, { type: 'urgency-raised', ...said })).not.toHaveProperty('rescueAtOnce');
  expect(happened(atOnce, { type: 'claimed', ...said })).not.toHaveProperty('rescueAtOnce');
  const card = { type: 'not-reached', ...said, person: li.id, why: '', about: 'card' } as const;
  expect(happened(aTicket(), card)).not.toHaveProperty('rescueAtOnce');
});

test('helpers come and go', () => {
  const joined = happened(liHasIt(), { type: 'collaborator-added', ...said, person: wang.id });
  expect(joined.collaborators).toEqual([wang.id]);
  expect(happened(joined, { type: 'collaborator-left', ...said, person: wang.id }).collaborators).toEqual([]);
});

test('not fixed goes back to its owner, with the clocks of the first report', () => {
  const again = happened(resolvedByLi(), { type: 'not-fixed', by: zhou.id, at: nine, text: '' });
  expect(again).toMatchObject({ state: 'claimed', owner: li.id, reportedAt: at('09:10'), reopenings: 1 });
  expect(standingMarks(again).map(({ milestone }) => milestone)).toEqual(['reported', 'claimed', 'responded']);
  expect(again).not.toHaveProperty('resolution');
});

test('a closed ticket that is reopened loses its rating, which was about another ending, but not the call that was promised', () => {
  const rated = {
    type: 'rated',
    by: zhou.id,
    at: nine,
    stars: 1,
    reasons: [],
    comment: '',
    callbackDue: at('18:00'),
  } as const;
  const again = happened(closedForZhou(), rated, { type: 'reopened', by: zhou.id, at: nine, text: '' });
  for (const gone of ['rating', 'closedAt', 'closedBy']) expect(again).not.toHaveProperty(gone);
  expect(again.callback).toEqual({ due: at('18:00'), reminded: false });
  const called = { type: 'called-back', by: chen.id, at: nine, note: '' } as const;
  const settled = happened(closedForZhou(), rated, called, { type: 'reopened', by: zhou.id, at: nine, text: '' });
  expect(settled).not.toHaveProperty('callback');
});

test('a rating can get better, which takes the call-back away, and keeps when it was first given', () => {
  const low = {
    type: 'rated',
    by: zhou.id,
    at: nine,
    stars: 1,
    reasons: [],
    comment: '',
    callbackDue: at('18:00'),
  } as const;
  const { callbackDue: _, ...better } = { ...low, stars: 4, at: at('10:00') };
  const changed = happened(closedForZhou(), low, better);
  expect(changed.rating).toMatchObject({ stars: 4, firstAt: nine, at: at('10:00') });
  expect(changed).not.toHaveProperty('callback');
  const called = happened(
    closedForZhou(),
    low,
    { type: 'callback-reminded', ...said },
    { type: 'called-back', by: chen.id, at: nine, note: '' },
  );
  expect(called.callback).toEqual({ due: at('18:00'), reminded: true, doneAt: nine });
});

test('a step that reached nobody, and a rescuer who could not be reached, bring the next step at once', () => {
  const step = { type: 'rescue-step-taken', ...said, step: 0, told: [], again: [], unreached: [wang.id] } as const;
  expect(happened(aTicket(), step)).toMatchObject({ rescueSteps: 1, rescueAtOnce: nine });
  const told = happened(aTicket(), { ...step, told: [li.id] });
  expect(told).not.toHaveProperty('rescueAtOnce');
  const lost = { type: 'not-reached', ...said, person: li.id, why: 'x', about: 'rescue' } as const;
  expect(happened(told, lost)).toMatchObject({ rescueAtOnce: nine, unreached: [{ person: li.id }] });
  expect(happened(liHasIt(), lost)).not.toHaveProperty('rescueAtOnce');
});

test('keeps the last twenty people it failed to reach', () => {
  const lost = Array.from(
    { length: 30 },
    (): TicketEvent => ({ type: 'not-reached', ...said, person: li.id, why: '', about: 'card' }),
  );
  expect(happened(liHasIt(), ...lost).unreached).toHaveLength(20);
});

test('remembers warnings, breaches, questions and reminders, so that each comes once', () => {
  const clock = { clause: 'SLA-2', startedAt: at('09:10'), due: at('09:12') };
  const told = happened(
    resolvedByLi(),
    { type: 'clock-warned', ...said, ...clock },
    { type: 'clock-breached', ...said, ...clock, newTime: null },
    { type: 'progress-asked', ...said, hour: at('10:00') },
    { type: 'rating-reminded', ...said },
    { type: 'noted', ...said, text: '' },
  );
  const key = `SLA-2@${at('09:10')}`;
  expect(told.brokenAt).toMatchObject({ [key]: nine });
  expect(told).toMatchObject({ warned: [key], breached: [key], progressAskedFor: at('10:00'), ratingReminded: true });
});

test('an urgent ticket climbs its ladder anew; a cancelled one waits for nothing', () => {
  const urgent = happened(aTicket({ rescueSteps: 2 }), { type: 'urgency-raised', by: zhou.id, at: nine });
  expect(urgent).toMatchObject({ urgent: true, urgentAt: nine, rescueFrom: nine, rescueSteps: 0 });
  const gone = happened(liHasIt(), asked, { type: 'cancelled', by: zhou.id, at: nine, reason: 'withdrawn', note: '' });
  expect(gone).toMatchObject({ state: 'cancelled', pauses: [{ to: nine }] });
  expect(gone.cancelled).toEqual({ reason: 'withdrawn', note: '', at: nine });
  expect(gone).not.toHaveProperty('waiting');
});

test('a rating stays said when the ticket is reopened (SLA-6)', () => {
  const reopened = happened(
    closedForZhou(),
    { type: 'rated', by: zhou.id, at: nine, stars: 1, reasons: [], comment: '没修好' },
    { type: 'reopened', by: zhou.id, at: nine, text: '又坏了' },
  );
  expect(reopened.rating).toBeUndefined();
  expect(reopened.pastRatings).toHaveLength(1);
  const again = { type: 'reopened', by: zhou.id, at: nine, text: '' } as const;
  expect(happened(closedForZhou({ ratingReminded: true }), again).ratingReminded).toBe(false);
  expect(lastRating(reopened)).toMatchObject({ stars: 1, comment: '没修好' });
});
