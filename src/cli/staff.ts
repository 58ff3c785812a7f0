import { closeSync, openSync, writeSync } from 'node:fs';
import type { Desk } from '../domain/desk';
import { recordKey } from '../domain/record/record-ref';
import type { Staff } from '../domain/staff/staff';
import { dateText } from '../domain/time/date-in';
import type { Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Store } from '../store/open-store';
import { cliContext, withStore } from './cli-context';
import type { Command } from './command';
import { operatorAct } from './operator-act';
import { Told } from './told';
import { usage } from './usage';

/** Profiles that are written at once. */
const atOnce = 100;

/**
 * Writes every profile of an engineer of the contract into a CSV file that only its owner reads: `staff export --out staff.csv`.
 * That somebody does is written down before anything is read (STAFF-8).
 */
export const staff: Command = async (call) => {
  const context = cliContext(call);
  const [verb, ...more] = call.rest;
  const { out } = call.values;
  if (verb !== 'export' || out === undefined || more.length > 0) throw new Told(usage(context.speak, 'staff'));
  const { desk } = context.config;
  return withStore(context, async (store, inTime) => {
    // A file that is there already keeps neither its content nor who may read it.
    const file = openSync(out, 'wx', 0o600);
    let count = 0;
    try {
      await store.audit.note(operatorAct({ ...call, clock: inTime.clock }, 'exported', 'staff'));
      writeSync(file, `\uFEFF${rowOf(columns)}`);
      for await (const profile of profilesIn(store)) {
        const name = profile.person === undefined ? '' : (await store.people.find(profile.person))?.name;
        writeSync(file, rowOf(cellsOf({ ...profile, name: name || profile.name }, desk)));
        count += 1;
      }
    } finally {
      closeSync(file);
    }
    call.print(context.speak(say('cli.staffExported', { count, file: out })));
    return 0;
  });
};

async function* profilesIn({ records }: Store): AsyncGenerator<Staff> {
  let last = 0;
  for (;;) {
    const ids = await records.after('staff', last, atOnce);
    for (const id of ids) {
      const found = await records.find<Staff>({ kind: 'staff', id });
      if (found !== undefined) yield found;
      last = id;
    }
    if (ids.length === 0) return;
  }
}

const columns = [
  ...['profile', 'name', 'person', 'state', 'education', 'since', 'skills', 'sites', 'vetted', 'agreement', 'ended'],
];

const dated = (at: Instant | undefined): string => (at === undefined ? '' : dateText(at));

const cellsOf = (profile: Staff, desk: Desk): readonly string[] => [
  recordKey(desk, { kind: 'staff', id: profile.id }),
  ...[profile.name, profile.person ?? '', profile.state, profile.profile.education],
  ...[dated(profile.profile.since), profile.profile.skills.join(' ')],
  profile.profile.familiar.map(({ place, at }) => `${place} ${dateText(at)}`).join(' '),
  ...[dated(profile.vettedAt), dated(profile.signedAt), dated(profile.endedAt)],
];

/** What a spreadsheet takes for a formula is text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const rowOf = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
