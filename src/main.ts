import { readFileSync } from 'node:fs';
import { readConfig } from './config/read-config';
import { createLogger } from './logger';
import { keepServing } from './wiring/keep-serving';
import { endOnUncaught, runApp, stopOnSignal } from './wiring/run-app';

/** Runs the desk until it is told to end. Throws BadConfig, and what the database or a platform refuses. */
export async function main(): Promise<void> {
  const config = readConfig(process.env, (path) => readFileSync(path));
  const logger = createLogger(config.logLevel);
  endOnUncaught(logger);
  keepServing(logger);
  const app = await runApp(config, logger);
  stopOnSignal(app.stop, logger);
}
