import { type Person, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type TicketEvent, theDesk } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { TicketTimer } from '../../src/domain/ticket/timer';
import { after, type Instant, instant, seconds } from '../../src/domain/time/instant';
import { say } from '../../src/domain/words';
import type { MessageRef } from '../../src/ports/platform';
import type { Lease } from '../../src/ports/queues';
import type { Announcement } from '../../src/views/announcement';
import type { Content } from '../../src/views/card';

export const nine = instant('2026-11-23T09:00:00+08:00');
export const later = (count: number, from: Instant = nine): Instant => after(from, seconds(count));

export const zhang = personId('zhang');
export const li = personId('li');
export const wang = personId('wang');

export const aPerson = (changes: Partial<Person> = {}): Person => ({
  id: li,
  name: '李工',
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  roles: ['engineer'],
  skills: [],
  active: true,
  identities: { slack: 'U1' },
  ...changes,
});

const draft: Omit<Ticket, 'id'> = {
  category: 'hardware.printer',
  kind: 'hardware',
  urgent: false,
  place: 'hq',
  spot: '3F',
  device: '',
  contact: '',
  title: '打印机卡纸',
  description: '打印机卡纸 🖨️',
  files: [],
  source: 'form',
  version: 1,
  state: 'new',
  requester: zhang,
  reportedAt: nine,
  regime: 'inside',
  corrections: [],
  collaborators: [],
  workedBy: [],
  asked: [],
  marks: [{ milestone: 'reported', at: nine, round: 1 }],
  pauses: [],
  promises: [],
  lastReportAt: nine,
  rescueFrom: nine,
  rescueTold: [],
  rescueSteps: 0,
  warned: [],
  breached: [],
  ratingReminded: false,
  pastRatings: [],
  reopenings: 0,
  cameBack: [],
  silentReports: 0,
  lastEventAt: nine,
  unreached: [],
};

export const aDraft = (changes: Partial<Ticket> = {}): Omit<Ticket, 'id'> => ({ ...draft, ...changes });

export const noted = (text = 'looked at it', at: Instant = nine): TicketEvent => ({
  type: 'noted',
  by: theDesk,
  at,
  text,
});

export const aTimer = (key: string, due: Instant, changes: Partial<TicketTimer> = {}): TicketTimer => ({
  kind: 'breach',
  key,
  due,
  about: 'SLA-2',
  ...changes,
});

/** The outbox looks into no content, so a marked one will do. */
const content = (mark: string): Content => ({ mark, say: say('card.title' as never) }) as unknown as Content;

export const anAnnouncement = (key: string, changes: Partial<Announcement> = {}): Announcement => ({
  to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] },
  content: content(key),
  reason: 'card',
  key,
  about: ticketRef(1001 as never),
  ...changes,
});

export const leaseOf = (worker: string, now: Instant, length = 30): Lease => ({ worker, now, length: seconds(length) });

export const aRef = (key: string): MessageRef => ({ key, data: { channel: 'C1', ts: key } });
