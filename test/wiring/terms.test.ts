import { actOn, fireTimer } from '../../src/commands/act';
import { reportFault } from '../../src/commands/report-fault';
import { demoDesk } from '../../src/demo/demo-desk';
import type { DigestSlot } from '../../src/domain/desk';
import { ticketRef } from '../../src/domain/record/record-ref';
import { judgedClocks } from '../../src/domain/sla/judged';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { type Instant, minutes, after as since } from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import { gatherDigest } from '../../src/reports/gather-digest';
import { placeText } from '../../src/views/ticket-facts';
import { followTerms, keepTerms } from '../../src/wiring/keep-terms';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { type DeskOfFile, deskOfFile } from '../kit/terms';
import { at, li, zhou } from '../kit/tickets';

const edit = (from: string | RegExp, to: string): string => {
  const edited = demoDesk.replace(from, to);
  if (edited === demoDesk) throw new Error(`the demo's desk file has no ${from}`);
  return edited;
};

/** Edits of the desk file after the day, each of which would change what was decided on it. */
const edits: Readonly<Record<string, string>> = {
  'closing at 17:00 instead of 18:00': demoDesk.replaceAll('18:00', '17:00'),
  'a response within ten minutes': `${demoDesk}\nsla:\n  SLA-2: { inside: 10m }\n`,
  'no promise of a response any more': `${demoDesk}\nsla:\n  SLA-2: { inside: none, outside: none }\n`,
  'a holiday on that day': edit('calendar: cn,', 'calendar: cn, overlay: { "2026-11-24": off },'),
  'another zone': demoDesk.replaceAll('Asia/Shanghai', 'Asia/Kolkata'),
  'a place that is gone': edit(/\n {2}- { id: shanghai.*/, '').replaceAll('18:00', '17:00'),
};

for (const kind of databases) {
  describe(`the terms a ticket is judged by (${kind.name})`, () => {
    const hand = deskAtHand(kind, 2);
    const store = (nth = 0) => storeOf(hand, nth);
    const keeping = (one: DeskOfFile, nth = 0) => ({
      config: one.config,
      terms: store(nth).terms,
      hasTickets: () => store(nth).tickets.any(),
    });
    const started = async (text = demoDesk, nth = 0): Promise<DeskOfFile> => {
      const one = deskOfFile(text);
      await keepTerms(keeping(one, nth), hand.now);
      return one;
    };
    const depsOf = ({ desk }: DeskOfFile) => ({ ...hand.deps(), desk });
    let key = 0;
    const report = async (one: DeskOfFile, changes: Readonly<Record<string, string>> = {}): Promise<Ticket> => {
      key += 1;
      const done = await reportFault(depsOf(one), {
        ...{ key: `terms:${key}`, by: zhou, requester: zhou, source: 'form' },
        answers: {
          ...{ description: `第 ${key} 次`, branch: 'hardware', 'item-hardware': 'pc' },
          ...{ urgency: 'normal', place: 'shanghai', ...changes },
        },
      });
      if (done.kind !== 'reported') throw new Error(JSON.stringify(done));
      return done.ticket;
    };
    const press = async (one: DeskOfFile, ticket: Ticket, action: string, by = li, answers = {}): Promise<Ticket> => {
      key += 1;
      const done = await actOn(depsOf(one), { key: `terms:${key}`, action, about: ticketRef(ticket.id), by, answers });
      if (done.kind !== 'done') throw new Error(JSON.stringify(done));
      return done.record as Ticket;
    };
    const found = async (ticket: Ticket): Promise<Ticket> => (await store().tickets.find(ticket.id)) as Ticket;
    /** The tickets of fault row 11.1: ten from 17:10 to 17:46, each claimed after five minutes. */
    const tenLate = async (one: DeskOfFile): Promise<readonly Ticket[]> => {
      const tickets: Ticket[] = [];
      for (let nth = 0; nth < 10; nth += 1) {
        hand.now = since(at('17:10'), minutes(4 * nth));
        const ticket = await report(one);
        hand.now = since(hand.now, minutes(5));
        tickets.push(await press(one, ticket, 'claim'));
      }
      return tickets;
    };
    const slotOf = ({ desk }: DeskOfFile): DigestSlot => {
      const covers = { from: at('00:00'), to: at('2026-11-25T00:00') };
      return { ...desk.digests.find(({ date }) => date === '2026-11-24'), date: '2026-11-24', at: covers.to, covers };
    };
    const responses = async (one: DeskOfFile, now: Instant) => {
      const sources = {
        ledger: store().ledger,
        roster: store().roster,
        digests: store().digests,
        records: store().records,
        people: store().people,
        desk: one.desk,
      };
      const { attainment } = await gatherDigest(sources, slotOf(one), now);
      return attainment.find(({ clause }) => clause === 'SLA-2');
    };

    test.each(Object.entries(edits).slice(0, kind.name === 'embedded' ? undefined : 1))(
      'a day that was decided stays decided after %s (11.1)',
      async (_edit, text) => {
        const before = await started();
        const tickets = await tenLate(before);
        const morning = at('2026-11-25T09:07');
        hand.now = morning;
        expect(await responses(before, morning)).toMatchObject({ part: 0, whole: 10 });
        const edited = await started(text);
        expect(edited.config.terms.inForce).toBe(2);
        expect(await responses(edited, morning)).toMatchObject({ part: 0, whole: 10, goal: 'responded' });
        // Also where no verdict was written, as in an older release: the version alone says so.
        for (const { verdicts, ...ticket } of tickets) {
          expect(verdicts).toMatchObject([{ clause: 'SLA-2', state: 'missed', terms: 1 }]);
          const anew = judgedClocks(ticket, edited.desk, morning).find(({ clause }) => clause === 'SLA-2');
          expect(anew).toMatchObject({ state: 'breached', dueAt: since(ticket.reportedAt, minutes(2)) });
        }
      },
    );

    test('a ticket of a place that is served no more still says where it was', async () => {
      const before = await started();
      const ticket = await report(before);
      const edited = await started(edits['a place that is gone']);
      expect(placeText({ ticket, desk: edited.desk })).toEqual({
        localised: { en: 'Shanghai office', 'zh-CN': '上海办公室' },
      });
    });

    test('what is open goes on as it was promised, what is reported or comes back after the edit is judged by the edit', async () => {
      const before = await started();
      hand.now = at('17:10');
      const open = await report(before);
      const solved = await press(before, await report(before), 'claim');
      const words = { cause: 'c', fix: 'f', advice: 'a' };
      await press(before, await press(before, solved, 'resolve', li, words), 'confirm', zhou);
      const edited = await started(`${demoDesk}\nsla:\n  SLA-2: { inside: 10m }\n`);
      hand.now = at('17:11');
      const later = await report(edited);
      const dues = async (ticket: Ticket) =>
        judgedClocks(await found(ticket), edited.desk, hand.now).flatMap((clock) =>
          clock.clause === 'SLA-2' && 'dueAt' in clock ? [[clock.round, clock.dueAt]] : [],
        );
      expect(await dues(open)).toEqual([[1, at('17:12')]]);
      expect(await dues(later)).toEqual([[1, at('17:21')]]);
      expect((await found(later)).terms).toEqual([{ round: 1, version: 2 }]);
      hand.now = at('17:20');
      const back = await press(edited, await found(solved), 'reopen', zhou, { text: '又坏了' });
      expect(back.terms).toEqual([
        { round: 1, version: 1 },
        { round: 2, version: 2 },
      ]);
      expect(await dues(back)).toEqual([
        [1, at('17:12')],
        [2, at('17:30')],
      ]);
    });

    test('each version is kept once, whoever starts when, also with a file that is back as it was', async () => {
      const texts = [demoDesk, demoDesk, `${demoDesk}\nsla:\n  SLA-2: { inside: 10m }\n`, demoDesk];
      for (const [nth, text] of texts.entries()) {
        hand.now = since(at('09:00'), minutes(nth));
        await Promise.all([started(text, 0), started(text, 1)]);
      }
      const kept = await store().terms.all();
      expect(kept.map(({ version, from, why }) => [version, from, why])).toEqual([
        [1, at('09:00'), 'first'],
        [2, at('09:02'), 'changed'],
        [3, at('09:03'), 'changed'],
      ]);
      expect(kept[0]?.hash).toBe(kept[2]?.hash);
      expect(kept[0]?.data).toEqual(kept[2]?.data);
    });

    test('a ticket from before versions were kept has the terms in force at the upgrade, and that is said', async () => {
      const old = deskOfFile(demoDesk);
      hand.now = at('17:10');
      const ticket = await report(old);
      expect(ticket.terms).toBeUndefined();
      hand.now = at('17:11');
      await started();
      const edited = await started(demoDesk.replaceAll('18:00', '17:00'));
      expect((await store().terms.all()).map(({ why }) => why)).toEqual(['before', 'changed']);
      hand.now = at('17:16');
      const claimed = await press(edited, ticket, 'claim');
      expect(claimed.verdicts).toMatchObject([{ clause: 'SLA-2', state: 'missed', dueAt: at('17:12') }]);
    });

    test('a process that has not read the newest version judges by its own until it has, a minute later', async () => {
      const one = await started();
      const other = await started(`${demoDesk}\nsla:\n  SLA-2: { inside: 10m }\n`, 1);
      hand.now = at('10:00');
      const ticket = await report(other);
      const due = () => judgedClocks(ticket, one.desk, hand.now).find(({ clause }) => clause === 'SLA-2');
      expect(due()).toMatchObject({ dueAt: at('10:02') });
      await followTerms(keeping(one), createLogger('silent')).run(() => undefined);
      expect(due()).toMatchObject({ dueAt: at('10:10') });
      expect(one.config.terms.inForce).toBe(1);
    });

    test('a wake-up writes the verdict of a clock that nobody kept, with its inputs, in the same step', async () => {
      const one = await started();
      hand.now = at('11:59');
      const ticket = await report(one);
      hand.now = at('13:05');
      const due = await store().timers.claimDue({ worker: 'w', now: hand.now, length: minutes(1) }, 20);
      for (const timer of due) await fireTimer(depsOf(one), timer);
      const [verdict] = (await found(ticket)).verdicts ?? [];
      expect(verdict).toMatchObject({ clause: 'SLA-2', state: 'missed', dueAt: at('13:01'), terms: 1, round: 1 });
      expect(verdict?.endedAt).toBeUndefined();
      const claimed = await press(one, ticket, 'claim');
      expect(claimed.verdicts).toMatchObject([
        { state: 'missed', endedAt: at('13:05'), by: minutes(4), ran: minutes(6) },
      ]);
      const log = await store().tickets.events(ticket.id);
      expect(log.filter(({ event }) => event.decided !== undefined).map(({ event }) => event.at)).toEqual([
        at('13:05'),
        at('13:05'),
      ]);
    });
  });
}
