import { transact } from '../../commands/retry';
import { bestForEach } from '../../commands/ticket/best-for-each';
import { type WayOut, wayOutOf } from '../../domain/people/leaving';
import { type PersonId, personId, type Role } from '../../domain/people/person';
import type { Ticket } from '../../domain/ticket/ticket';
import { type Say, say, type WordKey } from '../../domain/words';
import { accountGoneCard, listed, numbersOf, type OpenOfGone } from '../../views/account-gone-card';
import { asCard, type Card } from '../../views/card';
import { platformName } from '../../views/platform-name';
import type { AccountGoneDeps } from './account-gone-deps';
import { ownedBy, shiftsOf } from './held-by';
import { tellLeads } from './tell-leads';

/** Somebody of whom leads are to hear, or have heard, that they left. */
export interface Leaving {
  readonly person: string;
  /** Of everything that is said and done about it: a second process that notices the same does it once. */
  readonly key: string;
  readonly roles: readonly Role[];
  /** Its sentence, where the way out is not seen on the record. */
  readonly text?: WordKey;
}

const sentences: Readonly<Record<WayOut, WordKey>> = {
  removed: 'notice.engineerRemoved',
  inactive: 'assign.leftInactive',
  'no-account': 'notice.engineerUnlinked',
  gone: 'notice.engineerGone',
  'no-role': 'assign.leftRole',
};

/** What leads read first: who left and how, their open tickets, and their duty of the next days. */
export async function wordsFor(deps: AccountGoneDeps, leaving: Leaving, owned: readonly Ticket[]): Promise<Say> {
  const id = personId(leaving.person);
  const person = await deps.people.find(id);
  const shifts = await shiftsOf(deps, id, deps.clock.now());
  return say(leaving.text ?? (person ? sentences[wayOutOf(person)] : sentences.removed), {
    person: { person: id },
    where: listed((person?.gone ?? []).map(platformName)),
    jobs: numbersOf(deps.desk, owned),
    shifts: listed(shifts.map((from) => ({ at: from, style: 'date-time' as const }))),
  });
}

/** What a card about somebody who left says. */
interface About {
  readonly leaving: Leaving;
  readonly text: Say;
  readonly open: OpenOfGone;
}

/** The card for leads, with somebody proposed for each ticket. */
export async function cardOfGone(deps: AccountGoneDeps, { leaving, text, open }: About): Promise<Card> {
  const proposed = await proposedFor(deps, open.owned);
  return accountGoneCard({ desk: deps.desk, person: personId(leaving.person), text, open, proposed });
}

/** Whom each of these tickets could go to: what the desk itself would choose, each counted for the next. */
async function proposedFor(
  deps: AccountGoneDeps,
  tickets: readonly Ticket[],
): Promise<ReadonlyMap<Ticket['id'], PersonId>> {
  const proposed = new Map<Ticket['id'], PersonId>();
  const given = new Map<PersonId, number>();
  const best = await transact(deps, (tx) => bestForEach(tx, deps.desk, tickets));
  for (const { ticket, best: fit } of best) {
    const [first] = fit.toSorted((one, other) => (given.get(one) ?? 0) - (given.get(other) ?? 0));
    if (first === undefined) continue;
    proposed.set(ticket.id, first);
    given.set(first, (given.get(first) ?? 0) + 1);
  }
  return proposed;
}

/** Nobody keeps a button that would refuse them: once a ticket of theirs moved on, leads' card says what is left. */
export async function redrawGone(deps: AccountGoneDeps, person: PersonId): Promise<void> {
  const now = deps.clock.now();
  const fact = await deps.shared.get(`left-told:${person}`, now);
  if (fact === undefined) return;
  const leaving = fact.value as Leaving;
  const { key } = leaving;
  const owned = await ownedBy(deps, person);
  const open = { owned, helping: [], offered: [], asked: [], callbacks: [] };
  const card = await cardOfGone(deps, { leaving, text: await wordsFor(deps, leaving, owned), open });
  await tellLeads(deps, person, (lead) => ({
    content: asCard(card),
    key: `${key}:${now}:${lead}`,
    slot: `${key}:${lead}`,
  }));
  deps.committed();
}
