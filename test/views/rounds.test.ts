import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Text } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import { engineersCard } from '../../src/views/engineers-card';
import { ticketHistoryCard, ticketViewOf } from '../kit/ticket-views';
import { at, closedForZhou, context, happened, li, liHasIt, zhou } from '../kit/tickets';

const now = at('2026-11-25T10:10');
const speak = (language: 'en' | 'zh-CN', when = now) =>
  createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now: when, nameOf: (id) => id });
const cameBack: TicketEvent = { type: 'reopened', by: zhou.id, at: at('2026-11-25T10:00'), text: '又卡了' };
const again = happened(closedForZhou(), cameBack);

/** The rows of the engineers' card, as they read them. */
function rows(ticket: typeof again, when = now): readonly string[] {
  const say = speak('zh-CN', when);
  return engineersCard(ticketViewOf(ticket, context(when))).parts.flatMap((part) =>
    part.kind === 'facts' ? part.rows.map(({ label, value }) => `${say(label)}: ${say(value)}`) : [],
  );
}

test('a ticket that came back lists the clocks of both rounds (11.3)', () => {
  expect(rows(again)).toEqual(
    expect.arrayContaining([
      '第 1 轮: 响应：按时，提前 1 分钟；故障定位：按时，提前 27 分钟',
      expect.stringMatching(/^响应: 已超时/),
      expect.stringMatching(/^故障定位: 须在 .*10:30 前/),
    ]),
  );
  expect(rows(closedForZhou(), at('10:00')).join()).not.toContain('轮');
});

test('its history says where the second round begins', () => {
  const { parts } = ticketHistoryCard({ ...ticketViewOf(again, context(now)) }, [cameBack], true);
  const said = parts.flatMap((part) => (part.kind === 'text' ? [speak('en')(part.text as Text)] : []));
  expect(said.join()).toContain('reopened it: 又卡了 (round 2)');
});

test('an arrival that follows from a fault found on site is marked as such (11.11)', () => {
  const located: TicketEvent = { type: 'located', by: li.id, at: at('09:20'), finding: '滚轮' };
  const onSite = happened(liHasIt(), { type: 'dispatched', by: li.id, at: at('09:12') }, located);
  const said = (ticket: typeof again) =>
    ticketHistoryCard({ ...ticketViewOf(ticket, context(at('09:30'))) }, [located], true)
      .parts.flatMap((part) => (part.kind === 'text' ? [speak('zh-CN')(part.text as Text)] : []))
      .join();
  expect(said(onSite)).toContain('（视为已到场）');
  expect(said(happened(liHasIt(), located))).not.toContain('视为');
});

test('the moment help began stands beside the promise to solve it (11.4)', () => {
  const night = { ...liHasIt(), kind: 'software', urgent: true, regime: 'outside', reportedAt: at('22:00') } as const;
  const ticket = happened({ ...night, marks: [] }, { type: 'remote-started', by: li.id, at: at('22:10') });
  expect(rows(ticket, at('22:20'))).toContainEqual(expect.stringMatching(/^解决: 须在 .* 前，22:10 开始处理$/));
});

test('what was late at closing is told as people count it (11.10)', () => {
  const visit = happened(
    { ...liHasIt(), urgent: false },
    { type: 'dispatched', by: li.id, at: at('17:45') },
    { type: 'arrived', by: li.id, at: at('2026-11-25T08:50') },
  );
  expect(rows(visit, at('2026-11-25T09:00'))).toContain(
    '到场: 已完成，超时 14 小时 50 分钟（自然时间，不在工作时间内）',
  );
});
