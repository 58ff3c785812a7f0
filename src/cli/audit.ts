import { isDate } from '../config/desk-file/dates';
import { before, days } from '../domain/time/instant';
import { say } from '../domain/words';
import { cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Command } from './command';
import { daysIn } from './days';
import { importedSaid } from './import/imported-said';
import { aboutSaid, rosterChanged } from './roster-changed';

/** Without `--since`. */
const usual = days(30);
/** Lines at most. */
const most = 10_000;

/** Lists who read and did what: `audit --since 2026-11-01 --person li.na`. */
export const audit: Command = async (call) => {
  const context = cliContext(call);
  const { since, person } = call.values;
  if (since !== undefined && !isDate(since)) {
    call.print(context.speak(say('cli.auditSince', { since })));
    return 1;
  }
  const from = since === undefined ? before(context.clock.now(), usual) : daysIn(since, context.config.desk.zone)?.from;
  await withStore(context, async (store) => {
    const found = await store.audit.list({
      since: from ?? before(context.clock.now(), usual),
      ...(person === undefined ? {} : { person }),
      limit: most,
    });
    const speak = await speakOfEveryone(context, store);
    for (const entry of found) {
      const { at, who, action } = entry;
      const facts = { when: { at, style: 'date-time' } as const, who, about: aboutSaid(entry, context.config.desk) };
      call.print(speak(say('cli.auditLine', { ...facts, action: say(`cli.audit.${action}`) })));
      const { shifts } = entry;
      for (const line of shifts === undefined ? [] : importedSaid(shifts, speak)) call.print(`    ${line}`);
      if (action !== 'roster-changed') continue;
      for (const line of await rosterChanged(entry, store.records)) call.print(`    ${speak(line)}`);
    }
    call.print(speak(say('cli.auditListed', { count: found.length })));
  });
  return 0;
};
