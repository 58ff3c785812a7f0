#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { commands } from './cli/commands';
import { voiceFor } from './cli/refused-config';
import { BadConfig } from './config/bad-config';
import { readDotEnv } from './config/read-dot-env';
import { own } from './domain/own';
import { realClock } from './wiring/real-clock';

const usage = `DutyDesk 值班台

  dutydesk start                                run the desk
  dutydesk demo                                 try it: a local chat workspace, no account needed
  dutydesk check                                read the configuration and name every problem
  dutydesk migrate                              bring the database up to date
  dutydesk doctor                               look at everything the desk depends on
  dutydesk import people|shifts|assets FILE [--yes]
                                                show what a CSV file changes, and change it
  dutydesk import shifts FILE --replace FROM..TO [--yes]
                                                the same, instead of what was imported for these days
  dutydesk calendar list                        list the years whose public holidays are known
  dutydesk calendar import FILE [--yes]         bring the public holidays of one more year
  dutydesk shifts list [FROM..TO]               list imported shifts, e.g. 2026-12-01..2026-12-31
  dutydesk digest --date YYYY-MM-DD [--dry-run] [--out PICTURE.png]
                                                send one day's digest, or show it
  dutydesk link PLATFORM:ACCOUNT PERSON         give somebody one more chat account, e.g. wecom:lina li.na
  dutydesk unlink PLATFORM:ACCOUNT              take a chat account from whoever has it, e.g. wecom:lina
  dutydesk erase PERSON [--words "WORD, WORD"] [--dry-run] [--yes PERSON]
                                                show what is kept of somebody, and remove it; figures stay
  dutydesk export PERSON --out FOLDER           write everything that is kept of somebody into a folder
  dutydesk terms list                           list what tickets have been judged by, version by version
  dutydesk terms correct FROM..TO --reason WHY [--dry-run] [--yes FROM..TO]
                                                judge what was reported on these days by the desk file as it is now
  dutydesk audit [--since YYYY-MM-DD] [--person PERSON]
                                                list who read, exported, erased and imported what
  dutydesk wecom-menu                           give the WeCom app its menu
  dutydesk wecom-group                          make a WeCom group that reads one line a change
`;

/** Settings of a `.env` in this folder, where there is one; what the environment says already stays. */
function takeDotEnv(): void {
  if (!existsSync('.env')) return;
  for (const [name, value] of Object.entries(readDotEnv(readFileSync('.env'))))
    if (own(process.env, name) === undefined) Object.assign(process.env, { [name]: value });
}

/** Has somebody type in a terminal; where there is none, nobody does. */
async function type(question: string): Promise<string> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return '';
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(`${question} `)).trim();
  } finally {
    lines.close();
  }
}

const ask = async (question: string): Promise<boolean> => /^(?:y|yes|是)$/i.test(await type(question));

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      out: { type: 'string' },
      yes: { type: 'boolean', short: 'y', default: false },
      replace: { type: 'string' },
      since: { type: 'string' },
      person: { type: 'string' },
      words: { type: 'string' },
      reason: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [name, ...rest] = positionals;
  const command = name === undefined ? undefined : own(commands, name);
  if (values.help || !command) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 1;
  }
  takeDotEnv();
  const { date, 'dry-run': dryRun, out, yes, replace, since, person, words } = values;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  return command()({
    rest,
    values: { date, dryRun, out, yes, replace, since, person, words },
    env: process.env,
    clock: realClock,
    pause: (length) => pauseFor(length),
    print,
    ask,
    type,
  });
}

// `dutydesk digest … | head` closes the pipe early: nothing is wrong with that.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

run().then(
  (code) => {
    // A running desk keeps the process alive by itself; everything else ends here.
    if (code !== 0) process.exitCode = code;
  },
  (error: unknown) => {
    const known =
      error instanceof BadConfig
        ? error.problems.map(voiceFor(error, process.env))
        : [error instanceof Error ? error.message : String(error)];
    process.stderr.write(`${known.join('\n')}\n`);
    process.exit(1);
  },
);
