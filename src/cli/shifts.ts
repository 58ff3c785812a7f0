import { writeFileSync } from 'node:fs';
import { writeShifts } from '../config/import/write-shifts';
import type { DutyShift } from '../domain/desk';
import { type Fact, listOf, say } from '../domain/words';
import { dayIn } from '../i18n/day-in';
import type { Speak } from '../ports/translator';
import { cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call, Command } from './command';
import { daysAfter, daysIn } from './days';
import { reasonOf } from './reason-of';
import { Told } from './told';
import { usage } from './usage';

/** Days that are listed without a range. */
const usual = 31;

/**
 * Lists the imported shifts that begin on some days, or on the next 31 (`shifts list 2026-12-01..2026-12-31`), or gives them
 * as a file of which an import changes nothing (`shifts export`).
 */
export const shifts: Command = async (call) => {
  const [verb, range, ...more] = call.rest;
  const context = cliContext(call);
  if ((verb !== 'list' && verb !== 'export') || more.length > 0) throw new Told(usage(context.speak, 'shifts'));
  const { zone } = context.config.desk;
  const span = range === undefined ? daysAfter(dayIn(zone, context.clock.now()), usual, zone) : daysIn(range, zone);
  if (span === undefined) {
    call.print(context.speak(say('cli.rangeBad', { range: range ?? '' })));
    return 1;
  }
  const { found, speak } = await withStore(context, async (store) => ({
    found: await store.roster.imported(span),
    speak: await speakOfEveryone(context, store),
  }));
  if (verb === 'export') return give(call, found, { zone, speak });
  for (const shift of found) call.print(lineOf(shift, speak));
  call.print(context.speak(say('cli.shiftsListed', { count: found.length })));
  return 0;
};

/** By this mark spreadsheets know the letters of the file. */
const mark = '\uFEFF';

function give(call: Call, found: readonly DutyShift[], { zone, speak }: { zone: string; speak: Speak }): number {
  const rows = writeShifts(found, zone);
  const { out } = call.values;
  if (out === undefined) {
    for (const row of rows) call.print(row);
    return 0;
  }
  try {
    writeFileSync(out, `${mark}${rows.join('\r\n')}\r\n`);
  } catch (error) {
    call.print(speak(say('cli.fileNotWritten', { file: out, reason: reasonOf(error) })));
    return 1;
  }
  call.print(speak(say('cli.shiftsWritten', { count: found.length, file: out })));
  return 0;
}

function lineOf({ span, primary, backup, places, skills, line }: DutyShift, speak: Speak): string {
  const field = (name: Fact, value: Fact): string => speak(say('cli.importField', { field: name, to: value }));
  const from = { at: span.from, style: 'date-time' } as const;
  const to = { at: span.to, style: 'date-time' } as const;
  return [
    speak(say('cli.shiftLine', { from, to, primary: { person: primary } })),
    ...(backup === null ? [] : [field(say('cli.field.backup'), { person: backup })]),
    ...(places.length === 0 ? [] : [field(say('cli.field.places'), listOf(places))]),
    ...(skills.length === 0 ? [] : [field(say('cli.field.skills'), listOf(skills))]),
    ...(line === undefined ? [] : [field(say('cli.field.line'), say(`exception.line.${line}`))]),
  ].join('; ');
}
