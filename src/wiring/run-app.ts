import { setTimeout as pauseFor } from 'node:timers/promises';
import { type App, startApp } from '../app';
import type { Config } from '../config/config';
import type { Clock } from '../ports/clock';
import { type FaultPoint, noFault } from '../ports/fault-point';
import type { Logger } from '../ports/logger';
import { randomIds } from './random-ids';
import { realClock } from './real-clock';

/** What the demo and tests give instead: a clock that can be pushed, moments at which the process may end. */
interface OtherWorld {
  readonly clock?: Clock;
  readonly reach?: FaultPoint;
}

/** The desk with the real world around it. */
export function runApp(
  config: Config,
  logger: Logger,
  { clock = realClock, reach = noFault }: OtherWorld = {},
): Promise<App> {
  const app: Promise<App> = startApp({
    config,
    clock,
    wall: realClock,
    ids: randomIds,
    logger,
    // Losers of a race come back at different moments.
    pause: (length) => pauseFor(length * (0.5 + Math.random())),
    reach,
    onUnfit: (reason) => {
      logger.error(reason.message);
      const ended = (): never => process.exit(1);
      app.then((running) => running.stop()).then(ended, ended);
    },
  });
  return app;
}

/** Longest shutdown: what is in flight has finished by then, or never will. */
const patience = 10_000;

/**
 * What nobody caught ends the process, as it would by itself; but Node would print it with all that libraries hang on to
 * an error: statements, parameters, requests.
 */
export function endOnUncaught(logger: Logger): void {
  process.on('uncaughtException', (error, origin) => {
    logger.error('nobody caught this; the process ends', { origin, error });
    process.exit(1);
  });
}

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
