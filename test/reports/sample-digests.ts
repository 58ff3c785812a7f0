import { personId } from '../../src/domain/people/person';
import type { Instant } from '../../src/domain/time/instant';
import { type Digest, digestOf } from '../../src/reports/digest';
import { shareOf } from '../../src/reports/share';
import { aTicket, input, rated } from './kit';

const empty: Digest = digestOf(input());

const rates: readonly (readonly [number, number])[] = [
  [15, 17],
  [18, 20],
  [21, 23],
  [19, 21],
  [26, 28],
  [0, 0],
  [6, 7],
  [20, 23],
  [24, 27],
  [22, 24],
  [27, 29],
  [32, 34],
  [30, 33],
  [35, 38],
];

const trend = empty.trend.map((day, index) => {
  const [part, whole] = rates[index] ?? [0, 0];
  return { date: day.date, ...shareOf(part, whole) };
});

const full: Digest = {
  ...empty,
  received: 126,
  withdrawn: 0,
  duplicates: 0,
  enquiries: 0,
  solved: 118,
  open: 17,
  overdue: 2,
  aftercare: { reopened: 3, callbacks: { done: 1, owed: 2 } },
  trend,
  satisfaction: {
    ...shareOf(35, 38),
    response: shareOf(72, 118),
    smallSample: false,
    previous: trend[12],
    overall: shareOf(295, 324),
    target: 0.9,
  },
  attainment: [
    { clause: 'SLA-2', goal: 'responded', target: 0.95, breached: 2, ...shareOf(122, 124) },
    { clause: 'SLA-3', goal: 'arrived', target: 0.95, breached: 5, ...shareOf(41, 46) },
    { clause: 'SLA-4', goal: 'resolved', target: 0.9, breached: 4, ...shareOf(62, 66) },
    { clause: 'SLA-5', goal: 'located', target: 0.9, breached: 0, ...shareOf(31, 31) },
    { clause: 'SLA-7', goal: 'assisted', target: 0.9, breached: 0, ...shareOf(0, 0) },
  ],
  figures: { ...empty.figures, promises: { kept: [1, 2, 3, 4, 5, 6, 7], slipped: [8] } },
  slips: [
    {
      ...{ ticket: 'IT-8', title: 'No network', due: empty.slot.covers.from, owner: personId('Zhao') },
      ...{ stillOpen: false, answeredAt: empty.at },
    },
  ],
  categories: [42, 27, 19, 16, 12, 7, 3].map((count, index) => ({
    name: {
      en: ['Accounts', 'Network and VPN', 'Printers', 'Office software', 'Hardware', 'Purchases', 'Other'][index] ?? '',
      'zh-CN': ['账号与权限', '网络与 VPN', '打印机与外设', '办公软件', '硬件报修', '采购申请', '其他'][index] ?? '',
    },
    count,
  })),
};

const one: Digest = digestOf(
  input({ reported: [aTicket()], rated: [aTicket({ rating: rated(5) })], open: [aTicket()] }),
);

const ugly: Digest = {
  ...full,
  deskName: {
    en: 'The International Headquarters Information Technology Service & Support Desk <North>',
    'zh-CN': '集团总部信息技术与数字化转型综合服务支持中心（北方大区）值班台 <一> & 其他',
  },
  received: 12_345,
  withdrawn: 0,
  duplicates: 0,
  enquiries: 0,
  open: 98_765,
  overdue: 4321,
  trend: trend.map(({ date }, index) => ({ date, ...shareOf(index % 4, index % 3 === 0 ? 0 : 3) })),
  satisfaction: { ...full.satisfaction, ...shareOf(0, 3), smallSample: true, response: shareOf(3, 3) },
  attainment: full.attainment.map((row, index) => ({ ...row, ...shareOf(index % 2 === 0 ? 0 : 9, 9) })),
  categories: Array.from({ length: 12 }, (_, index) => ({
    name: {
      en: `A category with a very long name 😀 ${index}`,
      'zh-CN': `名字特别特别特别特别长的分类 😀 𠮷 ${index}`,
    },
    count: index === 0 ? 10_000 : 12 - index,
  })),
  next: { from: empty.at as Instant, primary: personId('王喆淼𠮷'), backup: personId('欧阳娜娜·买买提😀') },
};

/** Digests that look as different as they come. */
export const sampleDigests = { full, empty, one, ugly } as const;
