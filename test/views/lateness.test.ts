import { replay } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { ticketId } from '../../src/domain/ticket/ticket';
import type { Instant } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { latenessParts } from '../../src/views/lateness-parts';
import { ticketViewOf } from '../kit/ticket-views';
import { aReport, aTicket, at, context, happened, li } from '../kit/tickets';

/** What is said of a late ticket at that moment, a row each. */
function why(ticket: Ticket, now: Instant): readonly string[] {
  const speak = createTranslator().speakTo({ language: 'zh-CN', zone: 'Asia/Shanghai', now, nameOf: (id) => id });
  return latenessParts(ticketViewOf(ticket, context(now))).flatMap((part) =>
    part.kind === 'facts' ? part.rows.map(({ label, value }) => `${speak(label)}：${speak(value)}`) : [],
  );
}

test('each missed target has its length, when it was due, by how much it is missed, and the waits that stopped it (2.6)', () => {
  const pauses = [{ from: at('09:11'), to: at('09:21'), reason: 'parts', stops: ['SLA-5'] }];
  const ticket = { ...happened(aTicket(), { type: 'claimed', by: li.id, at: at('09:15') }), pauses };
  expect(why(ticket, at('10:00'))).toEqual([
    '响应：时限 2 分钟，须在 09:12 前；超时 3 分钟',
    '等待：处理中无等待',
    '故障定位：时限 30 分钟，须在 09:50 前；超时 10 分钟',
    '等待：等配件到货，09:11 起 10 分钟，不计入时限',
  ]);
});

test('an urgent one of the night is told what is promised at night (2.6)', () => {
  const ticket = replay(ticketId(1001), [aReport({ at: at('22:00'), urgent: true, regime: 'outside' })]);
  expect(why(ticket, at('22:10'))).toEqual(['响应：时限 5 分钟，须在 22:05 前；超时 5 分钟', '等待：处理中无等待']);
});
