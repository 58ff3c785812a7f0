import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readAssets } from '../config/import/read-assets';
import { readPeople } from '../config/import/read-people';
import { readShifts } from '../config/import/read-shifts';
import { say } from '../domain/words';
import type { Store } from '../store/open-store';
import { realClock } from '../wiring/real-clock';
import { type Command, print } from './command';
import { type DeskSide, deskSide, withStore } from './desk-side';

type Kind = 'people' | 'shifts' | 'assets';
type Bring = (
  bytes: Buffer,
  side: DeskSide,
  store: Store,
) => Promise<{ rows: number; problems: readonly Parameters<DeskSide['speak']>[0][] }>;

/** Everybody a row may name: the desk file's people and those the desk knows already. */
async function knownPeople({ config }: DeskSide, store: Store) {
  const kept = await store.people.staff();
  const inFile = new Set(config.desk.people.map(({ id }) => id));
  return [...config.desk.people, ...kept.filter(({ id }) => !inFile.has(id))];
}

const kinds: Readonly<Record<Kind, Bring>> = {
  people: async (bytes, { config }, store) => {
    const { rows, problems } = readPeople(bytes, config.desk);
    if (problems.length === 0) for (const person of rows) await store.people.save(person, realClock.now());
    return { rows: rows.length, problems };
  },
  shifts: async (bytes, side, store) => {
    const { rows, problems } = readShifts(bytes, side.config.desk, await knownPeople(side, store));
    if (problems.length === 0) await store.roster.add(rows, realClock.now());
    return { rows: rows.length, problems };
  },
  assets: async (bytes, side, store) => {
    const { rows, problems } = readAssets(bytes, side.config.desk, await knownPeople(side, store));
    if (problems.length === 0) await store.assets.save(rows, realClock.now());
    return { rows: rows.length, problems };
  },
};

/** Reads one CSV file: all of it, or, with every bad row named, nothing. */
export const importCsv: Command = async (call) => {
  const [kind, path] = call.rest;
  if (!(kind === 'people' || kind === 'shifts' || kind === 'assets') || path === undefined) {
    throw new Error('say what to import: dutydesk import people|shifts|assets FILE');
  }
  const side = deskSide(call);
  const bytes = readFileSync(path);
  return withStore(side, async (store) => {
    await store.migrate();
    const { rows, problems } = await kinds[kind](bytes, side, store);
    const file = basename(path);
    const refused = problems.length > 0;
    print(
      side.speak(
        refused
          ? say('cli.importRefused', { count: problems.length, file })
          : say('cli.imported', { count: rows, file }),
      ),
    );
    for (const problem of problems) print(`  ${side.speak(problem)}`);
    return refused ? 1 : 0;
  });
};
