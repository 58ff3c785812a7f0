import type { InboundDeps } from './inbound-deps';

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
  const gone = person.gone?.filter((name) => name !== platform);
  const renamed = { ...person, identities: { ...person.identities, [platform]: to } };
  await people.save(gone === undefined ? renamed : { ...renamed, gone }, clock.now());
  logger.info('an account is called otherwise', { platform, account, to, person: person.id });
}
