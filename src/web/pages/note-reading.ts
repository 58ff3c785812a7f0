import type { AuditAction } from '../../ports/audit';
import type { Known, Visit } from './page-parts';

/**
 * Writes down that somebody read something of a job, once an hour. Whoever may read it is shown it all the same when
 * that fails.
 */
export async function noteReading(visit: Visit, guest: Known, action: AuditAction, job: number): Promise<void> {
  const { parts, platform } = visit;
  try {
    const person = await parts.people.byAccount(platform, guest.account);
    const who = person?.id ?? `${platform}:${guest.account}`;
    await parts.audit.note({ at: parts.clock.now(), who, action, about: `${job}` }, true);
  } catch (error) {
    parts.logger.error('reading not written down', { action, ticket: job, error });
  }
}
