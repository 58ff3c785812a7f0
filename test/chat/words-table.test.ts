import { gatherHeard, heardBelow } from '../../src/chat/conversation/gather-heard';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import { type Person, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Intent } from '../../src/domain/talk/intent';
import { intentOf } from '../../src/domain/talk/intent-of';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { isOver } from '../../src/domain/ticket/talk';
import { isOpen, type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import type { Said } from '../../src/ports/inbound';
import { engineersSlot, requesterSlot } from '../../src/views/announcement';
import { announced } from '../kit/announced';
import { verdictOn } from '../kit/judged';
import {
  act,
  aTicket,
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

/** Who they are to the ticket: Zhou reported it, Li has it, Wang helps, and Tom is another engineer. */
const writers: Readonly<Record<string, Person>> = {
  requester: zhou,
  owner: li,
  helper: wang,
  colleague: tom,
  lead: chen,
  manager: sun,
  stranger: { ...zhou, id: personId('slack:U0WU'), identities: { slack: 'U0WU' } },
};

const byLi = { by: li.id, at: at('09:15') };
const helped = { collaborators: [wang.id] };
const had = liHasIt(helped);
const waitingFor = (reason: string): TicketEvent => ({
  type: 'waiting-started',
  ...byLi,
  ...{ reason, note: '中文版还是英文版？', stops: [], progress: 'paused', endsWhenAnswered: reason === 'requester' },
});
const cancelled = (reason: 'withdrawn' | 'duplicate'): TicketEvent => ({
  type: 'cancelled',
  ...(reason === 'withdrawn' ? { by: zhou.id, at: at('09:15') } : byLi),
  ...{ reason, note: '', ...(reason === 'duplicate' ? { duplicateOf: 1002 } : {}) },
});

const survivor = (requester: Person): Ticket => ({ ...had, id: ticketId(1002), requester: requester.id });
interface Kept {
  readonly ticket: Ticket;
  readonly other?: Ticket;
  readonly last?: TicketEvent;
}
const states: Readonly<Record<string, Kept>> = {
  new: { ticket: aTicket() },
  claimed: { ticket: had },
  remote: { ticket: happened(had, { type: 'remote-started', ...byLi }) },
  'on-site': { ticket: happened(had, { type: 'dispatched', ...byLi }) },
  'waiting-for-them': { ticket: happened(had, waitingFor('requester')) },
  'waiting-for-parts': { ticket: happened(had, waitingFor('parts')) },
  resolved: { ticket: resolvedByLi(helped) },
  closed: { ticket: closedForZhou(helped) },
  'closed-long-ago': { ticket: closedForZhou({ ...helped, closedAt: at('2026-10-08T10:00') }) },
  withdrawn: { ticket: happened(had, cancelled('withdrawn')) },
  'duplicate-of-theirs': {
    ticket: happened(had, cancelled('duplicate')),
    other: survivor(zhou),
    last: cancelled('duplicate'),
  },
  'duplicate-of-others': {
    ticket: happened(had, cancelled('duplicate')),
    other: survivor(sun),
    last: cancelled('duplicate'),
  },
};

/** As much of a desk as words are looked up in. */
function deskWith({ ticket, other, last }: Kept): InboundDeps {
  const all = other === undefined ? [ticket] : [ticket, other];
  const works = ({ owner, collaborators }: Ticket, id: Person['id']) => owner === id || collaborators.includes(id);
  return {
    desk,
    clock: { now: () => at('09:40') },
    tickets: {
      find: async (id: number) => all.find((one) => one.id === id),
      events: async (id: number) => (id === ticket.id && last ? [{ event: last }] : []),
      ofRequester: async (id: Person['id']) => all.filter(({ requester }) => requester === id),
      ofEngineer: async (id: Person['id']) => all.filter((one) => isOpen(one) && works(one, id)),
    },
    shared: { get: async () => undefined },
  } as unknown as InboundDeps;
}

const from = { platform: 'slack', account: 'x', profile: async () => ({ name: 'x' }) };
const words = '还是不行';
const said = (where: Said['where'], text: string, recent?: string): Said => ({
  ...{ from, key: 'k', where, text, files: [] },
  ...(recent === undefined ? {} : { recent }),
});

type Way = (deps: InboundDeps, by: Person, ticket: Ticket) => Promise<Intent>;
/** Where it is written. On Slack below the card of the ticket, or to the desk; on WeCom by its number, or after hearing of it. */
const ways: Readonly<Record<string, Way>> = {
  slackBelow: async (deps, by, ticket) => {
    const slot = ticket.requester === by.id ? requesterSlot(ticket) : engineersSlot(ticketRef(ticket.id), 'slack');
    const heard = await heardBelow(deps, by, said('thread', words), slot);
    if (heard === undefined) throw new Error('there is no such ticket');
    return intentOf(heard);
  },
  slackAlone: async (deps, by) => intentOf(await gatherHeard(deps, by, said('direct', words))),
  wecomNamed: async (deps, by, ticket) =>
    intentOf(await gatherHeard(deps, by, said('chat', `IT-${ticket.id} ${words}`))),
  wecomAfter: async (deps, by, ticket) => {
    const slot = ticket.requester === by.id ? `${ticket.id}:requester` : `${ticket.id}:engineers:wecom`;
    return intentOf(await gatherHeard(deps, by, said('chat', words, slot)));
  },
};

/** In one word, what becomes of it. */
const inOneWord: { readonly [Does in Intent['do']]: (does: Extract<Intent, { do: Does }>) => string } = {
  pass: ({ as, ticket }) => `${as === 'reply' ? 'requester' : 'staff'}${ticket.id === 1001 ? '' : '-of-other'}`,
  'ask-over': ({ reopen }) => (reopen ? 'back-new-remark?' : 'new-remark?'),
  'ask-send': () => 'send?',
  'ask-which': () => 'which?',
  'ask-belongs': () => 'belongs?',
  tell: () => 'told',
  'ask-begin': () => 'begins?',
  join: () => 'joins',
  report: () => 'report?',
  show: () => 'shown',
  'small-talk': () => 'talk',
  help: () => 'help',
  refuse: () => 'refused',
};
const word = (does: Intent): string => (inOneWord[does.do] as (does: Intent) => string)(does);

/** Whom the words reach, or what is asked or answered: for every state, every writer, on both platforms. */
const table = `
  ticket                   writer      slackBelow         slackAlone         wecomNamed         wecomAfter
  new                   requester   staff              report?             staff              staff
  new                   owner       requester          report?             requester          report?
  new                   helper      requester          report?             requester          report?
  new                   colleague   requester          report?             requester          report?
  new                   lead        requester          report?             requester          report?
  new                   manager     refused             report?             refused             report?
  new                   stranger    refused             report?             report?             report?
  claimed               requester   staff              report?             staff              staff
  claimed               owner       requester          report?             requester          send?
  claimed               helper      requester          report?             requester          send?
  claimed               colleague   requester          report?             requester          report?
  claimed               lead        requester          report?             requester          report?
  claimed               manager     refused             report?             refused             report?
  claimed               stranger    refused             report?             report?             report?
  remote                requester   staff              report?             staff              staff
  remote                owner       requester          report?             requester          send?
  remote                helper      requester          report?             requester          send?
  remote                colleague   requester          report?             requester          report?
  remote                lead        requester          report?             requester          report?
  remote                manager     refused             report?             refused             report?
  remote                stranger    refused             report?             report?             report?
  on-site               requester   staff              report?             staff              staff
  on-site               owner       requester          report?             requester          send?
  on-site               helper      requester          report?             requester          send?
  on-site               colleague   requester          report?             requester          report?
  on-site               lead        requester          report?             requester          report?
  on-site               manager     refused             report?             refused             report?
  on-site               stranger    refused             report?             report?             report?
  waiting-for-them      requester   staff              report?             staff              staff
  waiting-for-them      owner       requester          report?             requester          send?
  waiting-for-them      helper      requester          report?             requester          send?
  waiting-for-them      colleague   requester          report?             requester          report?
  waiting-for-them      lead        requester          report?             requester          report?
  waiting-for-them      manager     refused             report?             refused             report?
  waiting-for-them      stranger    refused             report?             report?             report?
  waiting-for-parts     requester   staff              report?             staff              staff
  waiting-for-parts     owner       requester          report?             requester          send?
  waiting-for-parts     helper      requester          report?             requester          send?
  waiting-for-parts     colleague   requester          report?             requester          report?
  waiting-for-parts     lead        requester          report?             requester          report?
  waiting-for-parts     manager     refused             report?             refused             report?
  waiting-for-parts     stranger    refused             report?             report?             report?
  resolved              requester   staff              report?             staff              staff
  resolved              owner       requester          report?             requester          report?
  resolved              helper      requester          report?             requester          report?
  resolved              colleague   requester          report?             requester          report?
  resolved              lead        requester          report?             requester          report?
  resolved              manager     refused             report?             refused             report?
  resolved              stranger    refused             report?             report?             report?
  closed                requester   back-new-remark?   back-new-remark?   back-new-remark?   back-new-remark?
  closed                owner       send?              report?             send?              report?
  closed                helper      send?              report?             send?              report?
  closed                colleague   send?              report?             send?              report?
  closed                lead        send?              report?             send?              report?
  closed                manager     refused             report?             refused             report?
  closed                stranger    refused             report?             report?             report?
  closed-long-ago       requester   new-remark?        report?             new-remark?        new-remark?
  closed-long-ago       owner       send?              report?             send?              report?
  closed-long-ago       helper      send?              report?             send?              report?
  closed-long-ago       colleague   send?              report?             send?              report?
  closed-long-ago       lead        send?              report?             send?              report?
  closed-long-ago       manager     refused             report?             refused             report?
  closed-long-ago       stranger    refused             report?             report?             report?
  withdrawn             requester   new-remark?        report?             new-remark?        new-remark?
  withdrawn             owner       send?              report?             send?              report?
  withdrawn             helper      send?              report?             send?              report?
  withdrawn             colleague   send?              report?             send?              report?
  withdrawn             lead        send?              report?             send?              report?
  withdrawn             manager     refused             report?             refused             report?
  withdrawn             stranger    refused             report?             report?             report?
  duplicate-of-theirs   requester   staff-of-other     report?             staff-of-other     staff-of-other
  duplicate-of-theirs   owner       send?              report?             send?              send?
  duplicate-of-theirs   helper      send?              report?             send?              send?
  duplicate-of-theirs   colleague   send?              report?             send?              report?
  duplicate-of-theirs   lead        send?              report?             send?              report?
  duplicate-of-theirs   manager     refused             report?             refused             report?
  duplicate-of-theirs   stranger    refused             report?             report?             report?
  duplicate-of-others   requester   new-remark?        report?             new-remark?        new-remark?
  duplicate-of-others   owner       send?              report?             send?              send?
  duplicate-of-others   helper      send?              report?             send?              send?
  duplicate-of-others   colleague   send?              report?             send?              report?
  duplicate-of-others   lead        send?              report?             send?              report?
  duplicate-of-others   manager     refused             report?             refused             staff-of-other
  duplicate-of-others   stranger    refused             report?             report?             report?
`;

const [head = [], ...rows] = table.split('\n').flatMap((line) => (line.trim() ? [line.trim().split(/\s+/)] : []));
const expected = rows.map(([ticket = '', writer = '', ...cells]) => ({
  ticket,
  writer,
  cells: Object.fromEntries(head.slice(2).map((name, nth) => [name, cells[nth] ?? ''])),
}));

test('the table has every state, every writer and every way of both platforms, and no empty cell', () => {
  const pairs = Object.keys(states).flatMap((ticket) => Object.keys(writers).map((writer) => `${ticket} ${writer}`));
  expect(expected.map(({ ticket, writer }) => `${ticket} ${writer}`)).toEqual(pairs);
  for (const { cells } of expected) {
    expect(Object.keys(cells)).toEqual(Object.keys(ways));
    expect(Object.values(cells)).not.toContain('');
  }
});

test.each(Object.keys(states))(
  'words to a ticket that is %s reach somebody or are answered, whoever writes',
  async (state) => {
    const kept = states[state] as Kept;
    const found = [];
    for (const [writer, by] of Object.entries(writers)) {
      const cells: Record<string, string> = {};
      for (const [name, way] of Object.entries(ways)) cells[name] = word(await way(deskWith(kept), by, kept.ticket));
      found.push({ ticket: state, writer, cells });
    }
    expect(found).toEqual(expected.filter(({ ticket }) => ticket === state));
  },
);

const passed = (ticket: Ticket, action: string, by: Person): TicketEvent =>
  verdictOn(action, ticket, act(by, { text: words }), context(at('09:40'))) as TicketEvent;

test.each(Object.keys(states))('what passes at a ticket that is %s is read by somebody on the other side', (state) => {
  const { ticket } = states[state] as Kept;
  const heard = (action: string, by: Person): readonly string[] =>
    announced(ticket, passed(ticket, action, by)).flatMap(({ to, content }) => {
      if (!JSON.stringify(content).includes(words)) return [];
      if (to.kind === 'person') return [to.person];
      return to.kind === 'engineers' ? to.recipients : [];
    });
  expect(heard('reply', li)).toContain(zhou.id);
  // Of what is over they are asked whether it is only a remark.
  const readers = heard(isOver(ticket) ? 'add-remark' : 'add-information', zhou).filter((id) => id !== zhou.id);
  expect(readers).toContain(li.id);
});
