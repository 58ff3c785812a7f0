import { type PersonId, personId } from '../../../src/domain/people/person';
import { redactTicket } from '../../../src/domain/privacy/redact-ticket';
import { type Redaction, withoutFiles, withoutWords } from '../../../src/domain/record/redaction';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { replay, ticketEventTypes } from '../../../src/domain/ticket/evolve';
import type { FileRef } from '../../../src/domain/ticket/ticket';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { steps } from '../../../src/views/gallery-steps';
import { aReport, cast, start } from '../../kit/tickets';

const secret = 'SECRET words';
const file: FileRef = { id: 'F1', name: `${secret}.png`, mime: 'image/png', size: 1, platform: 'desk', source: {} };
const typing = { name: 'longest', text: () => secret, files: [file] } as const;
const words = { title: secret, description: secret, spot: secret, contact: secret, device: secret, files: [file] };
const report = aReport(words);

const actors = { requester: cast.requester, owner: cast.owner, helper: cast.helper, desk: personId('desk') };
const happenings: readonly TicketEvent[] = Object.values(steps).map(({ who, step }) =>
  step({ by: actors[who], at: start }, typing, cast),
);
const logs = [...happenings.map((event) => [report, event]), [report, ...happenings]];
const redactedBy = (log: readonly TicketEvent[], how: Redaction) =>
  redactTicket({ ticket: replay(ticketId(1), log), log }, how);

test('every kind of event is tried', () => {
  expect(new Set(['reported', ...happenings.map(({ type }) => type)])).toEqual(new Set(ticketEventTypes));
});

test('without words nobody finds one, and the log still adds up to its ticket', () => {
  for (const log of logs) {
    const { ticket, log: left } = redactedBy(log, withoutWords);
    expect(JSON.stringify({ ticket, left })).not.toContain('SECRET');
    expect(replay(ticketId(1), left)).toEqual(ticket);
  }
});

test('without files the words stay, and figures stay whatever is taken', () => {
  for (const log of logs) {
    const before = replay(ticketId(1), log);
    const { ticket } = redactedBy(log, withoutFiles);
    expect(ticket.title).toBe(secret);
    expect(JSON.stringify(ticket)).not.toContain('.png');
    const bare = redactedBy(log, withoutWords).ticket;
    const figures = ({ marks, pauses, state, rating, regime, category, breached, version }: typeof bare) =>
      JSON.stringify({ marks, pauses, state, stars: rating?.stars, regime, category, breached, version });
    expect(figures(bare)).toBe(figures(before));
  }
});

test('a person who is taken out is nowhere, in no kind of event', () => {
  const gone = new Set<PersonId>([cast.requester, cast.owner, cast.helper]);
  const how: Redaction = {
    ...withoutWords,
    person: (person) => (gone.has(person) ? personId('erased-1') : person),
  };
  for (const log of logs) {
    const { ticket, log: left } = redactedBy(log, how);
    const text = JSON.stringify({ ticket, left });
    expect([...gone].filter((person) => text.includes(`"${person}"`))).toEqual([]);
    expect(replay(ticketId(1), left)).toEqual(ticket);
  }
});
