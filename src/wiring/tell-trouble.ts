import type { DeskDeps } from '../commands/desk-deps';
import { reportUnreached } from '../commands/report-unreached';
import { hasRole, type PersonId } from '../domain/people/person';
import { type Say, say } from '../domain/words';
import type { OutboxRow } from '../ports/queues';
import type { Store } from '../store/open-store';
import { asMessage } from '../views/card';
import type { AppDeps } from './app-deps';

/** What telling somebody about trouble needs. */
interface Teller {
  readonly app: AppDeps;
  readonly store: Store;
  readonly deskDeps: DeskDeps;
}

/** The same trouble is told once in so long; milliseconds. */
const toldEvery = 3_600_000;

/**
 * A message that nobody could deliver: written on its ticket; for a channel or a digest, told to leads and
 * administrators, so that it is known to somebody.
 */
export async function writeDown(teller: Teller, row: OutboxRow, why: string): Promise<void> {
  const { to, ticket, reason } = row.announcement;
  if (to.kind === 'person' && ticket !== undefined) {
    return reportUnreached(teller.deskDeps, { key: row.id, ticket, person: to.person, why, about: reason });
  }
  if (reason === 'unreached') return;
  if (to.kind === 'person') {
    return tellLeads(teller, row.id, say('notice.digestNotDelivered', { person: { person: to.person } }), to.person);
  }
  teller.app.logger.error('a channel could not be reached', { to, ticket, reason, why });
  const place = to.kind === 'engineers' ? to.place : to.kind;
  const hour = Math.floor(teller.app.clock.now() / toldEvery);
  await tellLeads(teller, `channel:${place}:${hour}`, say('notice.channelNotReached', { place, why }));
}

/** Digests that were due while no desk ran, and are history now. */
export const tellMissedDigests = (teller: Teller, dates: readonly string[]): Promise<void> =>
  tellLeads(teller, `digests:${dates.join()}`, say('notice.digestsMissed', { dates: dates.join(', ') }));

async function tellLeads({ store, app, deskDeps }: Teller, key: string, text: Say, except?: PersonId): Promise<void> {
  const staff = await store.people.staff();
  const told = staff.filter((person) => person.active && person.id !== except && hasRole(person, 'lead', 'admin'));
  const announcements = told.map(({ id }) => ({
    to: { kind: 'person' as const, person: id },
    content: asMessage({ text }),
    reason: 'unreached' as const,
    key: `trouble:${key}:${id}`,
  }));
  await store.outbox.announce(announcements, app.clock.now());
  deskDeps.committed();
}
