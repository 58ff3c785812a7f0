import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { type Duration, seconds } from '../../src/domain/time/instant';
import type { LogFacts } from '../../src/ports/logger';
import { openStore, type Store } from '../../src/store/open-store';
import type { AppDeps } from '../../src/wiring/app-deps';
import { openWhenThere } from '../../src/wiring/open-when-there';
import { countingIds } from '../kit/counting-ids';
import { databases } from '../kit/databases';
import { nine } from '../store/samples';

/** A world whose time passes only while somebody waits. */
function aWorld(databaseWait = seconds(60)) {
  const warnings: LogFacts[] = [];
  const pauses: number[] = [];
  let passed = 0;
  const quiet = () => undefined;
  const deps = {
    config: { databaseWait },
    clock: { now: () => nine, monotonic: () => passed as Duration },
    logger: {
      debug: quiet,
      info: quiet,
      error: quiet,
      warn: (_: string, facts: LogFacts = {}) => warnings.push(facts),
    },
    pause: async (length: number) => {
      pauses.push(length);
      passed += length;
      await pauseFor(1);
    },
  } as unknown as AppDeps;
  return { deps, warnings, pauses };
}

const open = (url: string): Promise<Store> => openStore({ url, ids: countingIds, now: () => nine });

const deadAddress = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(`mysql://desk:geheim@127.0.0.1:${port}/desk`));
    });
  });

test('a database that is away is waited for, at growing intervals, and the log says so', async () => {
  const { deps, warnings, pauses } = aWorld();
  const away = await deadAddress();
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-'));
  let turn = 0;
  const store = await openWhenThere(deps, () => open(++turn < 8 ? away : `sqlite:${folder}/desk.db`));
  await store.close();
  rmSync(folder, { recursive: true });
  expect(pauses).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000]);
  expect(warnings).toHaveLength(7);
  expect(warnings[1]).toMatchObject({ waited: 500, atMost: 60_000 });
});

test('but not for ever', async () => {
  const { deps, pauses } = aWorld(seconds(10));
  const away = await deadAddress();
  await expect(openWhenThere(deps, () => open(away))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(pauses.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(10_000);
});

test('who wants no waiting has none', async () => {
  const { deps, pauses } = aWorld(seconds(0));
  const away = await deadAddress();
  await expect(openWhenThere(deps, () => open(away))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(pauses).toEqual([]);
});

for (const { name } of databases.filter((kind) => kind.name === 'mariadb')) {
  describe(`a database that refuses (${name})`, () => {
    const server = (): URL => new URL(process.env['TEST_DATABASE_URL'] ?? '');
    test.each([
      ['the password', () => Object.assign(server(), { password: 'wrong', pathname: '/mysql' }), /Access denied/],
      ['a database it does not have', () => Object.assign(server(), { pathname: '/desk_nowhere' }), /Unknown database/],
      [
        'a user it does not know',
        () => Object.assign(server(), { username: 'nobody', pathname: '/mysql' }),
        /Access denied/,
      ],
    ])('%s ends the start at once, with a sentence', async (_what, url, sentence) => {
      const { deps, pauses } = aWorld();
      await expect(openWhenThere(deps, () => open(url().toString()))).rejects.toThrow(sentence);
      expect(pauses).toEqual([]);
    });
  });
}
