import { createHash } from 'node:crypto';
import { recordName } from '../../domain/record/record-ref';
import { after, minutes } from '../../domain/time/instant';
import type { Delivery } from '../../ports/platform';
import type { SharedKey } from '../../ports/shared-state';
import type { WecomAdapter } from './adapter';

/** The same words mean the same for so long. */
const lasts = minutes(1);

/**
 * The accounts that another delivery has not told the same moments ago: what is said in a thread and to a person in it
 * comes to one chat here. People's own words are always passed on, and so is every call of the rescue ladder.
 */
export async function dedupe(
  { shared, clock }: Pick<WecomAdapter, 'shared' | 'clock'>,
  { content, about, outboxId, reason }: Delivery,
  accounts: readonly string[],
): Promise<readonly string[]> {
  if (content.kind !== 'message' || content.from !== undefined || content.files !== undefined) return accounts;
  // Each call to a ticket that nobody takes rings, though it says what the last one said.
  if (reason === 'rescue') return accounts;
  // Whatever language it is said in.
  const words = createHash('sha256')
    .update(`${about && recordName(about)} ${JSON.stringify(content.text)}`)
    .digest('base64url')
    .slice(0, 22);
  const left: string[] = [];
  for (const account of accounts) {
    const key: SharedKey = `wecom:told:${words}:${account}`;
    const now = clock.now();
    const first = await shared.swap({ key, version: undefined, value: outboxId, now, until: after(now, lasts) });
    // A delivery that is tried again finds its own mark.
    if (first || (await shared.get(key, now))?.value === outboxId) left.push(account);
  }
  return left;
}
