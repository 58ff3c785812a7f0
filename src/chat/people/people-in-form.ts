import { own } from '../../domain/own';
import type { Person } from '../../domain/people/person';
import { type Invalid, invalid } from '../../domain/refusal';
import { isBlank } from '../../domain/text';
import { say } from '../../domain/words';
import type { Sender } from '../../ports/inbound';
import type { Answers } from '../../views/form';
import type { InboundDeps } from '../inbound-deps';
import { turnedAway } from './admission';
import { whoIs } from './who';

/** Whom the account is that somebody gave; undefined where nobody knows it, or it may not use the desk. */
export async function callerOf(deps: InboundDeps, from: Sender, given: string): Promise<Person | undefined> {
  const profile = await from.profile(given).catch(() => undefined);
  const account = profile?.account ?? given;
  const isKnown = profile !== undefined || (await deps.people.byAccount(from.platform, account)) !== undefined;
  if (!isKnown || (await turnedAway(deps, from, account)) !== undefined) return undefined;
  return whoIs(deps, from, account);
}

/** Answers that name people of the desk where `fields` named accounts; says at which of them there is none. */
export async function withPeople(
  deps: InboundDeps,
  from: Sender,
  answers: Answers,
  fields: readonly string[],
): Promise<{ readonly answers: Answers } | { readonly invalid: Invalid }> {
  const people = new Map<string, string>();
  for (const field of fields) {
    const account = own(answers, field);
    if (typeof account !== 'string' || isBlank(account)) continue;
    const person = await callerOf(deps, from, account);
    if (person === undefined) return { invalid: invalid({ [field]: say('form.noSuchCaller') }) };
    people.set(field, person.id);
  }
  return { answers: { ...answers, ...Object.fromEntries(people) } };
}
