import { mayUseDesk } from '../../domain/people/standing';
import { cannotCheck, type Refusal, refuse } from '../../domain/refusal';
import { after, hours } from '../../domain/time/instant';
import type { Reply, Said, Sender } from '../../ports/inbound';
import type { SharedKey } from '../../ports/shared-state';
import type { InboundDeps } from '../inbound-deps';

type AdmissionDeps = Pick<InboundDeps, 'people' | 'desk' | 'logger'>;

/**
 * Why an account may not use the desk, or nothing. Asked before anything else is looked at or written down, whatever
 * they do. Whom the desk gave a part is believed while the platform cannot be asked; nobody else is.
 */
export async function turnedAway(
  { people, desk, logger }: AdmissionDeps,
  from: Sender,
  account: string = from.account,
): Promise<Refusal | undefined> {
  const { platform } = from;
  if (from.standing === undefined) return undefined;
  const standing = await from.standing(account).catch((error: unknown) => {
    logger.warn('an account could not be looked up', { platform, account, error });
    return undefined;
  });
  if (standing === 'admitted') return undefined;
  const hasPart = ((await people.byAccount(platform, account))?.roles.length ?? 0) > 0;
  if (standing === undefined) return hasPart ? undefined : cannotCheck;
  if (mayUseDesk(standing, hasPart)) return undefined;
  logger.info('turned away', { platform, account, standing });
  return refuse(standing === 'guest' ? 'refusal.guest' : 'refusal.outsider', { desk: { localised: desk.name } });
}

/** The desk knows them and counts on them no more. */
export const notActive: Refusal = refuse('refusal.notActive');

/** Why somebody the desk knows may do nothing here any more, or nothing. */
export const inactive = async ({ people }: Pick<InboundDeps, 'people'>, from: Sender): Promise<Refusal | undefined> =>
  (await people.byAccount(from.platform, from.account))?.active === false ? notActive : undefined;

/** Who is turned away is told so once in so long, however often they write. */
const toldEvery = hours(1);

/**
 * What somebody who wrote reads: who is turned away nothing among others' talk, and where they wrote to the desk a
 * sentence, once. Everybody else what there is to say.
 */
export async function whatIsTold(
  { shared, clock }: Pick<InboundDeps, 'shared' | 'clock'>,
  { from, where }: Pick<Said, 'from' | 'where'>,
  refusal: Refusal,
): Promise<Reply> {
  const told: Reply = { kind: 'refused', refusal };
  if (where === 'thread') return { kind: 'done' };
  if (refusal.why === 'cannot-check') return told;
  const now = clock.now();
  const key: SharedKey = `turned-away:${from.platform}:${from.account}`;
  const first = await shared.swap({ key, version: undefined, value: true, now, until: after(now, toldEvery) });
  return first ? told : { kind: 'done' };
}
