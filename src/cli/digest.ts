import { writeFileSync } from 'node:fs';
import type { Text } from '../domain/words';
import { drawDigest } from '../reports/chart/draw-digest';
import { digestCard } from '../reports/digest-card';
import { gatherDigest } from '../reports/gather-digest';
import { runDigest } from '../reports/run-digest';
import type { Part } from '../views/card';
import { realClock } from '../wiring/real-clock';
import { type Command, print } from './command';
import { deskSide, withStore } from './desk-side';

/** Sends one day's digest again to whoever has not had it, or shows it: `--dry-run`, with its picture in `--out FILE`. */
export const digest: Command = async (call) => {
  const side = deskSide(call);
  const { desk } = side.config;
  const { date, dryRun, out } = call.values;
  const slot = desk.digests.find((one) => one.date === date);
  if (!slot)
    throw new Error(`${date ?? 'no date'}: no digest begins on that day; give a working day as --date YYYY-MM-DD`);
  return withStore(side, async (store) => {
    const now = realClock.now();
    const { ledger, roster, people, outbox, pictures } = store;
    if (!dryRun) {
      const hasDigestChannel = side.config.slack?.channels.digests !== undefined;
      const deps = { ledger, roster, people, outbox, pictures, desk, translator: side.translator, hasDigestChannel };
      const { told } = await runDigest(deps, slot, now);
      print(`${told}`);
      return 0;
    }
    const found = await gatherDigest({ ledger, roster, desk }, slot, now);
    const card = digestCard(found, undefined);
    for (const line of [side.speak(card.title), ...card.parts.flatMap((part) => linesOf(part, side.speak))])
      print(line);
    if (out !== undefined) writeFileSync(out, await drawDigest(found, side.speak, desk.language));
    return 0;
  });
};

/** A part of a card as plain lines. */
function linesOf(part: Part, speak: (text: Text) => string): readonly string[] {
  if (part.kind === 'text') return [speak(part.text)];
  if (part.kind === 'facts') return part.rows.map(({ label, value }) => `${speak(label)}: ${speak(value)}`);
  if (part.kind === 'table')
    return [part.columns, ...part.rows].map((row) => row.map((cell) => speak(cell)).join(' | '));
  return [];
}
