import { actOn, fireTimer, renewTimers } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { reportFault } from '../../src/commands/report-fault';
import type { Person } from '../../src/domain/people/person';
import { ticketOf, ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { timersFor } from '../../src/domain/ticket/timer-rules';
import { after, days, minutes } from '../../src/domain/time/instant';
import type { DueTimer } from '../../src/ports/queues';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { wantTimers } from '../kit/ticket-in-tx';
import { at, desk, li, wang, zhou } from '../kit/tickets';

let keys = 0;
const nextKey = (): string => `race:${++keys}`;

describeEachDatabase('wake-ups of a ticket that changes meanwhile', (kind) => {
  const hand = deskAtHand(kind, 2);
  const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', sameReport: 'new' };

  async function reported(): Promise<Ticket> {
    const request = { key: nextKey(), by: zhou, requester: zhou, source: 'form', answers } as const;
    const done = await reportFault(hand.deps(), { ...request, answers: { ...answers, description: request.key } });
    if (done.kind !== 'reported') throw new Error(done.kind);
    return done.ticket;
  }
  /** As after a changed desk file, or another release: what is there is not what is wanted. */
  const outdated = async ({ id }: Ticket): Promise<void> => {
    await hand.deps().uow.transact(hand.now, async (tx) => wantTimers(tx, await tx.ticket(id), []));
  };
  const press = (action: string, { id }: Ticket, by: Person, nth = 1) =>
    actOn(hand.deps(nth), { key: nextKey(), action, about: ticketRef(id), by, answers: {} });

  /** The first desk's view, in which something happens right after each first look at the ticket. */
  function interrupted(meanwhile: () => Promise<unknown>): { deps: CommandDeps; happened: () => Promise<unknown> } {
    const { uow, ...deps } = hand.deps(0);
    let running: Promise<unknown> | undefined;
    const look: CommandDeps['uow'] = {
      transact: (now, work) =>
        uow.transact(now, (tx) =>
          work(
            new Proxy(tx, {
              get: (target, name) => {
                const found: unknown = Reflect.get(target, name, target);
                if (typeof found !== 'function') return found;
                return async (...given: unknown[]) => {
                  const answer: unknown = await found.apply(target, given);
                  if ((name === 'ticket' || name === 'load') && running === undefined) {
                    running = meanwhile();
                    // SQLite lets nobody else write before this transaction ends.
                    if (kind.name !== 'embedded') await running;
                  }
                  return answer;
                };
              },
            }),
          ),
        ),
    };
    return { deps: { ...deps, uow: look }, happened: async () => running };
  }

  async function expectRight(...ids: readonly Ticket['id'][]): Promise<void> {
    const [store] = hand.stores;
    const lease = { worker: 'last', now: after(hand.now, days(90)), length: minutes(1) };
    const kept = (await store?.timers.claimDue(lease, 1000)) ?? [];
    const named = ({ key, due: moment }: { readonly key: string; readonly due: number }) => `${key} ${moment}`;
    for (const id of ids) {
      const ticket = await store?.tickets.find(id);
      const wanted = ticket === undefined ? [] : timersFor(ticket, desk, hand.now);
      expect(wanted).not.toEqual([]);
      expect(
        kept
          .filter((timer) => ticketOf(timer.about) === id)
          .map(named)
          .sort(),
      ).toEqual(wanted.map(named).sort());
    }
  }

  const due = (ticket: Ticket, key: string): DueTimer => ({
    ...{ id: '0', lease: 'w', about: ticketRef(ticket.id), kind: 'rescue', key, due: hand.now },
  });

  test.each<[string, (deps: CommandDeps, ticket: Ticket) => Promise<unknown>]>([
    ['a renewal', (deps, { id }) => renewTimers(deps, [ticketRef(id)])],
    ['a wake-up with nothing left to do', (deps, ticket) => fireTimer(deps, due(ticket, 'rescue:9'))],
    ['a wake-up that acts', (deps, ticket) => fireTimer(deps, due(ticket, 'rescue:0'))],
  ])('are those of the claim that came between, whatever wrote them: %s', async (_, write) => {
    const ticket = await reported();
    await outdated(ticket);
    hand.now = at('09:12');
    const { deps, happened } = interrupted(() => press('claim', ticket, li));
    await write(deps, ticket);
    expect(await happened()).toMatchObject({ kind: 'done' });
    expect(await hand.stores[0]?.tickets.find(ticket.id)).toMatchObject({ owner: li.id });
    await expectRight(ticket.id);
  });

  test('stay right when renewals, wake-ups and people race from two desks', async () => {
    const tickets = await Promise.all(Array.from({ length: 8 }, reported));
    for (const ticket of tickets) await outdated(ticket);
    hand.now = at('09:20');
    await Promise.all(
      tickets.flatMap((ticket, n) => [
        renewTimers(hand.deps(0), [ticketRef(ticket.id)]),
        press('claim', ticket, n % 2 ? li : wang, n % 2),
        renewTimers(hand.deps(1), [ticketRef(ticket.id)]),
        fireTimer(hand.deps(n % 2), due(ticket, 'rescue:0')),
        press('urgent', ticket, zhou, 1 - (n % 2)),
        fireTimer(hand.deps(1 - (n % 2)), due(ticket, 'rescue:9')),
      ]),
    );
    await expectRight(...tickets.map(({ id }) => id));
  });

  test('stay when the clock was set back and their moment has not come', async () => {
    const ticket = await reported();
    await fireTimer(hand.deps(), due(ticket, 'rescue:0'));
    hand.now = at('09:00');
    const [next] = timersFor((await hand.stores[0]?.tickets.find(ticket.id)) as Ticket, desk, hand.now);
    expect(next?.due).toBeGreaterThan(hand.now);
    expect(await fireTimer(hand.deps(), due(ticket, next?.key ?? ''))).toBe('unwanted');
    await expectRight(ticket.id);
  });
});
