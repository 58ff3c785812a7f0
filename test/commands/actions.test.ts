import { isBeginning } from '../../src/commands/kinds';
import { actionOf, ticketActions } from '../../src/commands/ticket/index';
import type { Person } from '../../src/domain/people/person';
import { isInvalid, isRefusal, refuse } from '../../src/domain/refusal';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { Button } from '../../src/views/card';
import type { Answers } from '../../src/views/form';
import { gallery } from '../../src/views/gallery';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { isOffered, refusedToBegin, verdictOn } from '../kit/judged';
import { ticketViewOf } from '../kit/ticket-views';
import {
  act,
  at,
  cast,
  chen,
  closedForZhou,
  context,
  everybody,
  happened,
  li,
  liHasIt,
  sun,
  tom,
  wang,
  zhou,
} from '../kit/tickets';

const jobs = galleryTickets(cast).filter(({ name }) => name.endsWith('shortest texts'));
const momentAfter = (ticket: Ticket) => after(cast.startsAt, minutes(ticket.version + 1));

/** Answers that fill in any form. */
const filled = (ticket: Ticket, now = momentAfter(ticket)): Answers => ({
  reason: 'vendor',
  note: 'n',
  text: 't',
  finding: 'f',
  due: after(now, minutes(30)),
  person: (ticket.owner === tom.id || ticket.collaborators.includes(tom.id) ? wang : tom).id,
  cause: 'c',
  fix: 'f',
  advice: 'a',
  of: 'IT-1000',
  stars: '3',
  updates: 'news',
  spot: '7 楼，靠窗',
});

test('what is offered to somebody is not refused when they do it, whoever they are and in every state', () => {
  const wrong = jobs.flatMap(({ name, ticket }) =>
    everybody.flatMap((viewer) =>
      ticketActions.flatMap((action) => {
        const now = context(momentAfter(ticket));
        // Its form is about many tickets, each of which is assigned by itself (`chat/people/reassign`).
        const forMany = action.id === 'reassign-all';
        if (forMany || action.refuse(ticket, viewer, now)) return [];
        const value = new Map([
          ['progress-state', '0'],
          ['updates-set', 'news'],
          ['assign-to', String(filled(ticket)['person'])],
        ]).get(action.id);
        const verdict = action.decide(ticket, act(viewer, filled(ticket), value), now);
        return isRefusal(verdict) || isInvalid(verdict)
          ? [`${name}, ${viewer.id}: ${action.id} ${JSON.stringify(verdict)}`]
          : [];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test('every button drawn on a card works for the people the card is for', () => {
  const tickets = new Map(jobs.map((ticket) => [ticket.name, ticket.ticket]));
  const drawn = gallery({ cast, view: (ticket, moment) => ticketViewOf(ticket, context(moment)) });
  const readers: Readonly<Record<string, readonly Person[]>> = {
    engineers: [li, wang, tom, chen],
    requester: [zhou],
    rescue: [li],
    answer: [zhou],
    callback: [chen],
    doubt: [zhou],
    'doubt unanswered': [chen],
    'promise reminder': [li, wang],
    'progress ask': [li, wang],
    handover: [wang],
    assignment: [li],
  };
  const wrong: string[] = [];
  for (const { name, card } of drawn) {
    const [kind = '', job = '', texts] = name.split(', ');
    const ticket = tickets.get(`${job}, ${texts}`);
    // Reminders and questions are only sent while the ticket is in work.
    const sent = ['promise reminder', 'progress ask'].includes(kind) ? !ticket?.resolution && !ticket?.cancelled : true;
    const settled = kind === 'callback' && ticket?.callback?.doneAt !== undefined;
    if (!ticket || !card || !sent || settled || name.endsWith('later')) continue;
    const buttons = card.parts.flatMap((part) =>
      part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : [],
    );
    for (const button of buttons) {
      const works = (readers[kind] ?? []).some((reader) => !refused(button, ticket, reader));
      if (!works) wrong.push(`${name}: ${button.action}`);
    }
  }
  expect(wrong).toEqual([]);
});

function refused({ action: id, value }: Button, ticket: Ticket, reader: Person): boolean {
  const now = context(momentAfter(ticket));
  if (isBeginning(id)) return refusedToBegin(id, ticket, reader, now) !== undefined;
  const verdict = verdictOn(id, ticket, act(reader, filled(ticket), value), now);
  return isRefusal(verdict) || isInvalid(verdict);
}

test('has every action once', () => {
  expect(new Set(ticketActions.map(({ id }) => id)).size).toBe(ticketActions.length);
});

test('shows a lead how to move on the ticket of an owner who has left', () => {
  const gone = { ...li, active: false };
  const people = new Map(everybody.map((person) => [person.id, person.id === li.id ? gone : person]));
  const { buttons, menu } = ticketViewOf(liHasIt(), context(at('09:15'), { people })).offered('engineers');
  expect([...buttons, ...menu].map(({ action }) => action)).toEqual(
    expect.arrayContaining(['hand-over', 'return-claim']),
  );
});

test('offers a rating and a reopening only while they are taken', () => {
  const rated = closedForZhou({
    rating: { stars: 4, reasons: [], comment: '', firstAt: at('09:30'), at: at('09:30') },
  });
  const offers = (moment: string) =>
    ['rate-more', 'reopen'].filter((id) => isOffered(id, rated, zhou, context(at(moment))));
  expect(offers('10:00')).toEqual(['rate-more', 'reopen']);
  expect(offers('2026-11-25T10:00')).toEqual(['reopen']);
  expect(offers('2026-12-03T10:00')).toEqual(['reopen']);
  expect(offers('2026-12-04T00:00')).toEqual([]);
});

test('keeps what was said about a rating when it is changed, and lets the stars be changed', () => {
  const rated = closedForZhou({
    rating: { stars: 2, reasons: ['attitude'], comment: '慢', firstAt: at('09:30'), at: at('09:30') },
  });
  const form = actionOf('rate-more')?.form?.(rated, act(zhou), context(at('09:40')));
  expect(form?.fields).toMatchObject([
    { name: 'stars', initial: '2' },
    { initial: ['attitude'] },
    { initial: '慢' },
    {},
  ]);
  const changed = verdictOn('rate', rated, act(zhou, { stars: '4', comment: '好了' }), context(at('09:40')));
  expect(changed).toMatchObject({ type: 'rated', stars: 4, comment: '好了' });
});

test('lets a manager, too, say that the call-back was made, once', () => {
  const owed = closedForZhou({ callback: { due: at('18:00'), reminded: true } });
  const done = closedForZhou({ callback: { due: at('18:00'), reminded: true, doneAt: at('11:00') } });
  const offered = (ticket: Ticket) => isOffered('called-back', ticket, sun, context());
  expect([offered(owed), offered(done)]).toEqual([true, false]);
});

test.each([
  ['IT-1042', 1042],
  ['1042', 1042],
  ['和 it-7 重复 IT-9', 9],
])('reads %j as the number of the other job', (words, id) => {
  const action = actionOf('duplicate');
  expect(action?.names?.(act(li, { of: words }))).toMatchObject({ field: 'of', about: { kind: 'ticket', id } });
  expect(verdictOn('duplicate', liHasIt(), act(li, { of: words }), context())).toMatchObject({ duplicateOf: id });
});

test.each(['', 'the other one', 'IT-12345678901234567890'])('does not read %j as the number of a job', (words) => {
  const verdict = verdictOn('duplicate', liHasIt(), act(li, { of: words }), context());
  expect(verdict).toEqual({ kind: 'invalid', fields: { of: { say: 'form.noTicketNumber' } } });
});

test('a state tapped twice is reported once; a minute later it may be said again (HOT-5)', () => {
  const tap = (ticket: Ticket, time: string) =>
    verdictOn('progress-state', ticket, act(li, {}, '0'), context(at(time)));
  const first = tap(liHasIt(), '10:00');
  if (!('type' in first)) throw new Error('refused');
  const told = happened(liHasIt(), first);
  expect(tap(told, '10:01')).toEqual(refuse('refusal.saidAlready'));
  expect(tap(told, '10:02')).toMatchObject({ type: 'progress-reported' });
});
