import { BadConfig } from '../config/bad-config';
import type { DeskVersion } from '../domain/desk-version';
import { isBlank } from '../domain/text';
import { type Duration, seconds } from '../domain/time/instant';
import { listOf, type Say, say } from '../domain/words';
import type { Speak } from '../ports/translator';
import type { Store } from '../store/open-store';
import { type DeskFileAnswer, DeskProcesses, type DeskProcessSeen } from '../wiring/desk-processes';
import { randomIds } from '../wiring/random-ids';
import { unvettedIn } from '../wiring/unvetted-in-file';
import { changeSaid, topicsSaid } from './change-said';
import { type CliContext, cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call, Command } from './command';
import { hintsOf } from './hints';
import { operatorAct } from './operator-act';
import { voiceFor } from './refused-config';
import { Told } from './told';
import { usage } from './usage';

/** A process looks every two seconds; a busy one a little later. */
const answersWithin = seconds(15);
const takenWithin = seconds(30);
const glance = seconds(0.25);
/** Versions that are listed. */
const listed = 100;

/**
 * Has every process of the desk go by the desk file as it is now, or shows what that would change (`--preview`). All of them or
 * none: where it is wrong, or another file on the disk of one of them, nothing is changed.
 */
export const reload: Command = async (call) => {
  const [verb, ...more] = call.rest;
  if (more.length > 0 || (verb !== undefined && verb !== 'list'))
    throw new Told(usage(cliContext(call).speak, 'reload'));
  let context: CliContext;
  try {
    context = cliContext(call);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    const speak = voiceFor(error, call.env);
    call.print(speak(say('reload.refused')));
    for (const problem of error.problems) call.print(`  ${speak(problem)}`);
    return 1;
  }
  return withStore(context, async (store, inTime) => {
    const given = { call: { ...call, clock: inTime.clock }, store, speak: await speakOfEveryone(inTime, store) };
    return verb === 'list' ? list(given) : bring(given, context);
  });
};

/** What the parts of the command work with. */
interface Given {
  readonly call: Call;
  readonly store: Store;
  readonly speak: Speak;
}

async function list({ call, store, speak }: Given): Promise<number> {
  const versions = await store.deskVersions.list(listed);
  for (const version of versions) {
    call.print(speak(lineOf(version)));
    for (const change of version.changes) call.print(`    ${speak(changeSaid(change))}`);
  }
  if (versions.length === 0) call.print(speak(say('reload.none')));
  return 0;
}

const lineOf = ({ version, at, who, why, reason, digest }: DeskVersion): Say =>
  say('reload.line', {
    ...{ version, who, digest: digest.slice(0, 12), when: { at, style: 'date-time' } },
    why: reason ?? say(`reload.why.${why === 'asked' ? 'signal' : why}`),
  });

async function bring(given: Given, { config }: CliContext): Promise<number> {
  const { call, store, speak } = given;
  const { print, values } = call;
  const reason = values.reason ?? '';
  if (!values.preview && isBlank(reason)) {
    print(speak(say('reload.reason')));
    return 1;
  }
  const { digest } = config.deskFile;
  const strangers = await unvettedIn(store.roster, config.desk, call.clock.now());
  if (strangers.length > 0) {
    for (const line of strangers) print(speak(line));
    print(speak(say('reload.nothingChanged')));
    return 1;
  }
  const newest = await store.deskVersions.newest();
  const asked = await askAll(given);
  const no = whyNot(asked, digest);
  if (no.length > 0) {
    for (const line of no) print(speak(line));
    print(speak(say('reload.nothingChanged')));
    return 1;
  }
  const others = asked.answers.filter((answer) => answer.digest !== digest);
  if (others.length === 0) {
    print(speak(say('reload.same', { count: asked.answers.length })));
    return 0;
  }
  const changes = others[0]?.changes ?? [];
  for (const change of changes) print(`  ${speak(changeSaid(change))}`);
  for (const line of [...(others[0]?.effects ?? []), ...topicsSaid(changes)]) print(speak(line));
  if (values.preview) {
    for (const hint of hintsOf(config, call.clock.now())) print(`! ${speak(hint)}`);
    print(speak(say('reload.preview', { count: changes.length })));
    return 0;
  }
  const { at, who, ...act } = operatorAct(call, 'desk-file-changed', digest.slice(0, 12));
  await store.audit.note({ at, who, ...act });
  const next = (newest?.version ?? 0) + 1;
  if (!(await store.deskVersions.add({ version: next, digest, at, who, why: 'asked', reason, changes }))) {
    print(speak(say('reload.overtaken')));
    return 1;
  }
  return await taken(given, digest, asked.alive);
}

/** Who was asked, and what they said in time. */
interface Asked {
  readonly alive: readonly DeskProcessSeen[];
  readonly answers: readonly DeskFileAnswer[];
}

async function askAll({ call, store }: Given): Promise<Asked> {
  const processes = new DeskProcesses(store.shared);
  const asked = { id: randomIds.next() };
  await processes.ask(asked, call.clock.now());
  const alive = await processes.alive(call.clock.now());
  let answers: readonly DeskFileAnswer[] = [];
  await until(call, answersWithin, async () => {
    answers = await processes.answers(asked, call.clock.now());
    return alive.every(({ worker }) => answers.some((answer) => answer.worker === worker));
  });
  return { alive, answers };
}

/** Why no process may take it: nobody runs, somebody is silent, finds it wrong, or has another file on its disk. */
function whyNot({ alive, answers }: Asked, digest: string): readonly Say[] {
  if (alive.length === 0) return [say('reload.nobody')];
  const silent = alive.filter(({ worker }) => !answers.some((answer) => answer.worker === worker));
  return [
    ...silent.map(({ where }) => say('reload.silent', { where })),
    ...answers.flatMap(({ where, onDisk, problems }) => {
      if (problems.length > 0) return problems.map((problem) => say('reload.wrongAt', { where, problem }));
      return onDisk === digest ? [] : [say('reload.otherFile', { where })];
    }),
  ];
}

async function taken({ call, store, speak }: Given, digest: string, was: readonly DeskProcessSeen[]): Promise<number> {
  const processes = new DeskProcesses(store.shared);
  let left: readonly DeskProcessSeen[] = was;
  await until(call, takenWithin, async () => {
    const alive = await processes.alive(call.clock.now());
    left = alive.filter((one) => one.digest !== digest);
    return left.length === 0;
  });
  if (left.length === 0) {
    call.print(speak(say('reload.taken', { count: was.length })));
    return 0;
  }
  call.print(speak(say('reload.notYet', { where: listOf(left.map(({ where }) => where)) })));
  return 1;
}

/** Looks until it is so, or the time is over by the computer's clock. */
async function until({ clock, pause }: Call, within: Duration, isSo: () => Promise<boolean>): Promise<void> {
  const end = clock.monotonic() + within;
  while (!(await isSo()) && clock.monotonic() < end) await pause(glance);
}
