import type { AccountGoneDeps } from '../chat/people/account-gone-deps';
import { createLogger } from '../logger';
import type { Store } from '../store/open-store';
import type { CliContext } from './cli-context';

/** What a command needs to look after who is there, beside a desk that may be running. */
export const accountGoneDeps = ({ config, clock }: CliContext, store: Store): AccountGoneDeps => ({
  ...store,
  desk: config.desk,
  clock,
  logger: createLogger('silent'),
  pause: (length) => new Promise((resolve) => setTimeout(resolve, length)),
  committed: () => undefined,
  isInForce: () => isInForce({ config }, store),
});

/** Whether the desk goes by the desk file that this command has read, or by none yet. */
export async function isInForce({ config }: Pick<CliContext, 'config'>, store: Pick<Store, 'deskVersions'>) {
  const newest = await store.deskVersions.newest();
  return newest === undefined || newest.digest === config.deskFile.digest;
}
