import { setTimeout as pauseFor } from 'node:timers/promises';
import { type App, startApp } from '../app';
import type { Config } from '../config/config';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { faultFrom } from './fault-from';
import { randomIds } from './random-ids';
import { realClock } from './real-clock';

/** The desk with the real world around it; the demo gives a clock that can be pushed. */
export function runApp(config: Config, logger: Logger, clock: Clock = realClock): Promise<App> {
  return startApp({
    config,
    clock,
    wall: realClock,
    ids: randomIds,
    logger,
    // Losers of a race come back at different moments.
    pause: (length) => pauseFor(length * (0.5 + Math.random())),
    reach: faultFrom(process.env['DUTYDESK_FAULT']),
  });
}

/** Longest shutdown: what is in flight has finished by then, or never will. */
const patience = 10_000;

/** Stops on SIGTERM and SIGINT, once; a second signal, or ten seconds, ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  const signalled = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info('stopping', { signal });
    setTimeout(() => process.exit(1), patience).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('could not stop in order', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', signalled);
  process.on('SIGINT', signalled);
}
