import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bytesLimit, megabytes } from '../config/import/read-lines';
import { own } from '../domain/own';
import { isBlank } from '../domain/text';
import type { Span } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import type { AuditEntry } from '../ports/audit';
import type { Speak } from '../ports/translator';
import { type CliContext, cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call, Command } from './command';
import { daysIn } from './days';
import { kinds, type Planned } from './import/kinds';
import { showPlan } from './import/show-plan';
import { operatorAct } from './operator-act';
import { reasonOf } from './reason-of';
import { Told } from './told';
import { usage } from './usage';

/** Exit code of an import that was shown and not made. */
const shownOnly = 2;

/** Shows what one CSV file changes, and changes all of it or nothing: with `--yes`, or when asked in a terminal. Shifts with a `--reason`. */
export const importCsv: Command = async (call) => {
  const [kind = '', path, ...more] = call.rest;
  const plan = own(kinds, kind);
  const context = cliContext(call);
  if (plan === undefined || path === undefined || more.length > 0) throw new Told(usage(context.speak, 'import'));
  const range = rangeOf(call, context);
  const bytes = bytesOf(path);
  const unusable = [optionsOf(call, kind), range, bytes].find((found) => found !== undefined && 'say' in found);
  if (unusable !== undefined && 'say' in unusable) {
    call.print(context.speak(unusable));
    return 1;
  }
  return withStore(context, async (store, inTime) => {
    await store.migrate();
    const reason = call.values.reason ?? '';
    const given = { bytes: bytes as Buffer, context: inTime, store, range: range as Span | undefined, reason };
    return carryOut(call, await speakOfEveryone(context, store), {
      file: basename(path),
      again: () => plan(given),
      isUnreasoned: kind === 'shifts' && isBlank(reason),
      // The name of a file may be anybody's.
      act: () => operatorAct({ ...call, clock: inTime.clock }, 'imported', kind),
    });
  });
};

/** A file, and what it would do now. */
interface Reading {
  readonly file: string;
  readonly again: () => Promise<Planned>;
  readonly act: () => AuditEntry;
  /** Whether it needs a reason, and has none. */
  readonly isUnreasoned: boolean;
}

async function carryOut(call: Call, speak: Speak, { file, again, act, isUnreasoned }: Reading): Promise<number> {
  const { plan } = await again();
  if (plan.problems.length > 0) {
    call.print(speak(say('cli.importRefused', { count: plan.problems.length, file })));
    for (const problem of plan.problems) call.print(`  ${speak(problem)}`);
    return 1;
  }
  for (const line of showPlan(plan, file, speak)) call.print(line);
  if (plan.changes.length === 0) return 0;
  if (isUnreasoned) {
    call.print(speak(say('cli.importReason')));
    return shownOnly;
  }
  if (!call.values.yes && !(await call.ask(speak(say('cli.importAsk'))))) {
    call.print(speak(say('cli.importShown')));
    return shownOnly;
  }
  // Somebody may have thought about it for an hour: what is done is what was shown.
  const planned = await again();
  if (!isDeepStrictEqual(planned.plan, plan)) {
    call.print(speak(say('cli.importMoved')));
    return shownOnly;
  }
  await planned.keep(act());
  call.print(speak(say('cli.imported', { count: plan.changes.length, file })));
  return 0;
}

function optionsOf({ values }: Call, kind: string): Say | undefined {
  const option = (['replace', 'reason'] as const).find((one) => values[one] !== undefined);
  return option === undefined || kind === 'shifts' ? undefined : say('cli.shiftsOnly', { option: `--${option}` });
}

function rangeOf({ values }: Call, { config }: CliContext): Span | Say | undefined {
  if (values.replace === undefined) return undefined;
  return daysIn(values.replace, config.desk.zone) ?? say('cli.rangeBad', { range: values.replace });
}

function bytesOf(path: string): Buffer | Say {
  try {
    return statSync(path).size > bytesLimit ? say('cli.fileTooBig', { megabytes }) : readFileSync(path);
  } catch (error) {
    return say('cli.fileNotRead', { file: path, reason: reasonOf(error) });
  }
}
