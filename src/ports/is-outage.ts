import { CommitUnknown, Conflict } from './unit-of-work';

/** Codes of networks, databases and disks that do not answer now. */
const away =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|PROTOCOL_|UND_ERR_|SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY))/;
const deepest = 6;

/**
 * Whether something outside did not answer, as far as the error and what caused it tell: that passes by itself, unlike an
 * error of our own.
 */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  if (error instanceof Conflict || error instanceof CommitUnknown) return true;
  if ('fatal' in error && error.fatal === true) return true;
  // What `AbortSignal.timeout` ends with.
  if ('name' in error && error.name === 'TimeoutError') return true;
  if ('code' in error && typeof error.code === 'string' && away.test(error.code)) return true;
  const within = ['cause', 'driverError'] as const;
  return within.some((name) => name in error && isOutage((error as Record<string, unknown>)[name], depth + 1));
}
