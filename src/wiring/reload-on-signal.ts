import type { App } from '../app';
import type { Logger } from '../ports/logger';

/**
 * Reads the desk file anew on SIGHUP, as soon as the desk runs. Not for a desk in a terminal: there the same signal says that
 * the window was closed, and ends it.
 */
export function reloadOnSignal(
  app: Promise<Pick<App, 'reload'>>,
  logger: Logger,
  on: Pick<NodeJS.Process, 'on'> = process,
): void {
  on.on('SIGHUP', () => {
    app
      .then((running) => running.reload())
      .catch((error: unknown) => logger.error('the desk file could not be read anew; the one before stays', { error }));
  });
}
