import { type Person, type PersonId, personId } from '../../src/domain/people/person';
import { after, before, hours, instant, type Span } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import type { KeptDigest } from '../../src/ports/kept-digests';
import { svgOfDigest } from '../../src/reports/chart/svg-of-digest';
import { digestCard } from '../../src/reports/digest-card';
import { gatherDigest } from '../../src/reports/gather-digest';
import { type DigestDeps, runDigest } from '../../src/reports/run-digest';
import type { Announcement } from '../../src/views/announcement';
import { aTicket, desk, rated, resolution, slots, today } from './kit';

const person = (id: string, what: Partial<Person> = {}): Person => ({
  id: personId(id),
  name: `${id} name`,
  language: 'en',
  zone: 'Asia/Shanghai',
  roles: ['manager'],
  skills: [],
  active: true,
  identities: { slack: id },
  ...what,
});

const office = { from: instant('2026-11-22T09:00:00+08:00'), to: instant('2026-11-22T18:00:00+08:00') };
const place = {
  ...desk.places[0],
  hours: {
    days: [{ date: '2026-11-22', startsAt: instant('2026-11-22T00:00:00+08:00'), spans: [office] }],
    from: instant('2026-01-01T00:00:00+08:00'),
    until: instant('2027-01-01T00:00:00+08:00'),
    missingYear: 2027,
  },
};
const shift = { span: office, primary: personId('zhao'), backup: null, places: [], skills: [] };
const solved = aTicket({ state: 'resolved', resolution: resolution(), rating: rated(5) });

/** A desk in memory. Its outbox drops keys it has seen, as the real one does. */
function world(staff: readonly Person[], what: Partial<DigestDeps> = {}) {
  const sent = new Map<string, Announcement>();
  const pictures = new Map<string, Buffer>();
  const kept = new Map<string, KeptDigest>();
  const spans: string[] = [];
  const asked = (name: string) => (span: { from: number; to: number }) => {
    spans.push(`${name} ${(span.to - span.from) / 86_400_000} d`);
    return Promise.resolve([solved]);
  };
  const deps = {
    ledger: {
      reportedIn: asked('reported'),
      endedIn: asked('ended'),
      ratedIn: asked('rated'),
      ratingsIn: async (span: { from: number; to: number }) =>
        (await asked('ratings')(span)).flatMap(({ rating }) =>
          rating ? [{ at: rating.at, stars: rating.stars }] : [],
        ),
      openNow: () => Promise.resolve([]),
    },
    records: { find: async () => undefined, wanting: async () => [] },
    roster: {
      shifts: () => Promise.resolve({ overrides: [], changes: [] }),
      version: () => Promise.resolve(''),
      calls: () => Promise.resolve([]),
      imported: () => Promise.resolve([]),
      add: () => Promise.resolve(),
      record: () => Promise.resolve(),
      recordedUntil: () => Promise.resolve(undefined),
    },
    people: {
      find: (id: PersonId) => Promise.resolve(staff.find((one) => one.id === id)),
      findEach: (ids: readonly PersonId[]) => Promise.resolve(staff.filter(({ id }) => ids.includes(id))),
      byAccount: () => Promise.resolve(undefined),
      staff: () => Promise.resolve(staff),
      everyone: () => Promise.resolve(staff),
      change: () => Promise.resolve({ before: undefined, after: undefined }),
      changeAll: () => Promise.resolve(),
      save: () => Promise.resolve(),
    },
    outbox: {
      announce: (announcements: readonly Announcement[]) => {
        for (const one of announcements) if (!sent.has(one.key)) sent.set(one.key, one);
        return Promise.resolve();
      },
    },
    digests: {
      find: (date: string) => Promise.resolve(kept.get(date)),
      since: (date: string) => Promise.resolve([...kept.values()].filter((one) => one.date >= date)),
      keep: (digest: KeptDigest) => {
        kept.set(digest.date, kept.get(digest.date) ?? { ...digest, data: JSON.parse(JSON.stringify(digest.data)) });
        return Promise.resolve(kept.get(digest.date) ?? digest);
      },
    },
    pictures: {
      put: (key: string, png: Buffer) => Promise.resolve(void pictures.set(key, png)),
      get: (key: string) => Promise.resolve(pictures.get(key)),
    },
    translator: createTranslator(),
    desk: { ...desk, places: [place], language: 'zh-CN', duty: [shift] } as unknown as DigestDeps['desk'],
    hasDigestChannel: false,
    draw: jest.fn((_, __, language: string) => Promise.resolve(Buffer.from(language))),
    ...what,
  } satisfies DigestDeps;
  return { deps, sent, pictures, spans };
}

const pictureOf = (announcement: Announcement | undefined): string | undefined => {
  const content = announcement?.content;
  const part = content?.kind === 'card' ? content.parts.find(({ kind }) => kind === 'picture') : undefined;
  return part?.kind === 'picture' ? part.picture.key : undefined;
};

const staff = [
  person('qian', { language: 'zh-CN' }),
  person('smith'),
  person('sun', { language: 'zh-CN' }),
  person('gone', { active: false }),
  person('zhao', { roles: ['engineer', 'lead'] }),
];

test('every active manager hears it once, with the picture in their language', async () => {
  const { deps, sent } = world(staff);
  const { told } = await runDigest(deps, today, today.at);
  expect(told).toBe(3);
  expect([...sent].map(([key, one]) => [key, one.to, pictureOf(one)])).toEqual([
    ['digest:2026-11-21:qian', { kind: 'person', person: 'qian' }, 'digest:2026-11-21:zh-CN'],
    ['digest:2026-11-21:smith', { kind: 'person', person: 'smith' }, 'digest:2026-11-21:en'],
    ['digest:2026-11-21:sun', { kind: 'person', person: 'sun' }, 'digest:2026-11-21:zh-CN'],
  ]);
});

test('draws once a language and stores the picture before anything names it', async () => {
  const { deps, sent, pictures } = world(staff);
  const stored: string[][] = [];
  const announce: DigestDeps['outbox']['announce'] = (all, now) => {
    stored.push([...pictures.keys()].sort());
    return deps.outbox.announce(all, now);
  };
  await runDigest({ ...deps, outbox: { announce } }, today, today.at);
  expect(deps.draw).toHaveBeenCalledTimes(2);
  expect(stored).toEqual([['digest:2026-11-21:en', 'digest:2026-11-21:zh-CN']]);
  expect(sent.size).toBe(3);
});

test('run again, after a restart or by a second process, it sends nothing new', async () => {
  const { deps, sent } = world(staff);
  await runDigest(deps, today, today.at);
  const before = [...sent.values()];
  await runDigest(deps, today, instant('2026-11-22T15:00:00+08:00'));
  expect([...sent.values()]).toEqual(before);
});

test('the next day is another digest', async () => {
  const { deps, sent } = world(staff);
  await runDigest(deps, slots(20)[18] ?? today, today.at);
  await runDigest(deps, today, today.at);
  expect(sent.size).toBe(6);
});

test('goes to the digest channel in the language of the desk, if there is one', async () => {
  const { deps, sent } = world([], { hasDigestChannel: true });
  expect((await runDigest(deps, today, today.at)).told).toBe(1);
  const [channel] = sent.values();
  expect(channel?.to).toEqual({ kind: 'digests' });
  expect(pictureOf(channel)).toBe('digest:2026-11-21:zh-CN');
});

test('tells the caller when there is nobody to tell', async () => {
  const { deps } = world([]);
  expect((await runDigest(deps, today, today.at)).told).toBe(0);
});

test('a picture that cannot be drawn does not hold up the words', async () => {
  const failure = new Error('no ink');
  const { deps, sent } = world(staff, { draw: () => Promise.reject(failure) });
  const { told, pictureFailures } = await runDigest(deps, today, today.at);
  expect(told).toBe(3);
  expect(pictureFailures).toEqual([failure, failure]);
  expect(pictureOf(sent.get('digest:2026-11-21:smith'))).toBeUndefined();
});

test('draws for real, with the words of the real translator', async () => {
  const { deps, pictures } = world(staff);
  const { draw: _, ...real } = deps;
  expect((await runDigest(real, today, today.at)).pictureFailures).toEqual([]);
  expect(pictures.get('digest:2026-11-21:en')?.subarray(1, 4).toString()).toBe('PNG');
});

test('the picture names the day with its year, in the words of the real translator', async () => {
  const { deps } = world(staff);
  const digest = await gatherDigest(deps, today, today.at);
  const lines = (['en', 'zh-CN'] as const).map((language) => {
    const reader = { language, zone: 'Asia/Shanghai', now: today.at, nameOf: (id: PersonId) => id };
    return /<text[^>]*>([^<]*(?:as of|截至)[^<]*)</.exec(svgOfDigest(digest, deps.translator.speakTo(reader)))?.[1];
  });
  expect(lines).toEqual([
    'Sat 21 Nov 2026 · as of Sun 22 Nov, 09:10',
    '2026年11月21日 周六 · 截至 11月22日 周日 09:10',
  ]);
});

test('adds up the covered time and fourteen days of ratings, and finds who is on duty next', async () => {
  const { deps, spans } = world(staff);
  const digest = await gatherDigest(deps, today, instant('2026-11-22T08:10:00+08:00'));
  expect(spans.filter((span) => !span.startsWith('ended'))).toEqual(['reported 1 d', 'rated 1 d', 'ratings 14 d']);
  expect(digest).toMatchObject({ received: 1, solved: 1, satisfaction: { part: 1, whole: 1 } });
  expect(digest.next).toEqual({ from: office.from, until: office.to, primary: 'zhao', backup: null });
  expect(digest.nextElsewhere).toEqual([]);
});

test('an imported shift decides who is on duty next', async () => {
  const { deps } = world([...staff, person('li')]);
  const roster = {
    ...deps.roster,
    shifts: () => Promise.resolve({ overrides: [{ ...shift, primary: personId('li') }], changes: [] }),
  };
  expect((await gatherDigest({ ...deps, roster }, today, today.at)).next.primary).toBe('li');
});

test('until when they are is said in each reader’s words, and for each place where one has another answer', async () => {
  const { deps } = world([...staff, person('li')]);
  const other = { ...place, id: 'north', name: { en: 'North', 'zh-CN': '北区' } };
  const same = { ...other, id: 'south', name: { en: 'South', 'zh-CN': '南区' } };
  const there = { ...shift, primary: personId('li'), span: { ...office, to: instant('2026-11-23T02:00:00+08:00') } };
  const duty = [shift, { ...there, places: ['north'] }];
  const desk = { ...deps.desk, places: [place, other, same], duty } as unknown as typeof deps.desk;
  const digest = await gatherDigest({ ...deps, desk }, today, after(office.from, hours(1)));
  const said = (['en', 'zh-CN'] as const).map((language) => {
    const speak = deps.translator.speakTo({
      ...{ language, zone: 'Asia/Shanghai', now: digest.at },
      nameOf: (id) => id,
    });
    const drawn = /<text[^>]*>([^<]*(?:North|北区)[^<]*)</.exec(svgOfDigest(digest, speak))?.[1];
    const rows = digestCard(digest, undefined).parts.at(-1);
    if (rows?.kind !== 'facts') throw new Error('no row for each place');
    return [...rows.rows.map(({ label, value }) => `${speak(label)}: ${speak(value)}`), drawn];
  });
  expect(said).toEqual([
    [
      'Headquarters: Now, until 18:00: zhao',
      'North: Now, until Mon 23 Nov, 02:00: li',
      'South: Now, until 18:00: zhao',
      'North · Now, until Mon 23 Nov, 02:00: li',
    ],
    [
      '总部: 当前，值班至 18:00：zhao',
      '北区: 当前，值班至 11月23日 周一 02:00：li',
      '南区: 当前，值班至 18:00：zhao',
      '北区 · 当前，值班至 11月23日 周一 02:00：li',
    ],
  ]);
});

test('beyond the official calendar it says that nobody knows who is next', async () => {
  const { deps } = world(staff);
  const digest = await gatherDigest(deps, today, instant('2026-12-31T23:00:00+08:00'));
  expect(digest.next).toEqual({ from: null, primary: null, backup: null });
});

test('a promise broken yesterday counts though the ticket was solved this morning before the digest (SLA-4)', async () => {
  const { deps } = world(staff);
  const day = { from: after(today.covers.from, hours(9)), to: after(today.covers.from, hours(18)) };
  const working = { date: today.date, startsAt: today.covers.from, endsAt: today.covers.to, spans: [day] };
  const desk = { ...deps.desk, places: [{ ...place, hours: { ...place.hours, days: [working] } }] as const };
  const reportedAt = before(today.covers.from, hours(6));
  const resolvedAt = after(today.covers.to, hours(8));
  const late = aTicket({
    reportedAt,
    state: 'resolved',
    resolution: resolution(resolvedAt),
    marks: [
      { milestone: 'responded', at: reportedAt, round: 1 },
      { milestone: 'resolved', at: resolvedAt, round: 1 },
    ],
  });
  const ledger = {
    ...deps.ledger,
    reportedIn: () => Promise.resolve([]),
    endedIn: ({ from, to }: Span) => Promise.resolve(from <= resolvedAt && resolvedAt < to ? [late] : []),
  };
  const digest = await gatherDigest({ ...deps, ledger, desk }, today, today.at);
  expect(digest.breaches.map(({ clause, ticket }) => [clause, ticket])).toContainEqual(['SLA-4', `IT-${late.id}`]);
  expect(digest.solved).toBe(0);
});
