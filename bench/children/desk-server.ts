import { setTimeout as pauseFor } from 'node:timers/promises';
import { startApp } from '../../src/app';
import { createLogger } from '../../src/logger';
import { noFault } from '../../src/ports/fault-point';
import { randomIds } from '../../src/wiring/random-ids';
import { realClock } from '../../src/wiring/real-clock';
import { benchConfig } from '../kit/bench-desk';

/** The whole desk in a process of its own; says where it listens. Told by environment: DATABASE_URL, SLACK_API_URL. */
async function serve(): Promise<void> {
  const { DATABASE_URL = '', SLACK_API_URL = '' } = process.env;
  const app = await startApp({
    config: benchConfig({ DATABASE_URL, SLACK_API_URL, HTTP_PORT: '0', WATCH_PORT: '0' }),
    clock: realClock,
    ids: randomIds,
    logger: createLogger('silent'),
    pause: (length) => pauseFor(length),
    reach: noFault,
  });
  process.send?.({ url: app.url });
}

void serve();
