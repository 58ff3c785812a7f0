import type { Logger } from '../ports/logger';

/**
 * A rejection that nobody handles, e.g. inside a library, is logged and the desk goes on: every piece of work of its own
 * is in the database and taken up again (docs/decisions/process.md).
 */
export function keepServing(logger: Logger, to: Pick<NodeJS.Process, 'on'> = process): void {
  to.on('unhandledRejection', (reason: unknown) => logger.error('a rejection that nobody handled', { error: reason }));
}
