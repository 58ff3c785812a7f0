import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import type { DeskFile } from '../../src/config/desk-file/topics';
import { inEnglish } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const problemsOf = (text: string): readonly string[] => inEnglish(readDeskFile(text, 'desk.yaml').problems);

/** The sentences without the place they point at, which the tests below look at by themselves. */
const sentencesOf = (text: string): readonly string[] =>
  problemsOf(text).map((problem) => problem.replace(/^desk\.yaml( line \d+)?: /, ''));

test('the smallest desk file has no problems', () => {
  expect(problemsOf(aDeskFile())).toEqual([]);
});

const slips: readonly (readonly [readonly (string | number)[], unknown, string])[] = [
  [['desk', 'greetng'], 'Hi', 'unknown key `greetng` in `desk`; did you mean `greeting`?'],
  [['plaecs'], [], 'unknown key `plaecs`; did you mean `places`?'],
  [
    ['workingHours', 'office', 'holidays'],
    {},
    'unknown key `holidays` in `workingHours.office`; known are `calendar`, `week`, `overlay`',
  ],
  [['desk', 'zone'], undefined, '`desk.zone` is missing; write a text'],
  [['desk'], undefined, '`desk` is missing; write a section with keys'],
  [['places'], undefined, '`places` is missing; write a list'],
  [['places'], [], '`places` names no place; write at least one'],
  [['desk', 'zone'], 'Shanghai', '`desk.zone` "Shanghai" is not an IANA time zone; write one like Asia/Shanghai'],
  [
    ['desk', 'zone'],
    'Asia/Shangai',
    '`desk.zone` "Asia/Shangai" is not a time zone this computer knows; write one like Asia/Shanghai',
  ],
  [['desk', 'language'], 'zh', '`desk.language` cannot be "zh"; known are `en`, `zh-CN`'],
  [['desk', 'prefix'], 'it', '`desk.prefix` "it" cannot stand before a number; use 1 to 6 capital letters'],
  [['desk', 'name'], {}, '`desk.name` says nothing; write a text, or one for `en` and one for `zh-CN`'],
  [['desk', 'name'], [7], '`desk.name` must be a section with keys, but is a list'],
  [
    ['desk', 'sameReportWithin'],
    '10 minutes',
    '`desk.sameReportWithin` "10 minutes" is not a length of time; write one like 45s, 2m, 1h or 3d',
  ],
  [
    ['desk', 'sameReportWithin'],
    10,
    '`desk.sameReportWithin` "10" is not a length of time; write one like 45s, 2m, 1h or 3d',
  ],
  [['places', 0, 'hours'], 'ofice', '`places[0].hours` names "ofice", which is not there; did you mean `office`?'],
  [['places', 1], { id: 'hq', name: 'HQ', hours: 'office' }, '`places[1].id` uses "hq" a second time; write each once'],
  [
    ['workingHours', 'office', 'week'],
    { 'mon-fri': ['09:00-12:00', '11:30-18:00'] },
    '`workingHours.office.week.mon-fri` the windows 09:00-12:00 and 11:30-18:00 overlap; keep them apart',
  ],
  [
    ['workingHours', 'office', 'week'],
    { mon: '9am-5pm' },
    '`workingHours.office.week.mon` "9am-5pm" is not a window; write one like "09:00-12:00"',
  ],
  [
    ['workingHours', 'office', 'week'],
    { monday: '09:00-17:00' },
    '`workingHours.office.week.monday` "monday" does not name days; write them like mon-fri, sat or "mon, wed"',
  ],
  [
    ['workingHours', 'office', 'week'],
    { 'mon-fri': '09:00-17:00', fri: '09:00-12:00' },
    '`workingHours.office.week.fri` names fri a second time; write each day once',
  ],
  [
    ['workingHours', 'office', 'week'],
    { mon: '22:00-06:00', tue: '05:00-12:00' },
    "`workingHours.office.week` the night window of mon runs into the next day's first window; keep them apart",
  ],
  [['workingHours', 'office', 'week'], {}, '`workingHours.office.week` has no windows; write at least one day'],
  [
    ['workingHours', 'office', 'calendar'],
    'china',
    '`workingHours.office.calendar` cannot be "china"; known are `cn`, `none`',
  ],
  [
    ['workingHours', 'office', 'overlay'],
    { '2026-02-30': 'off' },
    '`workingHours.office.overlay.2026-02-30` "2026-02-30" is not a date; write one like 2026-12-24',
  ],
  [
    ['workingHours', 'office', 'overlay'],
    { '2026-12-24': 'free' },
    '`workingHours.office.overlay.2026-12-24` "free" is not known; write off, work, or windows like "09:00-12:00"',
  ],
  [['sla', 'SLA-9'], { inside: '1m' }, '`sla.SLA-9` names "SLA-9", which is not there; did you mean `SLA-2`?'],
  [
    ['sla', 'SLA-3'],
    { outside: '1h' },
    '`sla.SLA-3.outside` sets a limit, but SLA-3 promises nothing outside operating time; leave it out',
  ],
  [
    ['sla', 'SLA-2'],
    { inside: 'soon' },
    '`sla.SLA-2.inside` "soon" is not a limit; write a length like 15m, end-of-next-working-day or none',
  ],
  [
    ['rescue', 'inside'],
    [
      { after: '45s', tell: ['primary'] },
      { after: '45s', tell: ['backup'] },
    ],
    '`rescue.inside[1].after` comes no later than the step before it; write the steps in the order of their time',
  ],
  [
    ['rescue', 'inside'],
    [{ after: '0s', tell: ['primery'] }],
    '`rescue.inside[0].tell[0]` cannot be "primery"; did you mean `primary`?',
  ],
  [
    ['rescue', 'inside'],
    [{ after: '0s', tell: [] }],
    '`rescue.inside[0].tell` tells nobody; name some of primary, backup, rostered, leads, managers, or somebody in `people`',
  ],
  [
    ['waitingReasons'],
    [{ id: 'parts', name: 'Parts', stops: ['SLA4'] }],
    '`waitingReasons[0].stops[0]` names "SLA4", which is not there; did you mean `SLA-4`?',
  ],
  [
    ['progress'],
    { every: '10m' },
    '`progress.askBefore` asks for words earlier than the report before; make askBefore shorter than every',
  ],
  [['closing'], { silentWorkingDays: 0 }, '`closing.silentWorkingDays` is too small; at least 1'],
  [['closing'], { silentWorkingDays: 1.5 }, '`closing.silentWorkingDays` must be a whole number, but is 1.5'],
  [['satisfactionTarget'], '120%', '`satisfactionTarget` "120%" is not a share; write one like 90% or 0.9'],
  [
    ['digest'],
    { at: '09:00' },
    '`digest.at` "09:00" is when everybody\'s machines send something; choose another minute than 00 or 30, like "09:07"',
  ],
  [
    ['digest'],
    { at: '9:30' },
    '`digest.at` "9:30" is when everybody\'s machines send something; choose another minute than 00 or 30, like "09:07"',
  ],
  [['digest'], { at: '9' }, '`digest.at` "9" is not a time of day; write one like "09:07"'],
  [['people', 'li.na', 'roles'], ['enginer'], '`people.li.na.roles[0]` cannot be "enginer"; did you mean `engineer`?'],
  [
    ['people', 'li.na', 'skills'],
    ['hardwear'],
    '`people.li.na.skills[0]` names "hardwear", which is not there; did you mean `hardware`?',
  ],
  [
    ['people', 'li.na', 'slack'],
    '@lina',
    '`people.li.na.slack` "@lina" is not a Slack member id; copy it from the member\'s profile, it begins with U or W',
  ],
  [['people', 'wang.lei', 'slack'], 'U0LINA', '`people.wang.lei.slack` uses "U0LINA" a second time; write each once'],
  [['people', 'li na'], { name: '李娜' }, '`people.li na` is no id of a person; use letters, digits, ".", "-" or "_"'],
  [['duty', 0, 'primary'], 'lina', '`duty[0].primary` names "lina", which is not there; did you mean `li.na`?'],
  [['duty', 0, 'backup'], 'li.na', '`duty[0].backup` names the primary again; name somebody else'],
  [['duty', 0, 'places'], ['hk'], '`duty[0].places[0]` names "hk", which is not there; did you mean `hq`?'],
  [
    ['duty', 0, 'skills'],
    ['printers'],
    '`duty[0].skills[0]` names "printers", which is not there; known are `office`, `system`, `antivirus`, `hardware`, `repair-warranty`, `repair`, `other`',
  ],
  [['duty', 0, 'from'], '25:00', '`duty[0].from` "25:00" is not a time of day; write one like "09:00"'],
  [['people', 'wang.lei', 'active'], false, '`duty[0].backup` names "wang.lei", who has left; name somebody active'],
  [
    ['people', 'wang.lei', 'roles'],
    ['manager'],
    '`duty[0].backup` names "wang.lei", who is neither engineer nor lead; give the role in `people`',
  ],
  [
    ['slack', 'channels', 'byPlace'],
    { beijing: 'C0BEIJING' },
    '`slack.channels.byPlace.beijing` names "beijing", which is not there; known are `hq`',
  ],
  [
    ['slack', 'channels', 'engineers'],
    '#engineers',
    '`slack.channels.engineers` "#engineers" is not a Slack channel id; copy it from the channel\'s details, it begins with C or G',
  ],
];

test.each(slips)('%j = %j is told in one sentence', (path, value, sentence) => {
  expect(sentencesOf(aDeskFile(path, value))).toEqual([sentence]);
});

test('points at the line of each problem, in the order of the file', () => {
  const text = `desk:
  zone: Asia/Shanghai
  greetng: Hi
places:
  - id: hq
    name: Headquarters
    hours: ofice
workingHours: { office: { week: { mon-fri: "09:00-17:00" } } }
people:
  li.na:
    name: 李娜
    roles: [boss]
`;
  expect(problemsOf(text)).toEqual([
    'desk.yaml line 3: unknown key `greetng` in `desk`; did you mean `greeting`?',
    'desk.yaml line 7: `places[0].hours` names "ofice", which is not there; did you mean `office`?',
    'desk.yaml line 12: `people.li.na.roles[0]` cannot be "boss"; known are `engineer`, `lead`, `manager`, `admin`',
  ]);
});

test.each([
  ['desk:\n  zone: "Asia/Shanghai\n', /^desk\.yaml line \d+: is not YAML: /],
  ['', /^desk\.yaml: the file must have sections/],
  ['- desk', /^desk\.yaml: the file must have sections/],
])('says of a file that cannot be read at all where it breaks: %j', (text, sentence) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(sentence)]);
});

test.each([['__proto__'], ['constructor'], ['toString']])('%s on duty is nobody', (name) => {
  expect(sentencesOf(aDeskFile(['duty', 0, 'primary'], name))[0]).toContain(`names "${name}", which is not there`);
});

const broken = (text: string): readonly string[] => problemsOf(`${text}\n${aDeskFile().trim()}\n`);

test.each([
  [
    'ratingReasons: *IT*',
    1,
    '`*IT*` begins with *, which makes it a reference in YAML, and leads nowhere; write "*IT*" in quotes',
  ],
  [
    'ratingReasons: &x [*x]',
    1,
    '`*x` begins with *, which makes it a reference in YAML, and leads to itself; write "*x" in quotes',
  ],
  [
    'promise:\n  remindBefore: 10m\n  remindBefore: 5m',
    3,
    'is not YAML: the key `remindBefore` is there twice; write each key once',
  ],
  [
    'promise:\n\tremindBefore: 10m',
    2,
    'is not YAML: there is a tab in the indentation; indent with blanks, not with tabs',
  ],
  [
    'digest: { at: 09:07',
    2,
    /^is not YAML: the line is not indented like those it belongs to; indent it like its neighbours, and close every \[, \{ and quotation mark$/,
  ],
  ['digest：{ at: 09:07 }', 1, /; write ":" and a blank instead of "："$/],
  [
    'promise:\n  remindBefore：10m',
    1,
    '`promise` must be a section with keys, but is a text; write ":" and a blank instead of "："',
  ],
  ['promise: { remindBefore: @10 }', 1, /a text cannot begin with @; write a text that begins .* in quotes$/],
  [
    'promise: { remindBefore: !soon 10m }',
    1,
    'is not YAML: `!soon` begins with !, which makes it a tag in YAML, and no such tag fits here; write a text that begins with ! in quotes, or leave the ! out',
  ],
  ['promise: { remindBefore: !!timestamp 10m }', 1, /^is not YAML: `!!timestamp` begins with !.*, or leave the ! out$/],
  ['? [digest, promise]\n: 10m', 1, 'has a key that is no name; write the name, in quotes'],
  ['promise:\n  remindBefore: 10m\n progress: {}', 3, /^is not YAML: /],
  ['promise: { remindBefore: "10m }', 1, /^is not YAML: a quotation mark is not closed; close it/],
])('%j is told with its line and what to do', (text, line, sentence) => {
  const found = broken(text).find((problem) => problem.startsWith(`desk.yaml line ${line}: `)) ?? '';
  const said = found.slice(`desk.yaml line ${line}: `.length);
  expect(said).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
});

test('what is no YAML hides nothing that is wrong in other topics, and makes nothing up', () => {
  const text = aDeskFile(['people', 'li.na', 'roles'], ['boss']).replace('name: Headquarters', 'name: *HQ*');
  expect(problemsOf(`${text}promise:\n\tremindBefore: 10m\nrating: x\n`)).toEqual([
    expect.stringContaining('`*HQ*` begins with *'),
    expect.stringContaining('`people.li.na.roles[0]` cannot be "boss"'),
    expect.stringContaining('there is a tab in the indentation'),
    expect.stringContaining('unknown key `rating`'),
  ]);
});

test('a file that stops in the middle is not told that the rest is missing', () => {
  expect(problemsOf('desk:\n  zone: "Asia/Shanghai\n  language: en\n')).toEqual([
    'desk.yaml line 2: is not YAML: a quotation mark is not closed; close it, or write a text with such letters in quotes',
  ]);
});

test('references that unfold without end, and brackets without end, are refused and not followed', () => {
  const bomb = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${n ? Array(9).fill(`*a${n - 1}`) : 'x'}]`);
  expect(problemsOf(bomb.join('\n'))).toEqual([
    'desk.yaml: the references (*name) unfold without end; write the values out',
  ]);
  expect(problemsOf(`a: ${'['.repeat(200_000)}`)).toEqual([
    'desk.yaml line 1: is not YAML: brackets are nested too deeply; close every [ and {',
  ]);
});

test.each(['00123', '1e3', '0x1F', '0o17', '1_000', '007.50', 'no', 'on', 'True', 'Null', '2026-11-28', '.inf'])(
  'the person %s keeps every letter of the id, as key and where it is named',
  (id) => {
    const text = aDeskFile().replaceAll('li.na', id);
    expect(problemsOf(text).filter((problem) => !problem.includes('is no id of a person'))).toEqual([]);
    const { file } = readDeskFile(text, 'desk.yaml') as { file?: DeskFile };
    if (id === '.inf') expect(file).toBeUndefined();
    else
      expect([Object.keys(file?.people ?? {}).sort(), file?.duty[0]?.primary]).toEqual([
        [id, 'wang.lei'].sort(),
        { person: id },
      ]);
  },
);

test.each([
  [['people', 'li.na', 'name'], '李\u200b娜'],
  [['places', 0, 'name'], '总\uFEFF部'],
])('marks that nobody sees are no letters of %j', (path, value) => {
  expect(JSON.stringify(readDeskFile(aDeskFile(path, value), 'desk.yaml'))).not.toMatch(/[\u200b\ufeff]/i);
});

test.each([
  [['people', 'li.na', 'name'], 'people.li.na.name'],
  [['places', 0, 'name'], 'places[0].name.en'],
  [['desk', 'greeting', 'zh-CN'], 'desk.greeting.zh-CN'],
])('what nobody can see is no text for %j', (path, written) => {
  for (const nothing of ['\u200b\u200d', ' \u3000', '\u202e']) {
    expect(sentencesOf(aDeskFile(path, nothing))).toEqual([`\`${written}\` is empty; write something`]);
  }
});

test('names turn no text behind them, and a greeting keeps its lines', () => {
  const named = readDeskFile(aDeskFile(['people', 'li.na', 'name'], 'Li\u202e Na'), 'desk.yaml');
  expect(JSON.stringify(named)).toContain('"name":"Li Na"');
  const greeting = readDeskFile(aDeskFile(['desk', 'greeting'], 'Hello.\nWhat is it?\u2066'), 'desk.yaml');
  expect(JSON.stringify(greeting)).toContain('"en":"Hello.\\nWhat is it?"');
});

test('blanks copied from a web page indent as any other', () => {
  expect(problemsOf(aDeskFile().replaceAll(/^ +/gm, (indent) => '\u00A0'.repeat(indent.length)))).toEqual([]);
});
