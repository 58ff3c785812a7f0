import { actOn, begin } from '../../src/commands/act';
import { reportFault } from '../../src/commands/report-fault';
import { ticketKey } from '../../src/domain/desk';
import { personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Instant } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import type { Speak } from '../../src/ports/translator';
import { svgOfDigest } from '../../src/reports/chart/svg-of-digest';
import { digestCard } from '../../src/reports/digest-card';
import { readKept } from '../../src/reports/kept-digest';
import { runDigest } from '../../src/reports/run-digest';
import type { Card } from '../../src/views/card';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { at, desk, li, sun, zhou } from '../kit/tickets';

const words = { cause: '驱动损坏', fix: '重装驱动', advice: '勿混用' };
/** A card in words, a line for each. */
const textsOf = (card: Card, speak: Speak): readonly string[] =>
  card.parts.flatMap((part) => {
    if (part.kind === 'text') return [speak(part.text)];
    if (part.kind === 'facts') return part.rows.map(({ label, value }) => `${speak(label)}: ${speak(value)}`);
    return [];
  });
const outboxOf = (sent: readonly { readonly data: unknown }[]): string => JSON.stringify(sent);

for (const kind of databases) {
  describe(`digests are kept as they were sent (${kind.name})`, () => {
    const hand = deskAtHand(kind, 2);
    const store = (nth = 0) => storeOf(hand, nth);
    let key = 0;
    const report = async (time: string, changes: Readonly<Record<string, string>> = {}): Promise<Ticket> => {
      hand.now = at(time);
      key += 1;
      const done = await reportFault(hand.deps(), {
        ...{ key: `kept:${key}`, by: zhou, requester: zhou, source: 'form' },
        answers: {
          ...{ description: `第 ${key} 次`, branch: 'hardware', 'item-hardware': 'pc' },
          ...{ urgency: 'normal', place: 'shanghai', same: 'new', ...changes },
        },
      });
      if (done.kind !== 'reported') throw new Error(JSON.stringify(done));
      return done.ticket;
    };
    const press = async (time: string, ticket: Ticket, action: string, more: object = {}): Promise<Ticket> => {
      hand.now = at(time);
      key += 1;
      const by = ['rate', 'confirm', 'not-fixed', 'reopen', 'withdraw'].includes(action) ? zhou : li;
      const request = { key: `kept:${key}`, action, about: ticketRef(ticket.id), by, answers: {}, ...more };
      const done = await actOn(hand.deps(), request);
      if (done.kind !== 'done') throw new Error(JSON.stringify(done));
      return done.record as Ticket;
    };
    const solved = async (time: string, stars?: number): Promise<Ticket> => {
      const ticket = await report(time);
      await press(time, ticket, 'claim');
      const done = await press(time, ticket, 'resolve', { answers: words });
      return stars === undefined ? done : press(time, done, 'rate', { value: `${stars}` });
    };
    const send = async (date: string, time: string, nth = 0) => {
      hand.now = at(time);
      const slot = desk.digests.find((one) => one.date === date);
      if (slot === undefined) throw new Error(`no digest of ${date}`);
      const { ledger, roster, people, records, outbox, pictures, digests } = store(nth);
      const deps = { ledger, roster, people, records, outbox, pictures, digests, desk, translator: createTranslator() };
      const draw = () => Promise.resolve(Buffer.from('png'));
      return (await runDigest({ ...deps, hasDigestChannel: false, draw }, slot, hand.now)).digest;
    };
    const speak = (language: 'zh-CN' | 'en' = 'zh-CN') =>
      createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now: hand.now, nameOf: (id) => id });
    const read = (digest: Parameters<typeof digestCard>[0], language: 'zh-CN' | 'en' = 'zh-CN') =>
      textsOf(digestCard(digest, undefined), speak(language)).join('\n');
    const numberOf = (ticket: Ticket): string => ticketKey(desk, ticket.id);

    test('a number that changes after it was sent is named by the next digest, once, and the trend shows what was sent (3.3)', async () => {
      const good = await solved('2026-11-24T10:00', 5);
      const low = await solved('2026-11-24T22:30', 2);
      const sent = await send('2026-11-24', '2026-11-25T09:07');
      expect(sent).toMatchObject({ received: 2, solved: 2, satisfaction: { part: 1, whole: 2 }, corrections: [] });
      await press('2026-11-25T09:30', low, 'rate', { value: '5' });
      await press('2026-11-25T10:00', good, 'not-fixed', { answers: { text: '又坏了' } });

      const next = await send('2026-11-25', '2026-11-26T09:07');
      expect(next.corrections.filter(({ what }) => what !== 'goal')).toEqual([
        { date: '2026-11-24', what: 'solved', told: { part: 2 }, now: { part: 1 }, tickets: [numberOf(good)] },
        {
          ...{ date: '2026-11-24', what: 'satisfaction', tickets: [numberOf(low)] },
          ...{ told: { part: 1, whole: 2 }, now: { part: 2, whole: 2 } },
        },
      ]);
      expect(read(next)).toContain(`更正 2026-11-24: 解决：2 → 1（${numberOf(good)}）`);
      expect(read(next, 'en')).toContain(`Correction to 2026-11-24: Satisfaction: 1 of 2 → 2 of 2 (${numberOf(low)})`);
      expect(next.trend.find(({ date }) => date === '2026-11-24')).toEqual({
        ...{ date: '2026-11-24', part: 1, whole: 2, rate: 0.5, now: { part: 2, whole: 2, rate: 1 } },
      });
      expect(read(next)).toContain('* 发出后有更正: 11-24：满意 1/2 → 2/2');
      expect(svgOfDigest(next, speak())).toContain('11-24*');

      const later = await send('2026-11-26', '2026-11-27T09:07');
      expect(later.corrections.filter(({ date }) => date === '2026-11-24')).toEqual([]);
      expect(later.trend.find(({ date }) => date === '2026-11-24')).toMatchObject({ part: 1, now: { part: 2 } });
      expect(readKept((await store().digests.find('2026-11-24'))?.data)).toEqual(sent);
    });

    test('promises of answers are counted on the day that decides them, the slipped ones named, and kept as sent (HOT-4)', async () => {
      const promised = async (due: string): Promise<Ticket> => {
        const ticket = await report('2026-11-24T10:00');
        await press('2026-11-24T10:01', ticket, 'claim');
        const answers = { due: at(`2026-11-24T${due}`), text: '结果' };
        return press('2026-11-24T10:02', ticket, 'promise', { answers });
      };
      const answered = (time: string, ticket: Ticket) => press(time, ticket, 'keep-promise');
      const [kept, late, unknown] = [await promised('11:00'), await promised('12:00'), await promised('17:00')];
      await answered('2026-11-24T10:59', kept);
      await answered('2026-11-24T12:30', late);
      const sent = await send('2026-11-24', '2026-11-25T09:07');
      expect(sent.figures.promises).toEqual({ kept: [kept.id], slipped: [late.id] });
      expect(read(sent)).toContain('按约答复: 1/2');
      expect(read(sent)).toMatch(new RegExp(`${numberOf(late)} .*: 约定 .*12:00 前答复 · .* · .*12:30 已答复`));
      expect(read(sent, 'en')).toContain('Promises kept: 1 of 2');
      // Nobody had noticed by then: the desk stood still when it slipped.
      await answered('2026-11-25T09:08', unknown);
      const next = await send('2026-11-25', '2026-11-26T09:07');
      expect(next.figures.promises).toEqual({ kept: [], slipped: [] });
      expect(read(next)).toContain(`更正 2026-11-24: 按约答复：1/2 → 1/3（${numberOf(unknown)}）`);
      expect((await send('2026-11-24', '2026-11-26T09:08')).figures.promises).toEqual(sent.figures.promises);
    });

    test('a number that changes back is named again, and one that was never another is not named at all', async () => {
      const ticket = await solved('2026-11-24T22:30', 2);
      await send('2026-11-24', '2026-11-25T09:07');
      await press('2026-11-25T09:30', ticket, 'rate', { value: '5' });
      await press('2026-11-25T09:40', ticket, 'rate', { value: '1' });
      expect((await send('2026-11-25', '2026-11-26T09:07')).corrections).toEqual([]);
    });

    test('a ticket that is withdrawn, or found to be reported twice, after its digest was sent is a line of difference where it had been solved', async () => {
      const solvedOn24 = [await solved('2026-11-24T10:00'), await solved('2026-11-24T10:30')] as const;
      const open = await report('2026-11-24T16:00');
      const sent = await send('2026-11-24', '2026-11-25T09:07');
      expect(sent).toMatchObject({ received: 3, solved: 2, withdrawn: 0, duplicates: 0 });
      const [withdrawn, twice] = solvedOn24;
      for (const ticket of solvedOn24) {
        await press('2026-11-25T09:30', ticket, 'not-fixed', { answers: { text: '又坏了' } });
      }
      await press('2026-11-25T09:40', withdrawn, 'withdraw');
      await press('2026-11-25T09:41', twice, 'duplicate', { answers: { of: numberOf(open) } });
      await press('2026-11-25T09:42', open, 'claim');
      await press('2026-11-25T09:43', open, 'withdraw');

      const next = await send('2026-11-25', '2026-11-26T09:07');
      // What happened to them is counted on the day on which it happened.
      expect(next).toMatchObject({ received: 0, withdrawn: 2, duplicates: 1 });
      const both = [numberOf(withdrawn), numberOf(twice)];
      expect(next.corrections.filter(({ what }) => what !== 'goal')).toEqual([
        { date: '2026-11-24', what: 'solved', told: { part: 2 }, now: { part: 0 }, tickets: both },
      ]);
      expect(read(next)).toContain(`更正 2026-11-24: 解决：2 → 0（${both.join('；')}）`);
      expect(readKept((await store().digests.find('2026-11-24'))?.data)).toEqual(sent);
      expect((await send('2026-11-26', '2026-11-27T09:07')).corrections).toEqual([]);
    });

    test.each([
      ['withdrawn', 'withdraw', {}],
      ['marked as a duplicate', 'duplicate', { answers: { of: '1' } }],
    ])(
      'a missed target of a ticket that is %s after the digest is no line of difference',
      async (_how, action, more) => {
        const other = await report('2026-11-24T09:10');
        const late = await report('2026-11-24T10:00');
        await press('2026-11-24T10:20', late, 'claim');
        const sent = await send('2026-11-24', '2026-11-25T09:07');
        const missedIn = ({ figures }: typeof sent) => figures.goals.find(({ clause }) => clause === 'SLA-2')?.missed;
        expect(missedIn(sent)).toContain(late.id);
        const answers = 'answers' in more ? { answers: { of: numberOf(other) } } : {};
        await press('2026-11-25T09:40', late, action, answers);
        const next = await send('2026-11-25', '2026-11-26T09:07');
        expect(next).toMatchObject({
          withdrawn: action === 'withdraw' ? 1 : 0,
          duplicates: action === 'withdraw' ? 0 : 1,
        });
        expect(next.corrections).toEqual([]);
      },
    );

    test('a ticket that turned out to be an enquiry is counted as one, in the digest that is kept and in one kept before (HOT-8)', async () => {
      const ticket = await report('2026-11-24T10:00');
      await press('2026-11-24T10:01', ticket, 'claim');
      hand.now = at('2026-11-24T10:02');
      const asked = { action: 'enquiry.of-ticket', on: ticketRef(ticket.id), by: li, answers: { text: '怎么扫描？' } };
      expect(await begin(hand.deps(), { ...asked, key: 'kept:enquiry' })).toMatchObject({ kind: 'done' });
      const sent = await send('2026-11-24', '2026-11-25T09:07');
      expect(sent).toMatchObject({ received: 1, solved: 0, withdrawn: 0, enquiries: 1 });
      expect(sent.figures).toMatchObject({ withdrawn: [], enquiries: [ticket.id] });
      expect(read(sent, 'en')).toContain('Became enquiries: 1');
      const data = (await store().digests.find('2026-11-24'))?.data as Record<string, object>;
      expect(readKept(data)).toEqual(sent);
      const { enquiries: _, ...before } = data;
      const { enquiries: __, ...figures } = before['figures'] as Record<string, unknown>;
      expect(readKept({ ...before, figures })).toMatchObject({ enquiries: 0, figures: { enquiries: [] } });
      expect((await send('2026-11-25', '2026-11-26T09:07')).corrections).toEqual([]);
    });

    test('what is sent again, by another process and after everything has changed, is what was sent first (11.14)', async () => {
      const low = await solved('2026-11-24T22:30', 2);
      const sent = await send('2026-11-24', '2026-11-25T09:07');
      await press('2026-11-25T09:30', low, 'rate', { value: '5' });
      await report('2026-11-25T10:00');
      expect(await send('2026-11-24', '2026-11-25T11:00', 1)).toEqual(sent);
      const late = { ...sun, id: personId('late.manager'), identities: { slack: 'U0LATE' } };
      await store().people.save(late, hand.now);
      await send('2026-11-24', '2026-11-25T11:05');
      const rows = await store().outbox.claim({ worker: 'w', now: hand.now, length: 60_000 as never }, 100);
      const digests = rows.filter(({ announcement }) => announcement.reason === 'digest');
      const ofLate = digests.filter(({ announcement: { to } }) => 'person' in to && to.person === late.id);
      expect(outboxOf(ofLate.map(({ announcement }) => ({ data: announcement.content })))).toContain('"stars":2');
    });

    test('two processes that make one day’s digest at once send the same', async () => {
      await solved('2026-11-24T10:00', 5);
      const both = await Promise.all([
        send('2026-11-24', '2026-11-25T09:07', 0),
        send('2026-11-24', '2026-11-25T09:07', 1),
      ]);
      expect(both[0]).toEqual(both[1]);
    });

    test('what is owed leads on a day on which nothing was reported: open, overdue, the oldest, by whom (6.14)', async () => {
      for (let nth = 0; nth < 8; nth += 1) {
        const ticket = await report(`2026-11-24T10:0${nth}`);
        if (nth < 5) await press(`2026-11-24T10:0${nth}`, ticket, 'claim');
      }
      for (let nth = 0; nth < 3; nth += 1) {
        const waits = await report(`2026-11-24T14:0${nth}`, { branch: 'other', 'item-other': 'task' });
        await press(`2026-11-24T14:0${nth}`, waits, 'claim');
      }
      const digest = await send('2026-12-01', '2026-12-02T09:07');
      expect(digest).toMatchObject({ received: 0, solved: 0, open: 11, overdue: 8 });
      const said = read(digest);
      expect(said.indexOf('当前未完成: 11')).toBeLessThan(said.indexOf('这段时间没有'));
      expect(said).toContain('当前超时: 8');
      expect(said).toMatch(/最早的超时工单: IT-\d+ 第 \d+ 次（li.na，/);
      expect(said).toContain('超时工单负责人: li.na 5 单；待受理 3 单');
      expect(said).toContain('此前超时、仍未完成 8 单');
      expect(said).not.toContain('没有到期的服务时限');
      expect(speak()(digestCard(digest, undefined).summary)).toBe(
        '2026-12-01：无新工单；未完成 11 单，其中超时 8 单。',
      );
      expect(digestCard(digest, undefined).tone).toBe('warn');
      const svg = svgOfDigest(digest, speak());
      expect(svg).toContain('超时未完成 8 单');
      expect(svg.match(/IT-\d+/g)).toHaveLength(5);
      expect(read(digest, 'en')).toContain('Overdue with: li.na: 5; Unassigned: 3');
    });

    test('erasing somebody takes their words and name out of kept digests, figures stay', async () => {
      const low = await solved('2026-11-24T22:30');
      await press('2026-11-24T22:31', low, 'rate', { answers: { stars: '1', comment: '李娜太慢，周婷留' } });
      await send('2026-11-24', '2026-11-25T09:07');
      const data = async () => JSON.stringify((await store().digests.find('2026-11-24'))?.data);
      expect(await data()).toContain('李娜太慢');
      await store().personal.erase(zhou, personId('erased-1'), []);
      expect(await data()).not.toMatch(/李娜太慢|第 \d+ 次|U0ZHOUTING/);
      expect(await data()).toContain('erased-1');
      await store().personal.erase(li, personId('erased-2'), ['李娜']);
      expect(await data()).not.toContain('li.na');
      expect(readKept((await store().digests.find('2026-11-24'))?.data)).toMatchObject({
        received: 1,
        satisfaction: { part: 0, whole: 1 },
      });
    });

    test('words of a digest go with the desk’s messages, and its figures stay', async () => {
      const low = await solved('2026-11-24T22:30');
      await press('2026-11-24T22:31', low, 'rate', { answers: { stars: '1', comment: '太慢' } });
      const sent = await send('2026-11-24', '2026-11-25T09:07');
      const removed = async (before: Instant): Promise<number> => {
        let count = 0;
        for await (const some of store().old.remove('messages', before)) count += some;
        return count;
      };
      await removed(at('2026-11-25T09:07'));
      expect(readKept((await store().digests.find('2026-11-24'))?.data)).toEqual(sent);
      await removed(at('2026-11-25T09:08'));
      const left = JSON.stringify((await store().digests.find('2026-11-24'))?.data);
      expect(left).not.toMatch(/太慢|第 \d+ 次/);
      expect(left).toContain('"stars":1');
    });
  });
}

test('what no release wrote is not taken for a digest', () => {
  for (const data of [null, [], {}, { form: 2 }, { form: 1, received: '3' }, 'text']) {
    expect(readKept(data)).toBeUndefined();
  }
});
