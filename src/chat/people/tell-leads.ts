import { leadsOf } from '../../domain/people/leads';
import { onRoster, type PersonId } from '../../domain/people/person';
import type { Content } from '../../views/card';
import type { AccountGoneDeps } from './account-gone-deps';

/** What one lead is told. */
interface Told {
  readonly content: Content;
  readonly key: string;
  readonly slot?: string;
}

/** Each lead who is left, once; where there is none, whoever stands in for them. */
export async function tellLeads(
  { people, outbox, clock }: AccountGoneDeps,
  about: PersonId,
  told: (lead: PersonId) => Told,
): Promise<void> {
  const there = (await people.staff()).filter((person) => onRoster(person) && person.id !== about);
  const announcements = leadsOf(there).map(({ id }) => ({
    to: { kind: 'person' as const, person: id },
    reason: 'unreached' as const,
    ...told(id),
  }));
  await outbox.announce(announcements, clock.now());
}
