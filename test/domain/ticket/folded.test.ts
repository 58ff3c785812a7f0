import type { TicketEvent } from '../../../src/domain/ticket/event';
import { begin } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { aReport, aTicket, at, chen, closedForZhou, happened, li, liHasIt, wang, zhou } from '../../kit/tickets';

const desk = 'desk' as TicketEvent['by'];
const assigned = (changes: object = {}): TicketEvent =>
  ({
    type: 'assigned',
    by: chen.id,
    at: at('09:12'),
    to: wang.id,
    because: 'new',
    reason: 'r',
    ...changes,
  }) as TicketEvent;
const by = (who: { readonly id: Ticket['requester'] }, type: string, more: object = {}): TicketEvent =>
  ({ type, by: who.id, at: at('09:20'), ...more }) as TicketEvent;

describe('who was named for a ticket', () => {
  const asked = happened(aTicket({ nobodyLeftAt: at('09:11'), asked: [li.id] }), assigned());
  const given = happened(liHasIt(), assigned({ because: 'owner-silent', from: li.id }));

  test('is asked for one that nobody has, and has one that somebody had, from whom it came', () => {
    expect([asked.owner, asked.assignment, asked.nobodyLeftAt]).toEqual([
      undefined,
      { to: wang.id, by: chen.id, at: at('09:12') },
      undefined,
    ]);
    expect([given.owner, given.assignment]).toEqual([
      wang.id,
      { to: wang.id, by: chen.id, at: at('09:12'), from: li.id },
    ]);
    const offered = happened(
      liHasIt(),
      by(li, 'handover-offered', { to: wang.id, note: 'n' }),
      assigned({ because: 'owner-gone' }),
    );
    expect(offered.handover).toBeUndefined();
  });

  test('owes no answer where they took it themselves, which is the response as a claim is', () => {
    const taken = happened(liHasIt(), assigned({ by: wang.id, because: 'taken' }));
    expect([taken.owner, taken.assignment]).toEqual([wang.id, undefined]);
    const answered = ({ marks }: Ticket) => marks.some(({ milestone }) => milestone === 'responded');
    expect([answered(happened(aTicket(), assigned({ because: 'taken' }))), answered(asked)]).toEqual([true, false]);
  });

  test.each<[string, TicketEvent, boolean]>([
    ['says that they have it', by(wang, 'assignment-taken'), true],
    ['sets to work on it', by(wang, 'remote-started'), true],
    ['writes to the requester', by(wang, 'replied', { side: 'engineers', text: 'x', files: [] }), true],
    ['leaves a note among colleagues', by(wang, 'noted', { text: 'x' }), false],
    [
      'has not answered, and somebody else writes',
      by(li, 'replied', { side: 'engineers', text: 'x', files: [] }),
      false,
    ],
    [
      'let the time pass',
      by({ id: desk as never }, 'assignment-unanswered', { to: wang.id, assignedAt: at('09:12') }),
      true,
    ],
    ['is passed over for another owner', by(li, 'handover-accepted', { from: wang.id, offeredAt: at('09:13') }), true],
    ['sees it withdrawn', by(zhou, 'cancelled', { reason: 'withdrawn', note: '' }), true],
    ['has left', by({ id: desk as never }, 'owner-gone', { person: wang.id }), true],
    ['sees another leave', by({ id: desk as never }, 'owner-gone', { person: li.id }), false],
  ])('who %s: their answer is owed no more, or still is', (_what, event, isOver) => {
    expect(happened({ ...given, asked: [li.id] }, event).assignment === undefined).toBe(isOver);
  });

  test('whoever claims it ends the question, and who was asked before may be asked again', () => {
    const claimed = happened({ ...asked, asked: [li.id], takeoverAskedAt: at('09:00') }, by(wang, 'claimed'));
    expect(claimed.asked).toEqual([]);
    expect([claimed.assignment, claimed.nobodyLeftAt, claimed.takeoverAskedAt]).toEqual(Array(3).fill(undefined));
    const returned = happened({ ...claimed, asked: [li.id] }, by(wang, 'claim-returned', { reason: 'r' }));
    expect([returned.owner, returned.asked]).toEqual([undefined, []]);
    expect(happened(asked, by(wang, 'assignment-refused', { reason: 'r', assignedAt: at('09:12') })).asked).toContain(
      wang.id,
    );
  });

  test('where nobody is left, leads are told, and are among those who were', () => {
    const failed = happened(
      aTicket({ rescueTold: [li.id] }),
      by({ id: desk as never }, 'assignment-failed', { told: [chen.id, li.id] }),
    );
    expect([failed.nobodyLeftAt, failed.rescueTold]).toEqual([at('09:20'), [li.id, chen.id]]);
  });
});

describe('what the desk did stays known', () => {
  const the = (type: string, more: object) => by({ id: desk as never }, type, more);

  test('whom the ladder told, each once, and whether its owner was asked about their silence', () => {
    const called = happened(
      aTicket({ rescueTold: [li.id] }),
      the('rescue-step-taken', { step: 1, told: [li.id, wang.id], again: [li.id], unreached: [] }),
    );
    expect([called.rescueTold, called.rescueSteps, called.rescueAt]).toEqual([[li.id, wang.id], 2, at('09:20')]);
    const silence = (told: readonly string[], ticket = liHasIt()) =>
      happened(ticket, the('silence-step-taken', { step: 0, told }));
    expect([silence([li.id]).silenceAskedAt, silence([chen.id]).silenceAskedAt]).toEqual([at('09:20'), undefined]);
    expect(happened(silence([li.id]), by(li, 'remote-started'))).not.toHaveProperty('silenceAt');
  });

  test('the next time that the requester was told, unless no calendar could tell one', () => {
    const missed = (newTime: number | null) =>
      happened(
        aTicket(),
        the('clock-breached', { clause: 'SLA-2', startedAt: at('09:10'), due: at('09:12'), newTime }),
      );
    expect([missed(at('10:00')).toldNext, 'toldNext' in missed(null)]).toEqual([at('10:00'), false]);
  });
});

test('a report keeps when it was filed of a call, what it is judged by, and what was late with it', () => {
  const verdict = { clause: 'SLA-2' } as never;
  const called = begin(aReport({ calledAt: at('08:50'), terms: 3, decided: [verdict] }));
  expect(called).toMatchObject({
    ...{ reportedAt: at('08:50'), filedAt: at('09:10'), terms: [{ round: 1, version: 3 }], verdicts: [verdict] },
    ...{ rescueTold: [], version: 1 },
  });
  for (const key of ['filedAt', 'terms', 'verdicts']) expect(begin(aReport())).not.toHaveProperty(key);
});

test('a wait knows what it goes back to, and the time that was agreed', () => {
  const wait = (ticket: Ticket, more: object = {}) =>
    happened(
      ticket,
      by(li, 'waiting-started', {
        reason: 'agreed',
        note: '',
        stops: [],
        progress: 'daily',
        endsWhenAnswered: false,
        ...more,
      }),
    );
  const states = (['claimed', 'remote', 'on-site'] as const).map((state) => wait(liHasIt({ state })));
  expect(states.map((one) => happened(one, by(li, 'resumed')).state)).toEqual(['claimed', 'remote', 'on-site']);
  const agreed = wait(liHasIt(), { agreed: at('15:00') });
  expect([agreed.waiting?.agreed, agreed.pauses[0]?.agreed]).toEqual([at('15:00'), at('15:00')]);
  const plain = wait(liHasIt());
  expect(['agreed' in (plain.waiting ?? {}), 'agreed' in (plain.pauses[0] ?? {})]).toEqual([false, false]);
  const chosen = (more: object) => happened(liHasIt(), by(zhou, 'updates-chosen', { choice: 'news', ...more })).updates;
  expect([chosen({}), chosen({ until: at('18:00') })]).toEqual([
    { choice: 'news' },
    { choice: 'news', until: at('18:00') },
  ]);
});

test('a rating keeps whose work it judged; coming back keeps the terms of its round, and nobody’s doubt', () => {
  const rated = happened(closedForZhou(), by(zhou, 'rated', { stars: 2, reasons: [], comment: '' }));
  expect(rated.rating).toMatchObject({ stars: 2, solvedBy: li.id });
  const doubted = {
    ...closedForZhou({ terms: [{ round: 1, version: 1 }] }),
    doubt: { at: at('09:30'), text: 'x' },
    settledAt: at('09:31'),
  };
  const back = happened(doubted, by(zhou, 'reopened', { text: 'y', terms: 2 }));
  expect([back.terms, back.doubt, back.settledAt]).toEqual([
    [
      { round: 1, version: 1 },
      { round: 2, version: 2 },
    ],
    undefined,
    undefined,
  ]);
  expect(happened(closedForZhou(), by(zhou, 'reopened', { text: 'y' }))).not.toHaveProperty('terms');
});

test('what was put right keeps what its clocks had depended on; less urgency begins the ladder anew and is on record', () => {
  const urgent = aTicket({ urgent: true, urgentAt: at('09:12'), rescueSteps: 2, rescueAtOnce: at('09:13') });
  const corrected = happened(
    urgent,
    by(li, 'corrected', { reason: 'r', was: {}, now: { place: 'beijing' }, whose: zhou.id }),
  );
  expect(corrected.corrections).toMatchObject([{ reason: 'r', judged: { urgent: true, urgentAt: at('09:12') } }]);
  expect([corrected.rescueFrom, corrected.rescueSteps, corrected.rescueAtOnce]).toEqual([at('09:20'), 0, undefined]);
  const owned = { ...urgent, owner: li.id };
  const kept = happened(
    owned,
    by(li, 'corrected', { reason: 'r', was: {}, now: { place: 'beijing' }, whose: zhou.id }),
  );
  expect([kept.rescueSteps, kept.rescueFrom]).toEqual([2, urgent.rescueFrom]);
  expect(
    happened(aTicket(), by(li, 'corrected', { reason: 'r', was: {}, now: {}, whose: zhou.id })).corrections?.[0]
      ?.judged,
  ).not.toHaveProperty('urgentAt');
  const asked = { ...urgent, lowering: { by: li.id, at: at('09:15'), reason: 'can wait' } };
  const lowered = happened(asked, by(zhou, 'lowering-answered', { canWait: true }));
  expect([lowered.urgent, lowered.urgentAt, lowered.lowering, lowered.rescueSteps]).toEqual([
    false,
    undefined,
    undefined,
    0,
  ]);
  expect(lowered.corrections).toMatchObject([
    { by: li.id, at: at('09:20'), reason: 'can wait', was: { urgent: true }, now: { urgent: false } },
  ]);
  const stays = happened(asked, by(zhou, 'lowering-answered', { canWait: false }));
  expect([stays.urgent, stays.lowering, stays.corrections]).toEqual([true, undefined, []]);
});
