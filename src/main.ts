import { readFileSync } from 'node:fs';
import { readConfig } from './config/read-config';
import { createLogger } from './logger';
import type { AppDeps } from './wiring/app-deps';
import { keepServing } from './wiring/keep-serving';
import { reloadOnSignal } from './wiring/reload-on-signal';
import { endOnUncaught, runApp, stopOnSignal } from './wiring/run-app';

/** Runs the desk until it is told to end. Throws BadConfig, and what the database or a platform refuses. */
export async function main(): Promise<void> {
  const config = readConfig(process.env, (path) => readFileSync(path));
  const logger = createLogger(config.logLevel);
  endOnUncaught(logger);
  keepServing(logger);
  const reread: AppDeps['reread'] = (counting) => readConfig(process.env, (path) => readFileSync(path), counting);
  const app = runApp(config, logger, { reread });
  if (!process.stdin.isTTY) reloadOnSignal(app, logger);
  stopOnSignal((await app).stop, logger);
}
