import { actOn } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { consentActions } from '../../src/commands/consent/actions';
import { announceStep, askPermission } from '../../src/commands/consent/begin-consent';
import { consentKind } from '../../src/commands/consent/kind';
import type { Consent } from '../../src/domain/consent/consent';
import type { Desk } from '../../src/domain/desk';
import { type Person, type PersonId, personId } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import { isInvalid } from '../../src/domain/refusal';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import type { Transaction } from '../../src/ports/unit-of-work';
import { consentCard } from '../../src/views/consent/consent-card';
import { aConsent, around, asked, consentGallery, consentViewOf, linked, next } from '../kit/consents';
import {
  act,
  at,
  chen,
  closedForZhou,
  context,
  desk,
  happened,
  li,
  liHasIt,
  resolvedByLi,
  sun,
  tom,
  wang,
  zhou,
} from '../kit/tickets';

const stranger: Person = { ...zhou, id: next.other, identities: { slack: 'U0WU' } };
/** She leads Zhou's department, and has no part in the desk. */
const emma: Person = { ...zhou, id: personId('slack:U0EMMA'), identities: { slack: 'U0EMMA' } };
const admin: Person = { ...zhou, id: personId('admin'), roles: ['admin'] };
const gone: Person = { ...zhou, active: false };
const goneLi: Person = { ...li, active: false };
const there: readonly Person[] = [zhou, li, wang, tom, chen, sun, stranger, emma, admin];
const everyPart: readonly Person[] = [...there, gone, goneLi];

const waits = (ticket: Ticket): Ticket =>
  happened(ticket, {
    ...{ type: 'waiting-started', by: li.id, at: at('09:20'), reason: 'consent', note: '登录' },
    ...{ stops: ['SLA-4', 'SLA-5'], progress: 'paused', endsWhenAnswered: false },
  });
const { owner: _, ...nobodys } = liHasIt();

const tickets: Readonly<Record<string, Ticket>> = {
  'Li has the ticket': liHasIt(),
  'it waits for the answer': waits(liHasIt()),
  'Wang helps': liHasIt({ collaborators: [wang.id] }),
  'Wang has it now': liHasIt({ owner: wang.id }),
  'nobody has it': { ...nobodys, state: 'new' },
  'it is somebody else’s': liHasIt({ requester: stranger.id }),
  'it is Li’s own after all': liHasIt({ requester: li.id }),
  'it is resolved': resolvedByLi(),
  'it is closed': closedForZhou(),
  'it was a duplicate': happened(liHasIt(), {
    ...{ type: 'cancelled', by: li.id, at: at('09:40'), reason: 'duplicate', note: '', duplicateOf: ticketId(1000) },
  }),
};

const answers = { words: '可以', requester: 'slack:U0SOMEBODY' };
const desks: readonly Desk[] = [desk, { ...desk, permits: { [zhou.id]: [emma.id] } }];

/** What this person is shown on their card. */
const offeredTo = (consent: Consent, by: Person, now: DecisionContext): ReadonlySet<string> => {
  const card = consentCard(consentViewOf(consent, now), by);
  return new Set(
    card.parts.flatMap((part) =>
      part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])].map(({ action }) => action) : [],
    ),
  );
};

/** Everything ends at its first word that would be kept. */
class Written extends Error {}

/** Commands over one consent and its ticket as they stand. */
function depsWith(consent: Consent, ticket: Ticket, { by, desk: here }: { by: Person; desk: Desk }): CommandDeps {
  const known = there.map((person) => (person.id === by.id ? by : person));
  const writes = () => Promise.reject(new Written());
  const tx: Transaction = {
    now: at('09:45'),
    ticket: async () => ticket,
    load: async ({ kind }) => (kind === 'ticket' ? ticket : consent) as never,
    linkedTo: async ({ kind }) => (kind === 'ticket' ? linked(consent) : []),
    staff: async () => known.filter(({ roles }) => roles.length > 0),
    person: async (id) => known.find((one) => one.id === id),
    shiftsAt: async () => ({ overrides: [], changes: [] }),
    shiftsIn: async () => ({ overrides: [], changes: [] }),
    callsIn: async () => [],
    ofPerson: async () => [],
    openOf: async () => [],
    decideDuty: async () => undefined,
    hold: async () => undefined,
    firstTime: async () => true,
    openTickets: async () => new Map(),
    events: async () => [],
    ownedBy: async () => [],
    sameReport: async () => undefined,
    ...{ open: writes, record: writes, want: writes, announce: writes },
    readLinkedTo: async () => undefined,
    announceAtEnd: () => undefined,
  };
  return {
    uow: { transact: (_now, work) => work(tx) },
    desk: here,
    clock: { now: () => at('09:45'), monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> },
    committed: () => undefined,
    pause: async () => undefined,
  };
}

/** What comes of it when somebody presses it, by the path that every press takes. */
async function isDone(deps: CommandDeps, action: string, { id }: Consent, by: Person): Promise<boolean> {
  try {
    const came = await actOn(deps, { key: action, action, about: { kind: 'consent', id }, by, answers });
    if (isInvalid(came)) throw new Error(`${action}: ${JSON.stringify(came)}`);
    return false;
  } catch (error) {
    if (error instanceof Written) return true;
    throw error;
  }
}

test.each(desks.map((here, nth) => [['without', 'with'][nth], here] as const))(
  'whoever is offered something about a consent may do it, and nobody else may, %s a lead of the department (SITE-4, SITE-5)',
  async (_lead, here) => {
    const wrong: string[] = [];
    const done = new Set<string>();
    for (const [name, consent] of Object.entries(consentGallery())) {
      for (const [where, ticket] of Object.entries(tickets)) {
        for (const by of everyPart) {
          const deps = depsWith(consent, ticket, { by, desk: here });
          const offered = offeredTo(consent, by, around(ticket, { desk: here }));
          for (const { id } of consentActions) {
            const came = await isDone(deps, id, consent, by);
            if (came) done.add(id);
            if (came !== offered.has(id)) wrong.push(`${name}, ${where}, ${by.id} ${by.active}: ${id}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([...done].toSorted()).toEqual(consentActions.map(({ id }) => id).toSorted());
  },
);

test('nobody but those who may know of a consent reads its card, page or line (SITE-4)', () => {
  const seenBy = (consent: Consent, now: DecisionContext): readonly string[] =>
    there.filter((by) => consentKind.maySee(consent, by, now)).map(({ id }) => id);
  const inside = [li, wang, tom, chen, sun, admin].map(({ id }) => id);
  expect(seenBy(aConsent(), around())).toEqual([zhou.id, ...inside]);
  expect(seenBy(aConsent(asked(), next.named(stranger.id)), around())).toEqual(
    there.filter(({ id }) => id !== emma.id).map(({ id }) => id),
  );
  expect(seenBy(aConsent(), around(liHasIt(), { desk: { ...desk, permits: { [zhou.id]: [emma.id] } } }))).toEqual(
    there.filter(({ id }) => id !== stranger.id).map(({ id }) => id),
  );
  // Zhou knows of it no more once it turned out to be somebody else's.
  expect(seenBy(aConsent(asked(), next.corrected()), around(liHasIt({ requester: wang.id })))).toEqual(inside);
});

const decides = new Set(['allow', 'done', 'not-needed', 'for-me', 'refuse', 'take-back']);
const deciders = (consent: Consent, now: DecisionContext): readonly PersonId[] =>
  everyPart
    .filter((by) => by !== gone && by !== goneLi)
    .filter((by) => [...offeredTo(consent, by, now)].some((action) => decides.has(action)))
    .map(({ id }) => id);

test('only the requester decides, whoever they name, and the leads of their department (SITE-4)', () => {
  const led: DecisionContext = around(liHasIt(), { desk: { ...desk, permits: { [zhou.id]: [sun.id] } } });
  expect(deciders(aConsent(), around())).toEqual([zhou.id]);
  expect(deciders(aConsent(), led)).toEqual([zhou.id, sun.id]);
  expect(deciders(aConsent(asked(), next.named(stranger.id)), around())).toEqual([zhou.id, stranger.id]);
  // Neither the lead of the desk, nor who asked, nor whoever works on it since.
  expect(deciders(aConsent(asked(), next.named(wang.id)), around(liHasIt({ collaborators: [wang.id] })))).toEqual([
    zhou.id,
  ]);
  expect(deciders(aConsent(asked(), next.named(li.id)), around())).toEqual([zhou.id]);
  // The ticket was somebody else's after all: they decide, and Zhou does not.
  expect(deciders(aConsent(), around(liHasIt({ requester: stranger.id })))).toEqual([stranger.id]);
});

test('who asked, and whoever works on the ticket, cannot be named to decide', () => {
  const naming = consentActions.find(({ id }) => id === 'name');
  const named = (person: Person, ticket = liHasIt()) =>
    naming?.decide(aConsent(), act(zhou, { requester: person.id }), around(ticket));
  expect(named(stranger)).toMatchObject({ type: 'named', person: stranger.id });
  expect(named(li)).toMatchObject({ kind: 'invalid' });
  expect(named(wang, liHasIt({ collaborators: [wang.id] }))).toMatchObject({ kind: 'invalid' });
  expect(named(zhou)).toMatchObject({ kind: 'invalid' });
});

test.each([askPermission, announceStep])(
  'is asked by whoever works on an open ticket that somebody has, and not of oneself: $id',
  ({ refuse }) => {
    const asks = (ticket: Ticket): readonly PersonId[] =>
      everyPart
        .filter((by) => refuse({ about: ticketRef(ticket.id), record: ticket }, by, context()) === undefined)
        .map(({ id }) => id);
    const { owner: _, ...nobodys } = liHasIt();
    expect(asks(liHasIt({ collaborators: [wang.id] }))).toEqual([li.id, wang.id, chen.id]);
    expect(asks(nobodys)).toEqual([]);
    expect(asks(liHasIt({ requester: li.id }))).toEqual([chen.id]);
    expect(asks(resolvedByLi())).toEqual([]);
    expect(asks(closedForZhou())).toEqual([]);
    expect(refuse(undefined, li, context())).toMatchObject({ kind: 'refusal' });
  },
);
