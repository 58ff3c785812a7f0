import type { TicketEvent } from '../../src/domain/ticket/event';
import { theDesk } from '../../src/domain/ticket/event';
import { after, hours, minutes } from '../../src/domain/time/instant';
import type { Text } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import { ticketHistoryCard } from '../kit/ticket-views';
import { at, desk, li, liHasIt } from '../kit/tickets';

const nine = at('2026-11-25T09:00');
const ticket = liHasIt();

const automatic = (nth: number): TicketEvent => ({
  ...{
    type: 'progress-reported',
    by: theDesk,
    at: after(nine, hours(nth)),
    text: '',
    automatic: true,
    promise: 'open',
  },
});
const called = (nth: number): TicketEvent => ({
  ...{
    type: 'rescue-step-taken',
    by: theDesk,
    at: after(nine, minutes(30 * nth)),
    step: 0,
    told: [li.id],
    again: [],
    unreached: [],
  },
});
const wrote = (nth: number, text: string): TicketEvent => ({
  ...{ type: 'progress-reported', by: li.id, at: after(nine, hours(nth)), text, automatic: false, promise: 'kept' },
});

/** The history in the words of a reader, oldest last. */
function read(events: readonly TicketEvent[], language: 'en' | 'zh-CN', inside = true): readonly string[] {
  const now = at('2026-11-25T23:00');
  const speak = createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now, nameOf: (id) => id });
  const { parts } = ticketHistoryCard({ desk, ticket }, events, inside);
  return parts.flatMap((part) => (part.kind === 'text' ? [speak(part.text as Text)] : []));
}

const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth);

test.each([
  ['en', /^09:00 – .*10:00 Automatic update: .* \(26 times\)$/],
  ['zh-CN', /^09:00 至 .*10:00 自动进展：.*（共 26 次）$/],
] as const)(
  '26 automatic reports in a row are one line with their count, first and last time: %s (K9)',
  (language, line) => {
    const told = read(upTo(26).map(automatic), language);
    expect(told).toEqual([expect.stringMatching(line)]);
  },
);

test('whatever the desk says again and again is one line, also where two sentences take turns', () => {
  const events = upTo(6).flatMap((nth) => [called(2 * nth), automatic(nth), called(2 * nth + 1)]);
  expect(read(events, 'zh-CN')).toEqual([
    expect.stringMatching(/^09:00 至 14:30 .*（共 12 次）$/),
    expect.stringMatching(/^09:00 至 14:00 自动进展.*（共 6 次）$/),
  ]);
  expect(read(events, 'zh-CN', false)).toHaveLength(1);
});

test('what people did stays a line each, and what the desk said before and after it is not added up', () => {
  const events = [automatic(0), automatic(1), wrote(2, '在查'), wrote(3, '在查'), automatic(4)];
  expect(read(events, 'zh-CN')).toEqual([
    expect.stringMatching(/^13:00 自动进展/),
    expect.stringMatching(/^12:00 .*在查/),
    expect.stringMatching(/^11:00 .*在查/),
    expect.stringMatching(/^09:00 至 10:00 自动进展.*（共 2 次）$/),
  ]);
});
