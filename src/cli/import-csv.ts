import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readAssets } from '../config/import/read-assets';
import { readPeople } from '../config/import/read-people';
import { readShifts } from '../config/import/read-shifts';
import { own } from '../domain/own';
import { type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import type { Command } from './command';
import { type DeskSide, deskSide, withStore } from './desk-side';

/** A file that was read: how many rows, what is wrong with it, and how to keep all of it at once. */
interface Brought {
  readonly rows: number;
  readonly problems: readonly Say[];
  keep(): Promise<void>;
}
type Bring = (bytes: Buffer, side: DeskSide, store: Store) => Promise<Brought>;

/** Everybody a row may name: the desk file's people and those the desk knows already. */
async function knownPeople({ config }: DeskSide, store: Store) {
  const kept = await store.people.staff();
  const inFile = new Set(config.desk.people.map(({ id }) => id));
  return [...config.desk.people, ...kept.filter(({ id }) => !inFile.has(id))];
}

const kinds: Readonly<Record<string, Bring>> = {
  people: async (bytes, { config, clock }, store) => {
    const { rows, problems } = readPeople(bytes, config.desk);
    return { rows: rows.length, problems, keep: () => store.people.saveAll(rows, clock.now()) };
  },
  shifts: async (bytes, side, store) => {
    const { rows, problems } = readShifts(bytes, side.config.desk, await knownPeople(side, store));
    return { rows: rows.length, problems, keep: () => store.roster.add(rows, side.clock.now()) };
  },
  assets: async (bytes, side, store) => {
    const { rows, problems } = readAssets(bytes, side.config.desk, await knownPeople(side, store));
    return { rows: rows.length, problems, keep: () => store.assets.save(rows, side.clock.now()) };
  },
};

function bytesOf(path: string): Buffer | Say {
  try {
    return readFileSync(path);
  } catch (error) {
    return say('cli.fileNotRead', { file: path, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Reads one CSV file: all of it, or, with every bad row named, nothing. */
export const importCsv: Command = async (call) => {
  const [kind = '', path, ...more] = call.rest;
  const bring = own(kinds, kind);
  if (bring === undefined || path === undefined || more.length > 0) {
    throw new Error('say what to import: dutydesk import people|shifts|assets FILE');
  }
  const side = deskSide(call);
  const bytes = bytesOf(path);
  if (!Buffer.isBuffer(bytes)) {
    call.print(side.speak(bytes));
    return 1;
  }
  return withStore(side, async (store) => {
    await store.migrate();
    const { rows, problems, keep } = await bring(bytes, side, store);
    const file = basename(path);
    if (problems.length > 0) {
      call.print(side.speak(say('cli.importRefused', { count: problems.length, file })));
      for (const problem of problems) call.print(`  ${side.speak(problem)}`);
      return 1;
    }
    await keep();
    call.print(side.speak(say('cli.imported', { count: rows, file })));
    return 0;
  });
};
