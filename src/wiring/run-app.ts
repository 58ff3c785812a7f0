import { hostname } from 'node:os';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { type App, startApp } from '../app';
import type { Config } from '../config/config';
import type { Clock } from '../ports/clock';
import { type FaultPoint, noFault } from '../ports/fault-point';
import type { Logger } from '../ports/logger';
import type { AppDeps } from './app-deps';
import { randomIds } from './random-ids';
import { realClock } from './real-clock';

/** What the demo and tests give instead: a clock that can be pushed, moments at which the process may end. */
interface OtherWorld {
  readonly clock?: Clock;
  readonly paced?: Pick<Clock, 'now'>;
  readonly reach?: FaultPoint;
  readonly reread?: AppDeps['reread'];
}

/** The desk with the real world around it. */
export function runApp(
  config: Config,
  logger: Logger,
  { clock = realClock, paced, reach = noFault, reread }: OtherWorld = {},
): Promise<App> {
  const app: Promise<App> = startApp({
    config,
    clock,
    wall: realClock,
    ...(paced && { paced }),
    ...(reread && { reread }),
    ids: randomIds,
    where: `${hostname()}:${process.pid}`,
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
 * What nobody caught while the desk starts ends the process, as it would by itself; but Node would print it with all that
 * libraries hang on to an error: statements, parameters, requests.
 */
export function endOnUncaught(logger: Logger): void {
  process.on('uncaughtException', (error, origin) => {
    logger.error('nobody caught this; the process ends', { origin, error });
    process.exit(1);
  });
}

/**
 * Stops on SIGTERM and SIGINT, once; a second signal, or ten seconds, ends the process at once. An exception that nobody
 * caught stops it too, in the same order and with exit code 1: what is left of a broken call nobody knows
 * (docs/decisions/process.md).
 */
export function stopOnSignal(stop: () => Promise<void>, logger: Logger, on: Ending = process): void {
  let stopping = false;
  const end = (code: number): void => {
    if (stopping) {
      on.exit(1);
      return;
    }
    stopping = true;
    setTimeout(() => on.exit(1), patience).unref();
    stop().then(
      () => on.exit(code),
      (error: unknown) => {
        logger.error('could not stop in order', { error });
        on.exit(1);
      },
    );
  };
  const signalled = (signal: NodeJS.Signals): void => {
    logger.info('stopping', { signal });
    end(0);
  };
  on.on('SIGTERM', signalled);
  on.on('SIGINT', signalled);
  // From here on in order.
  on.removeAllListeners('uncaughtException');
  on.on('uncaughtException', (error) => {
    logger.error('stopping: an exception that nobody caught', { error });
    end(1);
  });
}

/** The process, as far as its end is concerned. */
type Ending = Pick<NodeJS.Process, 'on' | 'removeAllListeners'> & { readonly exit: (code: number) => void };
