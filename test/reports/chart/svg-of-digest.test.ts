import type { Language } from '../../../src/domain/words';
import { svgOfDigest } from '../../../src/reports/chart/svg-of-digest';
import { axisFrom } from '../../../src/reports/chart/trend-section';
import type { Digest } from '../../../src/reports/digest';
import { shareOf } from '../../../src/reports/share';
import { speaker } from '../kit';
import { sampleDigests } from '../sample-digests';

const drawnIn = (digest: Digest, language: Language): string => svgOfDigest(digest, speaker(language));
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((hit) => hit[1] ?? '');

test('writes every number of the digest in English', () => {
  const texts = textsOf(drawnIn(sampleDigests.full, 'en'));
  expect(texts).toEqual(
    expect.arrayContaining([
      'IT service desk: daily digest',
      '92.1%',
      '▲ 1.2 points',
      '17 open, 2 overdue',
      'Target 90%',
      '○ fewer than 10 ratings · axis from 80%',
      'Arrival',
      '▼ 89.1%',
      '✓ 98.4%',
      '41/46',
      'Promises kept',
      '87.5%',
      '7/8',
      'Network and VPN',
    ]),
  );
});

test('writes the same in Chinese', () => {
  const texts = textsOf(drawnIn(sampleDigests.full, 'zh-CN'));
  expect(texts).toEqual(
    expect.arrayContaining(['IT 服务台日报', '近 14 个工作日满意度（%）', '目标 90%', '故障定位', '打印机与外设']),
  );
});

test.each(['en', 'zh-CN'] as const)(
  'names targets as people do, each with its own rate and none for all together (%s)',
  (language) => {
    const texts = textsOf(drawnIn(sampleDigests.full, language)).join(' ');
    expect(texts).toContain(language === 'en' ? 'Solved · reopened 118 · 3' : '解决 · 重新打开 118 · 3');
    expect(texts).toContain(language === 'en' ? 'Call-backs 1/2' : '回访 1/2');
    expect(texts).not.toMatch(/SLA-[2-5]/);
    expect(texts).not.toContain('card.');
    // 256 of 267 clocks: a number of no target.
    expect(texts).not.toContain('95.9%');
  },
);

test.each([
  { language: 'en', words: ['No ratings in the last 14 working days', 'No target came due', 'No new tickets'] },
  { language: 'zh-CN', words: ['近 14 个工作日没有评价', '没有到期的服务时限', '没有新工单'] },
] as const)('says in words what there is not ($language)', ({ language, words }) => {
  expect(textsOf(drawnIn(sampleDigests.empty, language))).toEqual(expect.arrayContaining([...words]));
});

test('one rating is drawn as a small sample, not as a change', () => {
  expect(textsOf(drawnIn(sampleDigests.one, 'en'))).toEqual(expect.arrayContaining(['100%', 'only 1 rating']));
});

test('cuts long names, shows that something is missing where no font draws it, and never lets words become markup', () => {
  const svg = drawnIn(sampleDigests.ugly, 'en');
  expect(textsOf(svg).filter((words) => words.startsWith('A category'))[0]).toMatch(/…$/);
  expect(svg).toContain('王喆淼〓');
  expect(svg).not.toContain('<North>');
  expect(svg).not.toContain('😀');
});

test('counts categories beyond eight together', () => {
  expect(textsOf(drawnIn(sampleDigests.ugly, 'zh-CN'))).toContain('其余 5 类');
});

test.each([0, 9, 10])(
  'the rate of the last day, %s of 10, stands beside the line, and not over the target’s name',
  (good) => {
    const { full } = sampleDigests;
    const last = { ...full.trend[13], ...shareOf(good, 10) };
    const trend = [...full.trend.slice(0, 12), { ...full.trend[12], ...shareOf(5, 5) }, last] as Digest['trend'];
    const svg = drawnIn({ ...full, trend }, 'en');
    const placeOf = (words: string) => {
      const [, x, y] = new RegExp(`<text[^>]*translate\\(([\\d.]+) ([\\d.]+)\\)[^>]*>${words}</text>`).exec(svg) ?? [];
      return { x: Number(x), y: Number(y) };
    };
    const [rate, target, day] = [placeOf(`${good * 10}%`), placeOf('Target 90%'), placeOf('11-21')];
    expect(rate.x).toBeGreaterThan(day.x);
    expect(Math.abs(rate.y - target.y)).toBeGreaterThan(13);
  },
);

test('what never came due has no rate and no count', () => {
  const texts = textsOf(drawnIn(sampleDigests.full, 'en'));
  expect(texts).toContain('none due');
  expect(texts).not.toContain('0/0');
});

test('a day without ratings is a gap in the line', () => {
  const closed = sampleDigests.full.trend.map((day) => (day.rate === null ? { ...day, ...shareOf(9, 10) } : day));
  const pieces = (digest: Digest) =>
    /<path d="([^"]*)"[^>]*stroke="#2563eb" stroke-width="3"/.exec(drawnIn(digest, 'en'))?.[1]?.match(/M/g)?.length;
  expect(pieces(sampleDigests.full)).toBe(2);
  expect(pieces({ ...sampleDigests.full, trend: closed })).toBe(1);
});

test.each([
  { rates: [0.95, null], target: 0.9, from: 80 },
  { rates: [0.81], target: 0.9, from: 50 },
  { rates: [0.95], target: 0.7, from: 50 },
  { rates: [0.3], target: 0.9, from: 0 },
  { rates: [0], target: 1, from: 0 },
])('the axis begins below everything shown: rates $rates, target $target, from $from %', ({ rates, target, from }) => {
  expect(axisFrom(rates, target)).toBe(from);
});
