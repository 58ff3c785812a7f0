import { audit } from '../../src/cli/audit';
import type { Command } from '../../src/cli/command';
import { erase } from '../../src/cli/erase';
import { exportPerson } from '../../src/cli/export-person';
import { importCsv } from '../../src/cli/import-csv';
import { link } from '../../src/cli/link';
import { migrate } from '../../src/cli/migrate';
import { shifts } from '../../src/cli/shifts';
import { unlink } from '../../src/cli/unlink';
import { personId } from '../../src/domain/people/person';
import { type Instant, minutes } from '../../src/domain/time/instant';
import type { AuditEntry } from '../../src/ports/audit';
import { realClock } from '../../src/wiring/real-clock';
import { CommandPlace, type Given } from './call-command';
import { lookInStore } from './look-in-store';

let place: CommandPlace;
beforeAll(async () => {
  place = new CommandPlace();
  await place.call(migrate);
  await lookInStore(place, ({ people }) =>
    people.save(
      {
        ...{ id: personId('slack:U0ZHOU'), name: '周婷', language: 'zh-CN', zone: 'UTC', roles: [], skills: [] },
        ...{ active: true, identities: { slack: 'U0ZHOU' } },
      },
      1 as Instant,
    ),
  );
});
afterAll(() => place.remove());

const env = { SUDO_USER: '', USER: 'chen' };
/** The computer's clock is ten minutes wrong. */
const ahead = minutes(10);
const calling = (command: Command, rest: readonly string[], more: Omit<Given, 'rest'> = {}) =>
  place.call(command, { rest, ...more, env, ahead });
const written = (): Promise<readonly AuditEntry[]> =>
  lookInStore(place, (store) => store.audit.list({ since: 0 as Instant, limit: 100 }));
const people = (text: string): string => place.write('李雷.csv', text);
const newcomer = 'id,name,roles\nnew.one,New One,engineer\n';
const yes = { values: { yes: true } };

test.each<readonly [string, () => Promise<unknown>]>([
  ['an import that was only shown', () => calling(importCsv, ['people', people(newcomer)])],
  ['an import that is refused', () => calling(importCsv, ['people', people('id,name,roles\nx,X,king\n')], yes)],
  ['an account that cannot be linked', () => calling(link, ['wecom:x', 'nobody'])],
  ['a link that is there already', () => calling(link, ['slack:U0SUN', 'sun.yue'])],
  ['an account that nobody has', () => calling(unlink, ['wecom:nobody'])],
  ['an account that the desk file gives', () => calling(unlink, ['slack:U0SUN'])],
  ['an export of nobody', () => calling(exportPerson, ['nobody'], { values: { out: `${place.folder}/out` } })],
  ['an erasure whose id was not typed', () => calling(erase, ['slack:U0ZHOU'], { typed: 'slack:U0' })],
  ['a list of shifts', () => calling(shifts, ['list', '2026-11-01..2026-11-30'])],
])('%s is not written down, for nothing was done', async (_, call) => {
  await call();
  expect(await written()).toEqual([]);
});

test.each<readonly [string, string | undefined, () => Promise<unknown>]>([
  ['imported', 'people', () => calling(importCsv, ['people', people(newcomer)], yes)],
  ['linked', 'wecom:sunyue', () => calling(link, ['wecom:SunYue', 'sun.yue'])],
  ['unlinked', 'wecom:sunyue', () => calling(unlink, ['wecom:sunyue'])],
  [
    'exported',
    'slack:U0ZHOU',
    () => calling(exportPerson, ['slack:U0ZHOU'], { values: { out: `${place.folder}/out` } }),
  ],
  ['erased', undefined, () => calling(erase, ['slack:U0ZHOU'], { typed: 'slack:U0ZHOU' })],
])(
  'whoever has %s something is written down once, with what it was and the time of the database',
  async (action, about, call) => {
    const before = await written();
    expect(await call()).toMatchObject({ code: 0 });
    const [entry, ...others] = await written();
    expect(others).toHaveLength(before.length);
    expect(Math.abs((entry?.at ?? 0) - realClock.now())).toBeLessThan(minutes(5));
    expect(entry).toMatchObject({ who: 'operator:chen', action, ...(about !== undefined && { about }) });
    const { text } = await calling(audit, []);
    expect(text).toContain('operator:chen');
    expect(text).toContain(entry?.about ?? 'nothing');
    // Of an erased person nothing is left, here either; nor of anybody whom a file is named after.
    if (action === 'erased') expect(text).not.toContain('U0ZHOU');
    expect(text).not.toContain('李雷');
  },
);
