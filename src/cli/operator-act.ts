import type { AuditAction, AuditEntry } from '../ports/audit';
import { randomIds } from '../wiring/random-ids';
import type { Call } from './command';

/** What whoever sits at the command line does now, to be written down with it. */
export function operatorAct(
  { env, clock }: Pick<Call, 'env' | 'clock'>,
  action: AuditAction,
  about: string,
): AuditEntry {
  const user = env['SUDO_USER'] || env['USER'] || env['LOGNAME'] || env['USERNAME'] || 'unknown';
  return { at: clock.now(), who: `operator:${user}`, action, about, once: randomIds.next() };
}
