import { type RecordRef, recordName } from '../../domain/record/record-ref';
import { writeAbout } from '../../domain/record/record-wire';
import type { AuditAction } from '../../ports/audit';
import type { PageRequest, SignedInReader } from './page-parts';

/**
 * Writes down that somebody read something of a record, once an hour. Whoever may read it is shown it all the same when
 * that fails.
 */
export async function noteReading(
  page: PageRequest,
  reader: SignedInReader,
  action: AuditAction,
  about: RecordRef,
): Promise<void> {
  const { parts, platform } = page;
  try {
    const person = await parts.people.byAccount(platform, reader.account);
    const who = person?.id ?? `${platform}:${reader.account}`;
    await parts.audit.note({ at: parts.clock.now(), who, action, about: recordName(about) }, true);
  } catch (error) {
    parts.logger.error('reading not written down', { action, ...writeAbout(about), error });
  }
}
