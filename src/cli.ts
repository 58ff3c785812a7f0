#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { readArguments } from './cli/arguments';
import { commands } from './cli/commands';
import { voiceFor, voiceIn } from './cli/refused-config';
import { Told } from './cli/told';
import { noSuchCommand, usage } from './cli/usage';
import { BadConfig } from './config/bad-config';
import { readDotEnv } from './config/read-dot-env';
import { own } from './domain/own';
import { type Say, say } from './domain/words';
import { realClock } from './wiring/real-clock';

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

function problemTold(problem: Say): Told {
  const speak = voiceIn(process.env);
  return new Told(`${speak(problem)}\n${speak(say('cli.usageMore'))}`);
}

async function run(): Promise<number> {
  takeDotEnv();
  const given = readArguments(process.argv.slice(2));
  if ('problem' in given) throw problemTold(given.problem);
  const { words, values, help } = given;
  const [name, ...rest] = words;
  const command = name === undefined ? undefined : own(commands, name);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (help) {
    print(usage(voiceIn(process.env), command && name));
    return 0;
  }
  if (!command) {
    const speak = voiceIn(process.env);
    throw new Told(name === undefined ? usage(speak) : noSuchCommand(speak, name));
  }
  const pause = (length: number) => pauseFor(length);
  return command()({ rest, values, env: process.env, clock: realClock, pause, print, ask, type });
}

/** What a command failed of, for whoever typed it. */
function linesOf(error: unknown): readonly string[] {
  if (error instanceof BadConfig) return error.problems.map(voiceFor(error, process.env));
  if (error instanceof Told) return [error.message];
  // What it needs to know every platform and the database is loaded here only.
  const { troubleOf } = require('./cli/trouble-of') as typeof import('./cli/trouble-of');
  const { found, advice } = troubleOf(error);
  const speak = voiceIn(process.env);
  return [speak(found), ...(advice === undefined ? [] : [speak(say('cli.advice', { advice }))])];
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
    process.stderr.write(`${linesOf(error).join('\n')}\n`);
    process.exit(1);
  },
);
