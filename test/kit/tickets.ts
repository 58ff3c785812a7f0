import type { ActionInput } from '../../src/commands/record/action';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../src/demo/demo-desk';
import { type Desk, placeOf } from '../../src/domain/desk';
import { type Person, personId } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { byPattern } from '../../src/domain/roster/shifts';
import type { EventOf, TicketEvent } from '../../src/domain/ticket/event';
import { evolve, replay } from '../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { type Instant, instant } from '../../src/domain/time/instant';
import type { Cast } from '../../src/views/gallery-steps';
import { inEnglish } from './in-english';

const read = readDeskFile(demoDesk, 'demo');
if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));

/** The demo's desk: five working days 9–12 and 13–18 in Shanghai, three engineers, a lead, two managers. */
export const desk: Desk = compileDesk(read.file);
export const { hours } = placeOf(desk, 'shanghai');

const staff = (id: string): Person => {
  const found = desk.people.find((person) => person.id === id);
  if (!found) throw new Error(`the demo has no ${id}`);
  return found;
};

export const li = staff('li.na');
export const wang = staff('wang.lei');
export const tom = staff('tom.baker');
export const chen = staff('chen.hao');
export const sun = staff('sun.yue');
export const kate = staff('kate.miller');
export const zhou: Person = {
  ...li,
  id: personId('slack:U0ZHOUTING'),
  name: '周婷',
  roles: [],
  identities: { slack: 'U0ZHOUTING' },
};
export const everybody: readonly Person[] = [...desk.people, zhou];

/** A moment on Tuesday 2026-11-24 in Shanghai, or on the date that is written before it. */
export const at = (time: string): Instant => {
  const whole = time.includes('T') ? time : `2026-11-24T${time}`;
  return instant(`${whole.length === 16 ? `${whole}:00` : whole}+08:00`);
};

/** Ten past nine. */
export const start = at('09:10');

const report: EventOf<'reported'> = {
  type: 'reported',
  by: zhou.id,
  at: start,
  requester: zhou.id,
  regime: 'inside',
  category: 'hardware.printer',
  kind: 'hardware',
  urgent: false,
  place: 'shanghai',
  spot: '3F',
  device: '',
  contact: '',
  title: '打印机卡纸',
  description: '打印机卡纸',
  files: [],
  source: 'form',
};

/** A report by Zhou at ten past nine. */
export const aReport = (changes: Partial<EventOf<'reported'>> = {}): EventOf<'reported'> => ({ ...report, ...changes });

/** A new ticket, with what the test is about. */
export const aTicket = (changes: Partial<Ticket> = {}): Ticket => ({ ...replay(ticketId(1001), [report]), ...changes });

/** The ticket after more has happened to it. */
export const happened = (ticket: Ticket, ...events: readonly TicketEvent[]): Ticket => events.reduce(evolve, ticket);

/** A ticket that Li claimed a minute after the report. */
export const liHasIt = (changes: Partial<Ticket> = {}): Ticket => ({
  ...happened(aTicket(), { type: 'claimed', by: li.id, at: at('09:11') }),
  ...changes,
});

/** What Li says it was, two minutes later. */
export const resolvedByLi = (changes: Partial<Ticket> = {}): Ticket => ({
  ...happened(liHasIt(), {
    type: 'resolved',
    by: li.id,
    at: at('09:13'),
    cause: '卷纸',
    fix: '清理',
    advice: '用干纸',
  }),
  ...changes,
});

/** The same, confirmed by Zhou. */
export const closedForZhou = (changes: Partial<Ticket> = {}): Ticket => ({
  ...happened(resolvedByLi(), { type: 'confirmed', by: zhou.id, at: at('09:20'), how: 'confirmed' }),
  ...changes,
});

/** Everything a rule may look at, at a moment; Li is on duty, Wang stands behind her. */
export const context = (now: Instant = start, changes: Partial<DecisionContext> = {}): DecisionContext => ({
  at: now,
  desk,
  shifts: byPattern(changes.desk ?? desk),
  linked: [],
  duty: { primary: li.id, backup: wang.id },
  people: new Map(everybody.map((person) => [person.id, person])),
  rostered: [li.id, wang.id],
  onShift: [li.id, wang.id],
  ...changes,
});

/** Somebody acting, with what they gave. */
export const act = (by: Person, answers: ActionInput['answers'] = {}, value?: string): ActionInput => ({
  by,
  answers,
  ...(value === undefined ? {} : { value }),
});

/** Who plays in the gallery. */
export const cast: Cast = {
  requester: zhou.id,
  owner: li.id,
  helper: wang.id,
  startsAt: start,
  category: 'hardware.printer',
  place: 'shanghai',
};
