import { handingOver, mostLines, successorOf } from '../../domain/handover/begin-for';
import { type HandoverEvent, type HandoverList, isOpenList, openLines } from '../../domain/handover/handover-list';
import { refuseBeginning } from '../../domain/handover/who-may';
import { type PersonId, personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { invalid, isRefusal, notEngineer, refuse } from '../../domain/refusal';
import type { Ticket, TicketId } from '../../domain/ticket/ticket';
import { leadsHere } from '../../domain/ticket/who-may';
import { say } from '../../domain/words';
import type { Transaction } from '../../ports/unit-of-work';
import { beginForm } from '../../views/handover/handover-forms';
import { missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';
import { weighed } from '../record/context-for';

/** Tickets of somebody, as far as they are on no list that waits for an answer. */
export interface Theirs {
  readonly tickets: readonly Ticket[];
  /** How many more they have on such lists. */
  readonly listed: number;
}

/** The same, read in the transaction that decides. */
export async function theirsFor(tx: Transaction, owner: PersonId): Promise<Theirs> {
  const lists = (await tx.ofPerson('handover', owner, 'owner')).map(({ record }) => record as HandoverList);
  const listed = new Set<TicketId>(
    lists.filter(isOpenList).flatMap((list) => openLines(list).map((one) => one.ticket)),
  );
  const owned = await tx.ownedBy(owner);
  const tickets = owned.filter(({ id }) => !listed.has(id));
  return { tickets, listed: owned.length - tickets.length };
}

/** Whose tickets, where they were read. */
interface WithTheirs extends DecisionContext {
  readonly theirs?: Theirs;
}

const ownerIn = (answers: { readonly owner: string }, by: PersonId): PersonId =>
  answers.owner === '' ? by : personId(answers.owner);

/** Somebody hands over everything they have, or a lead everything that somebody else has (STAFF-6). */
export const newHandover: RecordBeginning<HandoverEvent> = askingToBegin(beginForm, {
  ...{ id: 'new', label: 'handover.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: [
      ...['交接', '交接工单', '工单交接', '移交工单', '移交我的工单', '交接我的工单', '交班', '交接班'],
      ...['handover', 'hand over', 'hand over my tickets', 'hand over tickets'],
    ],
    field: 'note',
  },
  refuse: (on, by, { people, theirs }: WithTheirs) => {
    if (on !== undefined) return refuse('refusal.staleButton');
    if (leadsHere(by, people)) return undefined;
    if (!worksTickets(by)) return notEngineer;
    return theirs === undefined ? undefined : refuseNothing(theirs, by.id);
  },
  gather: async (tx, { by, answers }, now): Promise<WithTheirs> => ({
    ...(await weighed(tx, now)),
    theirs: await theirsFor(tx, ownerIn(answers, by.id)),
  }),
  form: (_on, { by, answers }, now: WithTheirs) =>
    beginForm({
      ...{ by, people: now.people, note: answers.note, most: mostLines, leads: leadsHere(by, now.people) },
      count: now.theirs?.tickets.length ?? 0,
      proposed: successorOf(by.id, now),
    }),
  decide: (_on, { by, answers }, now: WithTheirs) => {
    const empty = missing(answers, 'to');
    if (empty) return empty;
    const owner = ownerIn(answers, by.id);
    const no = refuseBeginning(now.people.get(owner), by, now);
    if (no) return invalid({ owner: say(no.say, no.facts) });
    const to = now.people.get(personId(answers.to));
    if (to === undefined) return invalid({ to: say('refusal.unknownPerson') });
    const theirs = now.theirs ?? { tickets: [], listed: 0 };
    const nothing = refuseNothing(theirs, owner);
    if (nothing) return nothing;
    const because = owner === by.id ? 'asked' : 'lead';
    const begun = handingOver({ by: by.id, owner, to, because, note: answers.note, tickets: theirs.tickets }, now);
    return isRefusal(begun) ? invalid({ to: say(begun.say, begun.facts) }) : begun;
  },
});

function refuseNothing({ tickets, listed }: Theirs, owner: PersonId) {
  if (tickets.length > 0) return undefined;
  return listed > 0
    ? refuse('handover.refusal.alreadyListed', { count: listed })
    : refuse('handover.refusal.nothing', { owner: { person: owner } });
}
