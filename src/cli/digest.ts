import { writeFileSync } from 'node:fs';
import type { DigestSlot } from '../domain/desk';
import { type Say, say, type Text } from '../domain/words';
import { drawDigest } from '../reports/chart/draw-digest';
import { digestCard } from '../reports/digest-card';
import { gatherDigest } from '../reports/gather-digest';
import { readKept } from '../reports/kept-digest';
import { runDigest } from '../reports/run-digest';
import type { Store } from '../store/open-store';
import type { Part } from '../views/card';
import { syncStaff } from '../wiring/sync-staff';
import { type CliContext, cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call, Command } from './command';
import { besideNow } from './digest-beside';

/** Sends one day's digest again to whoever has not had it, or shows it: `--dry-run`, with its picture in `--out FILE`. */
export const digest: Command = async (call) => {
  const context = cliContext(call);
  const { slot, problem } = slotFor(context, call.values);
  if (slot === undefined) {
    call.print(context.speak(problem));
    return 1;
  }
  return withStore(context, (store, inTime) =>
    call.values.dryRun ? show({ context: inTime, store, slot }, call) : send({ context: inTime, store, slot }, call),
  );
};

/** One day's digest, and what it is made with. */
interface Wanted {
  readonly context: CliContext;
  readonly store: Store;
  readonly slot: DigestSlot;
}

type Slot =
  | { readonly slot: DigestSlot; readonly problem?: undefined }
  | { readonly slot?: undefined; readonly problem: Say };

function slotFor({ config }: CliContext, { date }: Call['values']): Slot {
  if (date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)) return { problem: say('cli.digestDateMissing') };
  const slots = config.desk.digests;
  const slot = slots.find((one) => one.date === date);
  if (slot === undefined) {
    const before = slots.findLast((one) => one.date < date);
    const belongs = before !== undefined && before !== slots.at(-1);
    return {
      problem: belongs ? say('cli.digestDayOff', { date, before: before.date }) : say('cli.digestNoDay', { date }),
    };
  }
  return { slot };
}

async function send({ context, store, slot }: Wanted, { print }: Call): Promise<number> {
  const { ledger, roster, people, records, outbox, pictures, digests } = store;
  const { config, translator, clock } = context;
  const { date, at } = slot;
  if (at > clock.now()) {
    // Sent now it would be half a day's, and everybody would have had it when the whole one is due.
    print(context.speak(say('cli.digestTooEarly', { date, at: { at } })));
    return 1;
  }
  const hasDigestChannel = config.slack?.channels.digests !== undefined;
  const deps = {
    ledger,
    roster,
    records,
    people,
    outbox,
    pictures,
    digests,
    desk: config.desk,
    translator,
    hasDigestChannel,
  };
  // Managers are read from the database, where a desk that never ran has not put them yet.
  await syncStaff(config.desk, people, clock.now());
  const { told } = await runDigest(deps, slot, clock.now());
  print(context.speak(told === 0 ? say('cli.digestNoReader', { date }) : say('cli.digestSent', { date, count: told })));
  return told === 0 ? 1 : 0;
}

/** A day whose digest was sent is shown as it was, with what is other than that by now; others as they stand. */
async function show({ context, store, slot }: Wanted, { values, print }: Call): Promise<number> {
  const { ledger, roster, digests, records, people } = store;
  const { desk } = context.config;
  const kept = await digests.find(slot.date);
  const sent = kept && readKept(kept.data);
  const sources = { ledger, roster, desk, digests, records, people };
  const found = sent ?? (await gatherDigest(sources, slot, context.clock.now()));
  const speak = await speakOfEveryone(context, store);
  if (kept !== undefined) {
    const at = { at: kept.keptAt, style: 'date-time' } as const;
    print(speak(say(sent === undefined ? 'cli.digestUnread' : 'cli.digestAsSent', { at })));
  }
  const card = digestCard(found, undefined);
  for (const line of [speak(card.title), ...card.parts.flatMap((part) => linesOf(part, speak))]) print(line);
  if (sent !== undefined && kept !== undefined) {
    for (const line of await besideNow(context, store, sent, kept.keptAt)) print(speak(line));
  }
  if (values.out !== undefined) {
    writeFileSync(values.out, await drawDigest(found, speak, desk.language));
    print(speak(say('cli.digestDrawn', { file: values.out })));
  }
  return 0;
}

/** A part of a card as plain lines. */
function linesOf(part: Part, speak: (text: Text) => string): readonly string[] {
  if (part.kind === 'text') return [speak(part.text)];
  if (part.kind === 'facts') return part.rows.map(({ label, value }) => `${speak(label)}: ${speak(value)}`);
  if (part.kind === 'table')
    return [part.columns, ...part.rows].map((row) => row.map((cell) => speak(cell)).join(' | '));
  return [];
}
