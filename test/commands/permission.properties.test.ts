import { actOn } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { ticketPath } from '../../src/commands/kinds';
import type { Outcome } from '../../src/commands/record/bound-kind';
import { actionOf, ticketActions } from '../../src/commands/ticket/index';
import { type Consent, isAsked } from '../../src/domain/consent/consent';
import { type Person, personId } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Intent, Passed } from '../../src/domain/talk/intent';
import { type ForTicket, wordsForTicket } from '../../src/domain/talk/words-for-ticket';
import { isOpen, type Ticket, type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { after, days, type Instant, minutes } from '../../src/domain/time/instant';
import type { Transaction } from '../../src/ports/unit-of-work';
import type { Cast } from '../../src/views/gallery-steps';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { refusalWithStatus } from '../../src/views/refusal-with-status';
import { consentGallery, linked } from '../kit/consents';
import { givenFor } from '../kit/judged';
import { ticketViewOf } from '../kit/ticket-views';
import { aTicket, cast, chen, context, desk, happened, li, sun, tom, wang, zhou } from '../kit/tickets';

/**
 * Whoever may be anything to a ticket. In the gallery Zhou reported it, Li is on duty and has it or is asked, Wang stands
 * behind her and helps or is offered it; Tom is another engineer, Chen the lead, Sun a manager.
 */
const people: readonly Person[] = [
  ...[zhou, li, wang, tom, chen, sun],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...zhou, id: personId('slack:U0WU'), identities: { slack: 'U0WU' } },
];
/** The same after they have left, or lost every account. */
const gone: readonly Person[] = [
  ...[li, wang, chen].map((person) => ({ ...person, active: false })),
  { ...li, gone: Object.keys(li.identities) },
];
const everyPart: readonly Person[] = [...people, ...gone];

interface Story {
  readonly name: string;
  readonly ticket: Ticket;
  readonly at: Instant;
  /** Whom somebody is asked about it for consent, in whatever state. */
  readonly consents?: readonly Consent[];
}

/** Every state of the gallery, with these people in it, some time after it came to that. */
const stories = (who: Partial<Cast> = {}, later = minutes(1)): readonly Story[] =>
  galleryTickets({ ...cast, ...who })
    .filter(({ name }) => name.endsWith('shortest texts'))
    .map(({ name, ticket, events }) => ({ name, ticket, at: after(events.at(-1)?.at ?? cast.startsAt, later) }));

const waitsForConsent = (story: Story): Story => ({
  ...story,
  ticket: happened(story.ticket, {
    ...{ type: 'waiting-started', by: li.id, at: story.at, reason: 'consent', note: '登录' },
    ...{ stops: ['SLA-4', 'SLA-5'], progress: 'paused', endsWhenAnswered: false },
  }),
});
const isAtWork = ({ ticket }: Story): boolean => isOpen(ticket) && ticket.owner !== undefined && !ticket.waiting;
/** The same, while these are asked about it. */
const whileAsked =
  (...consents: readonly Consent[]) =>
  (story: Story): Story => ({ ...story, consents });
const { 'a permission is asked': asksLogin, 'a backup is asked for': asksBackup, ...answered } = consentGallery();
if (!asksLogin || !asksBackup) throw new Error('the gallery of consents asks nothing');

const softwareOf = (story: Story): Story => ({ ...story, ticket: { ...story.ticket, kind: 'software' } });

interface Scene {
  readonly found: readonly Story[];
  /** Whoever tries everything in it. */
  readonly by: readonly Person[];
}

const scenes: Readonly<Record<string, Scene>> = {
  'whoever is on duty has it': { found: stories(), by: everyPart },
  'its requester has it': { found: stories({ requester: li.id }), by: [li, wang] },
  'whoever is off duty has it, and a lead helps': {
    found: stories({ owner: tom.id, helper: chen.id }),
    by: [tom, chen, li],
  },
  'a lead reported it': {
    found: stories({ requester: chen.id, owner: wang.id, helper: tom.id }),
    by: [chen, wang],
  },
  'it is about software': { found: stories().map(softwareOf), by: [li] },
  'it waits for consent': {
    found: stories().filter(isAtWork).map(waitsForConsent).map(whileAsked(asksLogin)),
    by: everyPart,
  },
  'a backup is asked for before a risky step': {
    found: stories().filter(isAtWork).map(whileAsked(asksBackup)),
    by: everyPart,
  },
  'everything else that consent can come to': {
    found: stories().map(whileAsked(...Object.values(answered).filter((one) => !isAsked(one)))),
    by: [zhou, li],
  },
  'two months have passed': { found: stories({}, days(60)), by: [zhou, chen] },
};

/** Ends a transaction at its first word that would be kept: what comes after is the same for everybody. */
class Written extends Error {}

/** Commands over one ticket as it stands; a form may name another. */
function depsWith({ ticket, at, consents = [] }: Story, by: Person): CommandDeps {
  const known = people.map((person) => (person.id === by.id ? by : person));
  const found = async (id: TicketId): Promise<Ticket> => (id === ticket.id ? ticket : aTicket({ id }));
  const writes = () => Promise.reject(new Written());
  const tx: Transaction = {
    now: at,
    ticket: found,
    load: async ({ id }) => (await found(ticketId(id))) as never,
    staff: async () => known.filter(({ roles }) => roles.length > 0),
    person: async (id) => known.find((one) => one.id === id),
    shiftsAt: async () => ({ overrides: [], changes: [] }),
    shiftsIn: async () => ({ overrides: [], changes: [] }),
    callsIn: async () => [],
    ofPerson: async () => [],
    openOf: async () => [],
    firstTime: async () => true,
    openTickets: async () => new Map(),
    events: async () => [],
    ownedBy: async () => [],
    linkedTo: async () => linked(...consents),
    readLinkedTo: async () => undefined,
    sameReport: async () => undefined,
    ...{ hold: writes, open: writes, record: writes, want: writes, announce: writes, decideDuty: writes },
    announceAtEnd: () => undefined,
  };
  return {
    uow: { transact: (_now, work) => work(tx) },
    desk,
    clock: { now: () => at, monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> },
    committed: () => undefined,
    pause: async () => undefined,
  };
}

/** What this person is offered: on a card at once, behind its menu, or on a card that names it. */
function offeredTo(ticket: Ticket, by: Person, now: DecisionContext): ReadonlySet<string> {
  const view = ticketViewOf(ticket, now);
  const { buttons, menu } = view.offeredTo(by);
  const named = ticketActions.flatMap(({ id, shown }) => (shown === 'never' ? view.buttonFor(by.id, id) : []));
  return new Set([...buttons, ...menu, ...named].map(({ action }) => action));
}

/** Somebody to name who has no part in the ticket. */
function otherThan({ requester, owner, collaborators, assignment }: Ticket): Person {
  const busy = [requester, owner, assignment?.to, ...collaborators];
  return [tom, wang, li, chen].find(({ id }) => !busy.includes(id)) ?? tom;
}

type Came = Outcome | { readonly kind: 'written' };

/** What comes of it when somebody does it, with everything it asks for filled in. */
async function comesTo(deps: CommandDeps, action: string, ticket: Ticket, by: Person): Promise<Came> {
  const given = givenFor(action, deps.clock.now(), otherThan(ticket));
  try {
    return await actOn(deps, { key: action, action, about: ticketRef(ticket.id), by, ...given });
  } catch (error) {
    if (error instanceof Written) return { kind: 'written' };
    throw error;
  }
}

/** Its form is about many tickets, each of which is assigned by itself (`chat/people/reassign`); alone it does nothing. */
const formOnly = { id: 'reassign-all', comes: { kind: 'refusal', say: 'refusal.staleButton', facts: {} } };

/** Everything that goes another way than this person was shown. */
async function surprises(
  story: Story,
  by: Person,
): Promise<{ readonly wrong: readonly string[]; readonly may: number }> {
  const { name, ticket } = story;
  const deps = depsWith(story, by);
  const now = await deps.uow.transact(story.at, (tx) => ticketPath.contextOf(tx, desk, ticket, by));
  const offered = offeredTo(ticket, by, now);
  const wrong: string[] = [];
  for (const { id, refuse } of ticketActions) {
    const may = id === formOnly.id ? formOnly.comes : { kind: 'written' };
    const no = refuse(ticket, by, now);
    const read = no && refusalWithStatus(desk, by, ticket, no);
    const expected = offered.has(id) ? may : (read ?? 'a refusal');
    const came = await comesTo(deps, id, ticket, by);
    if (JSON.stringify(came) !== JSON.stringify(expected)) {
      const shown = offered.has(id) ? 'offered' : 'not offered';
      wrong.push(`${name}, ${by.id}: ${id} is ${shown} and comes to ${JSON.stringify(came)}`);
    }
  }
  return { wrong, may: offered.size };
}

test.each(Object.entries(scenes))(
  'what somebody is offered is done, and whatever is not is refused in the words that kept it from them: %s',
  async (_scene, { found, by }) => {
    const wrong: string[] = [];
    let may = 0;
    for (const story of found) {
      for (const person of by) {
        const tried = await surprises(story, person);
        wrong.push(...tried.wrong);
        may += tried.may;
      }
    }
    expect(wrong).toEqual([]);
    expect(may).toBeGreaterThan(100);
  },
);

const hows: readonly Pick<ForTicket, 'how' | 'card'>[] = [
  ...(['named', 'chosen', 'remembered', 'sent', 'only'] as const).map((how) => ({ how })),
  ...(['below', 'asked'] as const).flatMap((how) =>
    ['engineers', 'requester', 'ask', 'silence', 'promise', 'handover', 'callback', 'rescue', 'answer', 'doubt'].map(
      (card) => ({ how, card }),
    ),
  ),
];

test('no words that the rules of talk pass on are refused then, whoever wrote them and wherever', () => {
  const wrong = new Set<string>();
  const passed = new Set<Passed>();
  const told = Object.values(scenes).flatMap(({ found, by }) =>
    found.flatMap((story) => by.map((person) => ({ ...story, by: person }))),
  );
  for (const { name, ticket, at, by } of told) {
    const now = context(at);
    for (const text of ['还是不行', '内部：等配件']) {
      for (const how of hows) {
        const does: Intent = wordsForTicket({ by, text, files: 0 }, { ticket, desk, at, ...how });
        if (does.do !== 'pass') continue;
        passed.add(does.as);
        const no = actionOf(does.as)?.refuse(ticket, by, now);
        if (no) wrong.add(`${name}, ${by.id}, ${how.how} ${how.card ?? ''}: ${does.as}: ${no.say}`);
      }
    }
  }
  expect([...wrong]).toEqual([]);
  expect([...passed].toSorted()).toEqual(['add-information', 'called-back', 'note', 'progress', 'reply']);
});
