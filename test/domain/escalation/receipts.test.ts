import type { EventOf, TicketEvent } from '../../../src/domain/ticket/event';
import { theDesk } from '../../../src/domain/ticket/event';
import { receiptOf } from '../../../src/domain/ticket/receipt-of';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { notReached } from '../../../src/domain/ticket/unreached';
import type { Text } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import { engineersCard } from '../../../src/views/engineers-card';
import { requesterCard } from '../../../src/views/requester-card';
import { rescueCard } from '../../../src/views/rescue-card';
import { announced } from '../../kit/announced';
import { ticketHistoryCard, ticketViewOf } from '../../kit/ticket-views';
import { aReport, aTicket, at, chen, context, desk, happened, li, start, wang } from '../../kit/tickets';

const byDesk = { by: theDesk, at: at('09:11') } as const;
const step = (
  nth: number,
  told: readonly Ticket['requester'][],
  more: Partial<EventOf<'rescue-step-taken'>> = {},
): TicketEvent => ({
  ...{ type: 'rescue-step-taken', ...byDesk, step: nth, told, again: [], unreached: [], ways: ['chat'] },
  ...more,
});
const callOf = (nth: number, takenAt = byDesk.at) => ({ step: nth, at: takenAt });
const failed = (ticket: Ticket, person: Ticket['requester'], nth: number, why = 'user_disabled'): TicketEvent => {
  const event = notReached(ticket, { person, why, reason: 'rescue', call: callOf(nth) }, at('09:12'));
  if (event === undefined) throw new Error('nothing is written down');
  return event;
};
const taken = (ticket: Ticket, person: Ticket['requester'], nth: number): Ticket => {
  const event = receiptOf(ticket, { person, call: callOf(nth) }, at('09:11:02'));
  return event === undefined ? ticket : happened(ticket, event);
};

describe('what became of each call of the ladder', () => {
  const called = happened(aTicket(), step(0, [li.id]), step(1, [li.id, wang.id]));

  test('is kept hop by hop: delivered, not reached and why, answered by a claim', () => {
    const told = happened(taken(taken(called, li.id, 0), li.id, 1), failed(called, wang.id, 1, 'left'));
    expect(told.receipts).toEqual([
      { step: 0, person: li.id, way: 'chat', outcome: 'delivered', at: at('09:11:02') },
      { step: 1, person: li.id, way: 'chat', outcome: 'delivered', at: at('09:11:02') },
      { step: 1, person: wang.id, way: 'chat', outcome: 'failed', why: 'left', at: at('09:12') },
    ]);
    const claimed = happened(told, { type: 'claimed', by: li.id, at: at('09:13') });
    expect(claimed.receipts?.at(-1)).toEqual({
      ...{ step: 1, person: li.id, way: 'chat', outcome: 'answered', at: at('09:13') },
    });
  });

  test('is written once for each hop, and not for a ticket that has ended', () => {
    const once = taken(called, li.id, 1);
    const of = { person: li.id, call: callOf(1) };
    expect(receiptOf(once, of, at('09:12'))).toBeUndefined();
    expect(receiptOf(happened(called, failed(called, li.id, 1)), of, at('09:13'))).toBeUndefined();
    expect(receiptOf({ ...called, state: 'cancelled' }, of, at('09:12'))).toBeUndefined();
  });

  test('lets the next step follow at once where nobody at all was reached, and only then', () => {
    const one = happened(called, failed(called, wang.id, 1));
    expect(one.rescueAtOnce).toBeUndefined();
    expect(happened(one, failed(one, li.id, 1)).rescueAtOnce).toBe(at('09:12'));
    // A message of a step that is over says nothing of the one that was taken since.
    expect(happened(called, failed(called, li.id, 0)).rescueAtOnce).toBeUndefined();
  });

  test('is written anew of a step that is taken once more: whoever was not reached then may be now', () => {
    const lost = happened(called, failed(called, li.id, 1), step(1, [li.id], { repeats: true, at: at('09:41') }));
    const heard = receiptOf(lost, { person: li.id, call: callOf(1, at('09:41')) }, at('09:41:02'));
    expect(heard && happened(lost, heard).receipts).toMatchObject([{ step: 1, outcome: 'delivered' }]);
    // What was not reached the time before says nothing of this one.
    const other = happened(lost, step(1, [li.id, wang.id], { repeats: true, at: at('10:11') }));
    const again = notReached(
      other,
      { person: wang.id, why: 'x', reason: 'rescue', call: callOf(1, at('10:11')) },
      at('10:12'),
    );
    expect(again && happened(other, again).rescueAtOnce).toBeUndefined();
  });

  test('also where an older release wrote it, which did not say which call it was', () => {
    const event = { type: 'not-reached', ...byDesk, person: li.id, why: 'x', about: 'rescue' } as const;
    expect(happened(called, event)).toMatchObject({ rescueAtOnce: at('09:11') });
    expect(happened(called, event).receipts).toBeUndefined();
  });

  test('rings nobody and draws nothing anew', () => {
    const event = receiptOf(called, { person: li.id, call: callOf(1) }, at('09:12'));
    expect(event && announced(called, event)).toEqual([]);
  });

  test('a person has one hop in a step, however many messages it takes', () => {
    const said = announced(happened(aTicket(), step(0, [li.id])), step(1, [li.id], { again: [li.id] }));
    expect(said.filter(({ calls }) => calls?.[0]?.step === 1).map(({ to }) => to)).toEqual([
      { kind: 'person', person: li.id },
      { kind: 'person', person: li.id },
    ]);
  });
});

describe('who reads it', () => {
  const events: readonly TicketEvent[] = [
    step(0, [li.id]),
    {
      type: 'rescue-receipt',
      by: theDesk,
      at: at('09:11:03'),
      step: 0,
      person: li.id,
      way: 'chat',
      outcome: 'delivered',
    },
    step(1, [], { unreached: [wang.id], whyNot: [{ person: wang.id, why: 'left' }] }),
  ];
  const ticket = happened(aTicket(), ...events);
  const spoken = (language: 'en' | 'zh-CN') =>
    createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now: at('09:12'), nameOf: (id) => id });
  const wordsOf = (card: object, language: 'en' | 'zh-CN' = 'en'): string => {
    const speak = spoken(language);
    const found: string[] = [];
    JSON.stringify(card, (_, value: unknown) => {
      if (value !== null && typeof value === 'object' && 'say' in value) found.push(speak(value as Text));
      return value;
    });
    return found.join('\n');
  };
  const view = ticketViewOf(ticket, context(at('09:12')));

  test('whoever is called, and the engineers, while nobody has the ticket', () => {
    const said = 'li.na: message delivered 09:11:03; wang.lei: could not be reached, account left';
    expect(wordsOf(rescueCard(view, chen.id))).toContain(said);
    expect(wordsOf(engineersCard(view))).toContain(said);
    expect(wordsOf(engineersCard(view), 'zh-CN')).toContain(
      'li.na：消息 09:11:03 送达；wang.lei：未能联系到，账号已停用',
    );
    const claimed = happened(ticket, { type: 'claimed', by: li.id, at: at('09:13') });
    expect(wordsOf(engineersCard(ticketViewOf(claimed, context(at('09:13')))))).not.toContain('delivered');
  });

  test('in the history whoever has a part in the desk; its requester neither there nor on their card', () => {
    const inside = wordsOf(ticketHistoryCard({ desk, ticket }, [aReport({ at: start }), ...events], true));
    expect(inside).toContain('The message reached li.na.');
    expect(inside).toContain('wang.lei could not be called: account left.');
    for (const outside of [
      ticketHistoryCard({ desk, ticket }, [aReport({ at: start }), ...events], false),
      requesterCard(view),
    ]) {
      expect(wordsOf(outside)).not.toMatch(/reached|delivered|wang/);
    }
  });
});
