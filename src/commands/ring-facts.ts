import { type Ring, rangAtOf, type Turn, turnOf } from '../domain/escalation/ring';
import type { PersonId } from '../domain/people/person';
import { ticketId } from '../domain/ticket/ticket';
import { after, type Duration, type Instant, minutes } from '../domain/time/instant';
import type { SharedKey, SharedState } from '../ports/shared-state';
import { ticketIfThere, type WantedCall } from './calls';
import type { CommandDeps } from './command-deps';

/** Where all processes see whose telephone rings. */
interface Seeing extends CommandDeps {
  readonly shared: Pick<SharedState, 'get' | 'swap'>;
}

/** A ring as it was written. */
export interface HeldRing {
  readonly ring: Ring;
  readonly version: number;
}

/** No telephone rings for longer, and that it rang is of use for ten minutes. */
const known = minutes(15);

const ringKey = (person: PersonId): SharedKey => `ringing:${person}`;

/** The call takes their telephone, for so long where nothing more is heard; or why it may not now. */
export async function takeTelephone(
  deps: Seeing,
  { ticket, call }: WantedCall,
  length: Duration,
): Promise<{ readonly is: 'first'; readonly held: HeldRing } | Exclude<Turn, { readonly is: 'first' }>> {
  const now = deps.clock.now();
  const key = ringKey(call.person);
  const fact = await deps.shared.get(key, now);
  const before = fact?.value as Ring | undefined;
  const holder = before && (await ticketIfThere(deps, ticketId(before.ticket)));
  const turn = turnOf({ ticket: ticket.id, call }, before, holder, now);
  if (turn.is !== 'first') return turn;
  const rangAt = before && rangAtOf(before, holder);
  const isSame = before?.ticket === ticket.id && before.key === call.key;
  const ring: Ring = {
    ...{ ticket: ticket.id, key: call.key, step: call.step, person: call.person },
    ...{ at: isSame ? before.at : now, until: after(now, length) },
    ...(rangAt === undefined ? {} : { rangAt }),
  };
  const version = await written(deps, ring, fact?.version);
  return version === undefined ? { is: 'busy' } : { is: 'first', held: { ring, version } };
}

/** What is known of it now. Nothing is written where another call has their telephone meanwhile. */
export async function ringIs(
  deps: Seeing,
  { ring, version }: HeldRing,
  news: Pick<Ring, 'until'> & { readonly rangAt?: Instant },
): Promise<void> {
  await written(deps, { ...ring, ...news }, version);
}

/** The version of what was written; undefined: another was first. */
async function written(
  { shared, clock }: Seeing,
  ring: Ring,
  version: number | undefined,
): Promise<number | undefined> {
  const now = clock.now();
  const isOurs = await shared.swap({
    ...{ key: ringKey(ring.person), version, value: ring },
    ...{ now, until: after(now, known) },
  });
  return isOurs ? (version ?? 0) + 1 : undefined;
}
