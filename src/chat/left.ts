import { personId } from '../domain/people/person';
import type { Person } from '../domain/people/person';
import type { InboundDeps } from './inbound-deps';

/** Writes down that an account is gone: its person is told nothing there any more. */
export async function accountLeft(deps: InboundDeps, platform: string, account: string): Promise<void> {
  const person = await deps.people.byAccount(platform, account);
  if (!person || person.gone?.includes(platform)) return;
  const gone = [...(person.gone ?? []), platform];
  await save(deps, { ...person, gone });
}

/** Writes down that it is back. */
export async function accountReturned(deps: InboundDeps, platform: string, account: string): Promise<void> {
  const person = await deps.people.byAccount(platform, account);
  if (!person?.gone?.includes(platform)) return;
  await save(deps, { ...person, gone: person.gone.filter((name) => name !== platform) });
}

const save = (deps: InboundDeps, person: Person): Promise<void> =>
  deps.people.save({ ...person, id: personId(person.id) }, deps.clock.now());
