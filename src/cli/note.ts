import type { AuditAction } from '../ports/audit';
import type { Store } from '../store/open-store';
import type { Call } from './command';

/** Writes down what whoever sits at the command line did. */
export function note({ env, clock }: Pick<Call, 'env' | 'clock'>, store: Pick<Store, 'audit'>) {
  const user = env['SUDO_USER'] || env['USER'] || env['LOGNAME'] || env['USERNAME'] || 'unknown';
  return (action: AuditAction, about: string): Promise<void> =>
    store.audit.note({ at: clock.now(), who: `operator:${user}`, action, about });
}
