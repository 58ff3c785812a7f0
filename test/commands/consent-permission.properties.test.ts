import { consentActions } from '../../src/commands/consent/actions';
import { announceStep, askPermission } from '../../src/commands/consent/begin-consent';
import type { Consent } from '../../src/domain/consent/consent';
import { type Person, type PersonId, personId } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import { isInvalid, isRefusal } from '../../src/domain/refusal';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { consentCard } from '../../src/views/consent/consent-card';
import { aConsent, around, asked, consentGallery, consentViewOf, next } from '../kit/consents';
import {
  act,
  chen,
  closedForZhou,
  context,
  desk,
  li,
  liHasIt,
  resolvedByLi,
  sun,
  tom,
  wang,
  zhou,
} from '../kit/tickets';

const stranger: Person = { ...zhou, id: personId('slack:U0WU'), identities: { slack: 'U0WU' } };
const gone: Person = { ...zhou, active: false };
const goneLi: Person = { ...li, active: false };
const everyPart: readonly Person[] = [zhou, li, wang, tom, chen, sun, stranger, gone, goneLi];

const tickets: Readonly<Record<string, Ticket>> = {
  'Li has the ticket': liHasIt(),
  'Wang helps': liHasIt({ collaborators: [wang.id] }),
  'Wang has it now': liHasIt({ owner: wang.id }),
  'it is resolved': resolvedByLi(),
};

const answers = { words: '可以', requester: 'slack:U0SOMEBODY' };

/** What this person is shown on their card. */
const offeredTo = (consent: Consent, by: Person, now: DecisionContext): ReadonlySet<string> => {
  const card = consentCard(consentViewOf(consent, now), by);
  return new Set(
    card.parts.flatMap((part) =>
      part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])].map(({ action }) => action) : [],
    ),
  );
};

test('whoever is offered something about a consent may do it, and nobody else may (SITE-4, SITE-5)', () => {
  const wrong: string[] = [];
  let may = 0;
  for (const [name, consent] of Object.entries(consentGallery())) {
    for (const [where, ticket] of Object.entries(tickets)) {
      for (const by of everyPart) {
        const now = around(ticket);
        const offered = offeredTo(consent, by, now);
        for (const action of consentActions) {
          const no = action.refuse(consent, by, now);
          const came = no ?? action.decide(consent, act(by, answers), now);
          const isDone = !isRefusal(came) && !isInvalid(came);
          may += isDone ? 1 : 0;
          if (isDone !== offered.has(action.id)) wrong.push(`${name}, ${where}, ${by.id}: ${action.id}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(may).toBeGreaterThan(50);
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
