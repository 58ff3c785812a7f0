import { minutes } from '../../src/domain/time/instant';
import type { Language } from '../../src/domain/words';
import { type Breach, type Digest, digestOf, type LowRating } from '../../src/reports/digest';
import { digestCard } from '../../src/reports/digest-card';
import { shareOf } from '../../src/reports/share';
import type { Card, Part } from '../../src/views/card';
import type { Lasted } from '../../src/views/lasted-said';
import { aTicket, input, rated, speaker, today } from './kit';
import { sampleDigests } from './sample-digests';

function wordsOf(part: Part, language: Language): readonly string[] {
  const speak = speaker(language);
  if (part.kind === 'text') return [speak(part.text)];
  if (part.kind === 'facts') return part.rows.map(({ label, value }) => `${speak(label)}: ${speak(value)}`);
  if (part.kind === 'table') return [part.columns, ...part.rows].map((row) => row.map(speak).join(' | '));
  if (part.kind === 'chart') return [speak(part.title)];
  return part.kind === 'picture' ? [speak(part.picture.alt)] : [];
}

const read = (card: Card, language: Language): string =>
  [speaker(language)(card.title), ...card.parts.flatMap((part) => wordsOf(part, language))].join('\n');

const low = (comment: string, index = 0): LowRating => ({
  ticket: `IT-${index}`,
  title: 'Printer jams',
  stars: 2,
  reasons: [
    { en: 'Too slow', 'zh-CN': '太慢' },
    { en: 'Not fixed', 'zh-CN': '没修好' },
  ],
  comment,
  requester: 'Lin' as never,
  solvedBy: 'Zhao' as never,
});

const five: Lasted = { own: minutes(5), wall: minutes(5) };

const breach: Breach = {
  ticket: 'IT-7',
  title: 'No network',
  clause: 'SLA-2',
  round: 1,
  by: minutes(9),
  byWall: minutes(9),
  stillOpen: true,
  owner: undefined,
  because: [
    { kind: 'unclaimed' },
    { kind: 'waited', lasted: five, stopped: true, reason: { en: 'parts', 'zh-CN': '等待备件' } },
  ],
};

test('tells satisfaction with its target, change, number of ratings and response rate in English (SLA-6)', () => {
  const words = read(digestCard(sampleDigests.full, 'p'), 'en');
  expect(words).toContain('Satisfaction: 92.1% (35 of 38 ratings were 4 or 5; target 90%)');
  expect(words).toContain('Change: ▲ 1.2 points since 2026-11-20 (90.9%)');
  expect(words).toContain('Rated: 61% (72 of 118 solved tickets rated so far)');
  expect(words).toContain('Last 14 working days: 91% (295 of 324 ratings)');
  expect(words).not.toContain('Small sample');
});

test('tells the same in Chinese (SLA-6)', () => {
  const words = read(digestCard(sampleDigests.full, 'p'), 'zh-CN');
  expect(words).toContain('满意度: 92.1%（38 条评价中 35 条为 4 分或 5 分，目标 90%）');
  expect(words).toContain('变化: ▲ 比 2026-11-20（90.9%）高 1.2 个百分点');
  expect(words).toContain('到场 | 41 | 5 | ▼ 89.1% | 95%');
});

test('says that a small sample is small', () => {
  expect(read(digestCard(sampleDigests.one, 'p'), 'en')).toContain('Only 1 rating: indicative only');
  const three = { ...sampleDigests.full.satisfaction, ...shareOf(3, 3), smallSample: true };
  const words = read(digestCard({ ...sampleDigests.full, satisfaction: three }, 'p'), 'zh-CN');
  expect(words).toContain('样本偏小: 仅 3 条评价，仅供参考。');
});

test.each(['en', 'zh-CN'] as const)('a day without jobs says so in %s', (language) => {
  const card = digestCard(sampleDigests.empty, undefined);
  const said = { en: 'Nothing was reported, solved or rated', 'zh-CN': '这段时间没有报修、解决或评价。' }[language];
  const unrated = { en: 'No ratings.', 'zh-CN': '没有人评价。' }[language];
  expect(read(card, language)).toContain(said);
  expect(read(card, language)).toContain(unrated);
  expect(card.tone).toBe('quiet');
  expect(card.parts.map(({ kind }) => kind)).not.toContain('chart');
});

test('gives days without ratings as gaps and the target as a line', () => {
  const chart = digestCard(sampleDigests.full, 'p').parts.find((part) => part.kind === 'chart');
  expect(chart?.series[0]?.values.slice(4, 7)).toEqual([92.9, null, 85.7]);
  expect(chart?.series[1]?.values).toEqual(Array(14).fill(90));
  expect(chart?.labels).toHaveLength(14);
});

test('promises of answers have a line among the targets, without a target of theirs, and each that slipped is named', () => {
  const card = digestCard(sampleDigests.full, 'p');
  expect(read(card, 'en')).toContain('Promises kept | 7 | 1 | 87.5% | –');
  expect(read(card, 'en')).toMatch(/IT-8 No network: promised by 2026-.* · Zhao · answered 2026-/);
  expect(read(card, 'zh-CN')).toContain('未按约答复（1）');
  const { slips, figures } = sampleDigests.full;
  const open = digestCard({ ...sampleDigests.empty, slips: [{ ...slips[0], stillOpen: true } as never], figures }, 'p');
  expect(read(open, 'zh-CN')).toContain('仍未答复');
  expect(open.tone).toBe('warn');
  expect(read(digestCard(sampleDigests.empty, 'p'), 'zh-CN')).not.toContain('按约答复');
});

test('repeats low ratings in their own words, as typed data', () => {
  const comment = '*Nobody* came <!channel> 😀';
  const { parts } = digestCard({ ...sampleDigests.full, lowRatings: [low(comment)] }, 'p');
  expect(parts).toContainEqual({ kind: 'text', style: 'quote', text: { typed: comment } });
  expect(read({ ...digestCard(sampleDigests.full, 'p'), parts }, 'en')).toContain(
    'IT-0 Printer jams · 2 of 5 · Lin, solved by Zhao · Too slow; Not fixed',
  );
});

test('a low rating without words says that there are none, and very long words are cut', () => {
  const lowRatings = [low(' '), low('很'.repeat(3000))];
  const card = digestCard({ ...sampleDigests.full, lowRatings }, 'p');
  expect(read(card, 'zh-CN')).toContain('没有留言。');
  const quote = card.parts.find((part) => part.kind === 'text' && part.style === 'quote');
  expect(quote?.kind === 'text' && 'typed' in quote.text && [...quote.text.typed]).toHaveLength(600);
});

test('says for each broken promise by how much, whose it is and why', () => {
  const card = digestCard({ ...sampleDigests.full, breaches: [breach] }, 'p');
  expect(read(card, 'en')).toContain(
    'IT-7 No network · Response · 9 min late and still open · Unassigned · not claimed yet; waited 5 min for parts, the clock stood still',
  );
  expect(read(card, 'zh-CN')).toContain('超时 9 分钟，仍未完成 · 待受理 · 尚未受理；等待 5 分钟（等待备件），计时暂停');
});

test('lengths are in the measure of the promise, and by the clock where that is not the same', () => {
  const friday: Breach = {
    ...breach,
    ...{ clause: 'SLA-4', round: 2, by: minutes(30), byWall: minutes(30), stillOpen: false },
    because: [{ kind: 'claimed', isLate: false, after: { own: minutes(1), wall: minutes(3721) } }],
  };
  const card = digestCard({ ...sampleDigests.full, breaches: [friday] }, 'p');
  expect(read(card, 'zh-CN')).toContain('解决（第 2 轮） · 超时 30 分钟 · 待受理 · 报修 1 分钟（工作时间）后受理');
  expect(read(card, 'en')).toContain('claimed 1 min (working time) after the report; no pauses');
  const atClosing = { ...breach, by: minutes(0), byWall: minutes(890) };
  expect(read(digestCard({ ...sampleDigests.full, breaches: [atClosing] }, 'p'), 'en')).toContain(
    '890 min (by the clock, outside working time) late',
  );
  const overnight = { ...breach, by: minutes(20), byWall: minutes(900) };
  expect(read(digestCard({ ...sampleDigests.full, breaches: [overnight] }, 'p'), 'zh-CN')).toContain(
    '超时 20 分钟（工作时间；自然时间 900 分钟）',
  );
});

test('what was withdrawn or reported twice has lines of its own', () => {
  const words = read(digestCard({ ...sampleDigests.full, withdrawn: 3, duplicates: 2, enquiries: 4 }, 'p'), 'zh-CN');
  expect(words).toContain('撤销: 3');
  expect(words).toContain('重复报修: 2');
  expect(words).toContain('转为咨询: 4');
  expect(read(digestCard(sampleDigests.full, 'p'), 'zh-CN')).not.toContain('撤销');
});

test('lists ten of each and counts the rest, within what a message can hold', () => {
  const lowRatings = Array.from({ length: 12 }, (_, index) => low('slow', index));
  const slips = Array(14).fill(sampleDigests.full.slips[0]);
  const correction = { date: '2026-11-20', what: 'solved', told: { part: 1 }, now: { part: 2 }, tickets: [] } as const;
  const lists = { lowRatings, breaches: Array(13).fill(breach), slips, corrections: [correction] };
  const card = digestCard({ ...sampleDigests.full, ...lists }, 'p');
  expect(read(card, 'en')).toContain('And 2 more.');
  expect(read(card, 'en')).toContain('And 3 more.');
  expect(read(card, 'en')).toContain('And 4 more.');
  // One more is its title: Slack takes fifty.
  expect(card.parts.length).toBeLessThanOrEqual(48);
  expect(card.parts.filter(({ kind }) => kind === 'table')).toHaveLength(1);
});

test('each ticket that is named has a button to open it, once, whichever list names it; a day without any has none', () => {
  const debt = { ticket: 'IT-3', title: 'VPN', reportedAt: today.at };
  const lists = { lowRatings: [low('slow', 1)], breaches: [breach, breach], debts: { oldest: [debt], byOwner: [] } };
  const correction = { date: '2026-11-20', what: 'solved', told: { part: 1 }, now: { part: 2 } } as const;
  const corrections = [{ ...correction, tickets: ['IT-4', 'IT-7'] }];
  const buttonsOf = (digest: Digest) =>
    digestCard(digest, 'p').parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  const buttons = buttonsOf({ ...sampleDigests.full, ...lists, corrections });
  expect(buttons.map(({ action, about }) => [action, about?.id])).toEqual([3, 4, 7, 1, 8].map((id) => ['look', id]));
  expect(buttonsOf(sampleDigests.empty)).toEqual([]);
  const many = Array.from({ length: 10 }, (_, nth) => ({ ...low('slow', 100 + nth) }));
  const late = Array.from({ length: 10 }, (_, nth) => ({ ...breach, ticket: `IT-${200 + nth}` }));
  // Slack takes 25 in a row.
  expect(buttonsOf({ ...sampleDigests.full, lowRatings: many, breaches: late })).toHaveLength(20);
});

test.each([
  { next: {}, said: 'Zhao Lei, backup 王喆' },
  { next: { backup: null }, said: /^Now: Zhao Lei$/ },
  { next: { from: (today.at + 3_600_000) as typeof today.at, backup: null }, said: /^From .*: Zhao Lei$/ },
  { next: { until: (today.at + 3_600_000) as typeof today.at, backup: null }, said: /^Now, until .*: Zhao Lei$/ },
  { next: { primary: null, backup: null }, said: 'nobody is rostered' },
  { next: { primary: null, until: (today.at + 3_600_000) as typeof today.at }, said: /nobody is rostered until 20/ },
  { next: { from: null }, said: 'cannot be calculated' },
  {
    next: { unknownYear: 2027 },
    said: /backup 王喆 \(by the usual week: the public holidays of 2027 are not known yet\)/,
  },
])('names who is on duty next: $said', ({ next, said }) => {
  const { empty } = sampleDigests;
  const words = read(digestCard({ ...empty, next: { ...empty.next, ...next } }, 'p'), 'en');
  expect(words.split('\n').at(-1)).toEqual(expect.stringMatching(said));
});

test('warns by its tone when a promise was broken, a ticket is overdue or satisfaction misses its target', () => {
  const tones = [
    digestOf(input({ reported: [aTicket()], rated: [aTicket({ rating: rated(5) })] })),
    digestOf(input({ rated: [aTicket({ rating: rated(1) })] })),
    { ...sampleDigests.empty, breaches: [breach] },
  ].map((digest) => digestCard(digest, undefined).tone);
  expect(tones).toEqual(['good', 'warn', 'warn']);
});

test('the line for notifications holds the numbers', () => {
  const speak = speaker('zh-CN');
  expect(speak(digestCard(sampleDigests.full, 'p').summary)).toBe(
    '2026-11-21：收到 126 单，解决 118 单，未完成 17 单，超时 2 单。满意度 92.1%（38 条评价）。',
  );
  expect(speak(digestCard(sampleDigests.empty, 'p').summary)).toBe(
    '2026-11-21：无新工单；未完成 0 单，其中超时 0 单。',
  );
});
