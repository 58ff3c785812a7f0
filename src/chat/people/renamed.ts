import { withAccount } from '../../domain/people/in-file';
import type { InboundDeps } from '../inbound-deps';

/**
 * The account follows its person: whatever they have at the desk stays theirs under its new name, which also beats the
 * desk file until that is written anew. Whoever had the new name is not asked: their platform says whose it is.
 */
export async function accountRenamed(
  { people, clock, logger }: Pick<InboundDeps, 'people' | 'clock' | 'logger'>,
  platform: string,
  { account, to }: { readonly account: string; readonly to: string },
): Promise<void> {
  const person = await people.byAccount(platform, account);
  if (person === undefined) return;
  await people.change(person.id, (known) => known && withAccount(known, platform, to), clock.now());
  logger.info('an account is called otherwise', { platform, account, to, person: person.id });
}
