import { ticketPath } from '../../src/commands/kinds';
import { ticketActions } from '../../src/commands/ticket/index';
import { ticketKind } from '../../src/commands/ticket/kind';
import { personId } from '../../src/domain/people/person';
import type { DecisionContext, Linked } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import { maySee } from '../../src/domain/ticket/who-may';
import { engineersCard } from '../../src/views/engineers-card';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { announcementsOf, redrawnAs } from '../../src/views/record/announcements-of';
import { aComplaint, admin, around, desk, people, qian } from '../kit/complaints';
import { verdictOn } from '../kit/judged';
import { act, at, cast, chen, li, sun, tom, wang, zhou } from '../kit/tickets';

const tickets = galleryTickets(cast).filter(({ name }) => name.endsWith('shortest texts'));
const moment = at('12:00');
const emma = { ...zhou, id: personId('slack:U0EMMA'), identities: { slack: 'U0EMMA' } };
const formerOwner = tom;
const readers = [zhou, emma, li, wang, formerOwner, chen, sun, qian, admin, { ...zhou, id: personId('slack:U0WU') }];

/** What somebody complains about, and whether the requester of the ticket is who does. */
const complaints = [
  { name: 'by its requester', complainant: zhou.id },
  { name: 'of somebody else, which a lead wrote down', complainant: emma.id, filedBy: chen.id },
];

const contexts = (complaint: object): readonly [without: DecisionContext, during: DecisionContext] => {
  const linked: readonly Linked[] = [{ about: { kind: 'complaint', id: 7 }, record: complaint }];
  const now = around(moment, [...people, emma]);
  return [now, { ...now, linked }];
};

describe.each(complaints)('a complaint about a ticket, made $name, leaves no trace on it', (made) => {
  const complaint = { ...aComplaint({ against: li.id }), about: ticketRef(1001 as never), ...made };
  const [without, during] = contexts(complaint);
  const others = readers.filter(({ id }) => id !== made.complainant);

  test('for anybody but its complainant, on any card, in any state', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const { name, ticket } of tickets) {
      const [plain, held] = [without, during].map((now) => ticketPath.viewOf(ticket, now));
      if (plain === undefined || held === undefined) throw new Error('two views');
      expect(engineersCard(held)).toEqual(engineersCard(plain));
      for (const reader of others) {
        if (!maySee(ticket, reader)) continue;
        compared += 1;
        const [was, is] = [plain, held].map((view) => JSON.stringify(ticketKind.cards(view, reader)));
        if (was !== is) wrong.push(`${name}: ${reader.id}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });

  test('nor in what is said and drawn anew, to anybody but its complainant', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const { name, ticket, events } of tickets) {
      const event = events.at(-1);
      if (event === undefined) throw new Error(name);
      const [was, is] = [without, during].map((now) => {
        const view = ticketPath.viewOf(ticket, now);
        const said = announcementsOf(ticketKind, { event, view, before: ticket }, ticket, desk);
        return [...said, ...redrawnAs(ticketKind, view, ticket, { cause: 'c', desk })].filter(
          ({ to }) => to.kind !== 'person' || to.person !== made.complainant,
        );
      });
      compared += was?.length ?? 0;
      if (JSON.stringify(was) !== JSON.stringify(is)) wrong.push(name);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(30);
  });

  test('and a press that would close it reads no more than that something is open', () => {
    const said = new Set<string>();
    for (const { ticket } of tickets) {
      for (const by of others) {
        for (const { id } of ticketActions) {
          const given = act(by, { of: 'IT-1', person: wang.id, text: 't', reason: 'vendor' });
          const [was, is] = [without, during].map((now) => JSON.stringify(verdictOn(id, ticket, given, now)));
          if (was !== is) said.add(`${id}: ${is}`);
        }
      }
    }
    const open = '{"kind":"refusal","say":"refusal.somethingOpen","facts":{}}';
    // A lead whose level has it may give the ticket away.
    const closing = [...said].filter((one) => !one.startsWith('move:'));
    expect(closing).toContain(`duplicate: ${open}`);
    const ways = ['confirm', 'duplicate', 'withdraw'].map((id) => `${id}: ${open}`);
    expect(closing.filter((one) => !ways.includes(one))).toEqual([]);
  });
});
