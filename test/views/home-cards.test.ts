import { clocksOf } from '../../src/domain/sla/clocks';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { ticketsCard } from '../../src/views/home-cards';
import { aTicket, at, closedForZhou, desk, hours } from '../kit/tickets';

const listAt = (moment: string, ticket: Ticket): string => {
  const clocks = (one: Ticket) => clocksOf(one, desk.slaTargets, hours, at(moment));
  return JSON.stringify(
    ticketsCard(desk, { title: 'desk.openJobs', none: 'desk.noOpenJobs' }, [ticket], { clocksOf: clocks }),
  );
};

test('whoever serves sees what is due next and what was missed (HOT-9)', () => {
  expect(listAt('09:11', aTicket())).toContain('desk.rowDue');
  expect(listAt('10:30', aTicket())).toContain('desk.rowMissed');
  expect(listAt('10:30', closedForZhou())).toContain('desk.rowOwned');
});
