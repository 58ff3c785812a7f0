import type { LeftDeps } from '../chat/people/left-deps';
import { createLogger } from '../logger';
import type { Store } from '../store/open-store';
import type { CliContext } from './cli-context';

/** What a command needs to look after who is there, beside a desk that may be running. */
export const leftDeps = ({ config, clock }: CliContext, store: Store): LeftDeps => ({
  ...store,
  desk: config.desk,
  clock,
  logger: createLogger('silent'),
  pause: (length) => new Promise((resolve) => setTimeout(resolve, length)),
  committed: () => undefined,
});
