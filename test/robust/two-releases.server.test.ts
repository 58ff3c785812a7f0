import { type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { timersFor } from '../../src/domain/ticket/timer-rules';
import { minutes, seconds } from '../../src/domain/time/instant';
import type { PlayMessage } from '../../src/playground/wire';
import { equalsItsLog } from '../../src/scheduler/audit-logs';
import { databases } from '../kit/databases';
import type { DeskProcess } from '../kit/desk-process';
import { releasedCli } from '../kit/released-desk';
import { proveOnce } from './kit/prove';
import { roundTheClock } from './kit/round-the-clock';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';
import { cardOffering, claimLabel, pressOn, proveOnceInWecom } from './kit/wecom-chat';

const zhou = 'U0ZHOUTING';
const li = 'U0LINA';
const wechat = ['zhouting', 'wanglei', 'emma'];

// What is waited for may take longer than a usual test.

/** Topics and keys that the last release does not know are added to the desk file when no process of it is left. */
const knownToBoth = (deskFile: string): string =>
  deskFile
    .replace(/^complaints:\n( .*\n)+/m, '')
    .replace(/^staff: .*\n/m, '')
    .replaceAll(/, (?:vetted|nda|party): [\w-]+/g, '');

describe.each(databases.filter(({ name }) => name === 'mariadb'))(
  'two releases on one database ($name)',
  (database) => {
    let site: Site;
    let old: DeskProcess;
    let newer: DeskProcess;
    beforeAll(async () => {
      site = await Site.open({
        database: await database.empty(),
        deskFile: knownToBoth(roundTheClock({ progressEvery: '60s', notOnSlack: ['U0WANGLEI'] })),
        wecom: (seed) => ({ ...seed, rules: { answerWithin: 60_000 } }),
      });
      old = await site.startDesk(undefined, releasedCli());
    });
    afterAll(() => site.close());

    /** What Slack is told of from now on goes to that process. */
    const at = (desk: DeskProcess) => site.slack.setRequestUrl(desk.requestUrl);
    const idOf = (key: string): TicketId => ticketId(Number(key.replace(/\D/g, '')));
    const logOf = async (key: string) => (await site.store.tickets.events(idOf(key))).map(({ event }) => event);
    const happened = (key: string, type: string, times = 1) =>
      site.until(
        `${type} of ${key}`,
        async () => (await logOf(key)).filter((one) => one.type === type).length >= times,
      );
    const passed = (key: string, type: string, times = 1) =>
      site.untilDue(`${type} of ${key}, in time`, async () => {
        return (await logOf(key)).filter((one) => one.type === type).length >= times;
      });
    /** Both look through all logs once a minute. */
    async function auditsPassed(): Promise<void> {
      const until = site.now + minutes(1) + seconds(10);
      await site.untilDue('another minute', () => site.now > until);
    }

    async function reported(on: DeskProcess, key: string, words: string): Promise<PlayMessage> {
      at(on);
      await report(site, words);
      return site.until(`the card of ${key}`, () => site.tops(engineersChannel, key)[0]);
    }

    async function pressed(on: DeskProcess, card: PlayMessage, button: string): Promise<void> {
      at(on);
      await site.until(`${button} on the card`, () => JSON.stringify(cardNow(card)?.blocks).includes(button));
      await site.insist(button, () => site.slack.as(li).press(card.channel, card.ts, button));
    }
    const cardNow = (card: PlayMessage) => site.slack.messagesIn(card.channel).find(({ ts }) => ts === card.ts);

    async function resolved(on: DeskProcess, card: PlayMessage): Promise<void> {
      await pressed(on, card, '解决');
      await site.until('the form', () => JSON.stringify(site.slack.viewOf(li) ?? '').includes('"type":"input"'));
      const words = { 原因: '纸盒有异物', 处理: '已清理', 建议: '请勿使用受潮纸张' };
      await site.insist('the resolution', () => site.slack.as(li).submit(words));
    }

    /** Nothing is doubled, lost, or wrong: no message, no wake-up, no ticket; and neither process had anything to say. */
    async function proveHarmless(...desks: readonly DeskProcess[]): Promise<void> {
      const said = await site.until('everything said', async () => {
        const rows = await site.rows("SELECT id, state, why FROM outbox WHERE state <> 'replaced'");
        return !rows.some(({ state }) => state === 'waiting') && rows;
      });
      expect(said.filter(({ state }) => state !== 'sent')).toEqual([]);
      proveOnce(site);
      proveOnceInWecom(site, ...wechat);
      for (const id of await site.store.tickets.after(ticketId(0), 99)) {
        expect([id, await equalsItsLog(site.store, id)]).toEqual([id, true]);
        const ticket = await site.store.tickets.find(id);
        const rows = await site.rows(`SELECT name FROM timer WHERE ticket_id = ${id}`);
        const wanted = ticket === undefined ? [] : timersFor(ticket, site.desk, site.now).map(({ key }) => key);
        expect(rows.map(({ name }) => name).sort()).toEqual(wanted.sort());
      }
      // Names of buttons that the older one does not know stand on its cards as they are until it ends (docs/operations.md).
      const isNewName = ({ msg, key }: { readonly msg?: unknown; readonly key?: unknown }): boolean =>
        msg === 'a sentence is missing' && /^(complaint|consent|enquiry)\./.test(String(key));
      // Nor what the newer one writes down of calls: it takes such tickets for broken, and leaves them as they are.
      const isOfCalls = ({ msg }: { readonly msg?: unknown }): boolean =>
        msg === 'tickets are not what their logs add up to';
      const isKnown = (failure: Parameters<typeof isNewName>[0]): boolean => isNewName(failure) || isOfCalls(failure);
      expect(desks.flatMap((desk) => desk.failures).filter((failure) => !isKnown(failure))).toEqual([]);
    }

    test('side by side they serve the same tickets, none doubled, lost or called wrong; then the older one ends', async () => {
      // One of the newer release files a ticket and dies: what it wrote is said by the older one.
      const doomed = await site.startDesk('work.committed');
      at(doomed);
      const requester = site.slack.as(zhou);
      await site.insist('the command', () => requester.command('/repair 三楼打印机卡纸'));
      await site.until('the form', () => JSON.stringify(site.slack.viewOf(zhou) ?? '').includes('"type":"input"'));
      await requester.submit().catch(() => undefined);
      at(old);
      await requester.close(true);
      expect(await doomed.ended).toMatchObject({ signal: 'SIGKILL' });
      const first = await site.until('the card of IT-1001', () => site.tops(engineersChannel, 'IT-1001')[0]);
      await pressed(old, first, '我来受理');
      await happened('IT-1001', 'claimed');
      newer = await site.startDesk();
      await reported(newer, 'IT-1002', '投影仪不亮');
      // WeCom's callbacks go to both by turns.
      const offered = await site.until('the card in WeCom', () => cardOffering(site, 'wanglei', claimLabel));
      expect(await pressOn(site, 'wanglei', offered, claimLabel)).toMatchObject({ ok: true });
      await happened('IT-1002', 'claimed');
      await pressed(newer, first, '前往现场');
      await happened('IT-1001', 'dispatched');
      at(newer);
      await site.slack.as(li).say(engineersChannel, '请先不要再打印', { thread: first.ts });
      await happened('IT-1001', 'replied');
      expect(await site.company.as('wanglei').say('IT-1002 我带备用灯泡过去')).toMatchObject({ ok: true });
      await happened('IT-1002', 'replied');
      await passed('IT-1001', 'progress-reported');
      await passed('IT-1002', 'progress-reported');

      await resolved(newer, first);
      await happened('IT-1001', 'resolved');
      at(old);
      const asked = await site.until('the question', () =>
        site.slack
          .messagesIn(site.slack.as(zhou).dmChannel)
          .find(({ blocks }) => JSON.stringify(blocks).includes('"text":"已解决"')),
      );
      await site.insist('the yes', () => site.slack.as(zhou).press(asked.channel, asked.ts, '已解决'));
      await happened('IT-1001', 'confirmed');
      await proveHarmless(old, newer);

      expect(await old.terminate()).toMatchObject({ code: 0, signal: null });
      const third = await reported(newer, 'IT-1003', '键盘失灵');
      await pressed(newer, third, '我来受理');
      await happened('IT-1003', 'claimed');
    });

    /** Every row of a kind of record that the older release knows nothing of, with a wake-up that is due. */
    const ofOtherKinds = async () =>
      Promise.all(
        ['record', 'record_event', 'record_party', 'record_timer'].map((table) => site.rows(`SELECT * FROM ${table}`)),
      );
    async function aComplaint(): Promise<void> {
      const { now } = site;
      const words = JSON.stringify({ type: 'complained', by: 'zhou.ting', at: now, text: '没人来' });
      await site.rows(
        `INSERT INTO record (kind, id, version, state, about, opened_at, open_since, data)
         VALUES ('complaint', 1001, 1, 'open', '1001', ${now}, ${now}, '${words}')`,
      );
      await site.rows(
        `INSERT INTO record_event (kind, id, seq, at, data) VALUES ('complaint', 1001, 1, ${now}, '${words}')`,
      );
      await site.rows("INSERT INTO record_party (kind, id, person, part) VALUES ('complaint', 1001, 'li.na', 'lead')");
      await site.rows(
        `INSERT INTO record_timer (record_kind, record_id, name, kind, wanted_at, due_at)
         VALUES ('complaint', 1001, 'escalate:0', 'escalate', ${now}, ${now})`,
      );
    }

    test('the older one that is started again after the newer one ended goes on with all that was written meanwhile', async () => {
      await proveHarmless(newer);
      expect(await newer.terminate()).toMatchObject({ code: 0, signal: null });
      await aComplaint();
      const others = await ofOtherKinds();
      // The complaint, and the calendar years that became records with the newer one.
      expect(others.map((rows) => rows.length)).toEqual([4, 4, 1, 1]);
      const again = await site.startDesk(undefined, releasedCli());
      const card = await site.until('the third card', () => site.tops(engineersChannel, 'IT-1003')[0]);
      await pressed(again, card, '前往现场');
      await happened('IT-1003', 'dispatched');
      await passed('IT-1003', 'progress-reported');
      await auditsPassed();
      await proveHarmless(again);
      expect(await ofOtherKinds()).toEqual(others);
    });
  },
);
