import type { DutyShift } from '../domain/desk';
import { type Fact, listOf, say } from '../domain/words';
import { dayIn } from '../i18n/day-in';
import type { Speak } from '../ports/translator';
import { cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Command } from './command';
import { daysAfter, daysIn } from './days';
import { Told } from './told';
import { usage } from './usage';

/** Days that are listed without a range. */
const usual = 31;

/** Lists the imported shifts that begin on some days, or on the next 31: `shifts list 2026-12-01..2026-12-31`. */
export const shifts: Command = async (call) => {
  const [verb, range, ...more] = call.rest;
  const context = cliContext(call);
  if (verb !== 'list' || more.length > 0) throw new Told(usage(context.speak, 'shifts'));
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
  for (const shift of found) call.print(lineOf(shift, speak));
  call.print(context.speak(say('cli.shiftsListed', { count: found.length })));
  return 0;
};

function lineOf({ span, primary, backup, places, skills }: DutyShift, speak: Speak): string {
  const field = (name: Fact, value: Fact): string => speak(say('cli.importField', { field: name, to: value }));
  const from = { at: span.from, style: 'date-time' } as const;
  const to = { at: span.to, style: 'date-time' } as const;
  return [
    speak(say('cli.shiftLine', { from, to, primary: { person: primary } })),
    ...(backup === null ? [] : [field(say('cli.field.backup'), { person: backup })]),
    ...(places.length === 0 ? [] : [field(say('cli.field.places'), listOf(places))]),
    ...(skills.length === 0 ? [] : [field(say('cli.field.skills'), listOf(skills))]),
  ].join('; ');
}
