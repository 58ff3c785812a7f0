import { reportFault } from '../../src/commands/report-fault';
import { clocksOf } from '../../src/domain/sla/clocks';
import { replay } from '../../src/domain/ticket/evolve';
import {
  before as earlier,
  hours as hoursLong,
  type Instant,
  minutes,
  seconds,
  after as since,
} from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { engineersCard } from '../../src/views/engineers-card';
import { reportForm } from '../../src/views/forms/report-form';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { ticketHistoryCard, ticketViewOf } from '../kit/ticket-views';
import { at, context, desk, hours, li, zhou } from '../kit/tickets';

const answers = {
  description: '电脑开不了机',
  branch: 'hardware',
  'item-hardware': 'pc',
  urgency: 'normal',
  place: 'shanghai',
};
const speak = createTranslator().speakTo({
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  now: at('10:00'),
  nameOf: (id) => id,
});

for (const kind of databases) {
  describe(`an engineer files what was phoned in (HOT-1, ${kind.name})`, () => {
    const hand = deskAtHand(kind);
    let key = 0;
    const file = (calledAt?: Instant, changes: Partial<Parameters<typeof reportFault>[1]> = {}) => {
      key += 1;
      return reportFault(hand.deps(), {
        ...{ key: `call:${key}`, by: li, requester: zhou, source: 'form' },
        answers: { ...answers, description: `第 ${key} 次`, ...(calledAt === undefined ? {} : { calledAt }) },
        ...changes,
      });
    };
    const filed = async (calledAt?: Instant) => {
      const done = await file(calledAt);
      if (done.kind !== 'reported') throw new Error(JSON.stringify(done));
      const events = (await hand.stores[0]?.tickets.events(done.ticket.id)) ?? [];
      return { ticket: done.ticket, events: events.map(({ event }) => event) };
    };

    test('the time of the call is kept, starts the clocks, and the difference is seen (11.12)', async () => {
      hand.now = at('09:40');
      const { ticket, events } = await filed(at('09:12'));
      expect(ticket).toMatchObject({
        reportedAt: at('09:12'),
        filedAt: at('09:40'),
        regime: 'inside',
        source: 'phone',
      });
      expect(replay(ticket.id, events)).toEqual(ticket);
      const located = clocksOf(ticket, desk.slaTargets, hours, hand.now).find(({ clause }) => clause === 'SLA-5');
      expect(located).toMatchObject({ startedAt: at('09:12'), dueAt: at('09:42') });
      const view = ticketViewOf(ticket, context(hand.now));
      expect(JSON.stringify(engineersCard(view))).toContain('card.filedLater');
      expect(
        speak({ say: 'card.filedLater', facts: { at: { at: at('09:40') }, later: { lasts: minutes(28) } } }),
      ).toMatch(/09:40（来电后 28 分钟）/);
      const told = JSON.stringify(ticketHistoryCard(view, events, true));
      expect(told).toContain('past.reportedByPhone');
    });

    test('the ladder begins when it is filed, and nobody is called for minutes that are over', async () => {
      hand.now = at('11:00');
      const { ticket } = await filed(at('09:12'));
      expect(ticket).toMatchObject({ rescueFrom: at('11:00'), lastReportAt: at('11:00') });
    });

    test('a call of the evening that is filed in the morning is one of the evening', async () => {
      hand.now = at('2026-11-25T09:05');
      expect((await filed(at('19:00'))).ticket.regime).toBe('outside');
      hand.now = at('20:00');
      expect((await filed(at('17:59'))).ticket.regime).toBe('inside');
    });

    test('without a time it came now, as ever', async () => {
      hand.now = at('09:40');
      const { ticket, events } = await filed();
      expect(ticket.reportedAt).toBe(at('09:40'));
      expect([ticket.filedAt, 'calledAt' in (events[0] ?? {})]).toEqual([undefined, false]);
    });

    test('it lies at most 24 hours back and never ahead, and somebody else called', async () => {
      hand.now = at('2026-11-25T10:00');
      const oldest = earlier(hand.now, hoursLong(24));
      expect(await file(oldest)).toMatchObject({ kind: 'reported' });
      expect(await file(hand.now)).toMatchObject({ kind: 'reported' });
      expect(await file(earlier(oldest, seconds(1)))).toMatchObject({
        fields: { calledAt: { say: 'form.callTooOld' } },
      });
      expect(await file(since(hand.now, seconds(1)))).toMatchObject({
        fields: { calledAt: { say: 'form.callToCome' } },
      });
      expect(await file(at('09:12'), { requester: li })).toMatchObject({
        fields: { requester: { say: 'form.whoCalled' } },
      });
    });

    test('it stands in the digest of the day on which the desk heard of it, and in no other', async () => {
      hand.now = at('2026-11-25T09:30');
      await filed(at('17:50'));
      const day = (date: string) => ({ from: at(`${date}T00:00`), to: since(at(`${date}T00:00`), hoursLong(24)) });
      const ledger = hand.stores[0]?.ledger;
      expect(await ledger?.reportedIn(day('2026-11-24'))).toHaveLength(0);
      expect(await ledger?.reportedIn(day('2026-11-25'))).toHaveLength(1);
    });
  });
}

test('only who serves is asked for the time of a call', () => {
  const asks = (by: typeof li) =>
    reportForm({ desk, by, devices: [], answers: {} }).fields.some(
      (field) => 'name' in field && field.name === 'calledAt',
    );
  expect([asks(li), asks(zhou)]).toEqual([true, false]);
});
