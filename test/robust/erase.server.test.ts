import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { erase } from '../../src/cli/erase';
import { type Person, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../src/domain/ticket/evolve';
import type { TicketId } from '../../src/domain/ticket/ticket';
import { after, days, type Instant } from '../../src/domain/time/instant';
import { typed } from '../../src/domain/words';
import { openStore, type Store } from '../../src/store/open-store';
import { asMessage } from '../../src/views/card';
import { randomIds } from '../../src/wiring/random-ids';
import { CommandPlace } from '../cli/call-command';
import { everythingIn } from '../cli/look-in-store';
import { compiledCli } from '../kit/compiled-cli';
import { describeEachDatabase, type FreshDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { anAnnouncement, aPerson, li, nine, wang } from '../store/samples';

const secret = 'hush-hush';
const late = after(nine, days(9000));

describeEachDatabase('an erasing whose process is killed', (kind) => {
  let database: FreshDatabase;
  let store: Store;
  let place: CommandPlace;
  /** Transactions of a whole erasing. */
  let whole: number;
  let persons = 0;
  beforeAll(async () => {
    database = await kind.fresh();
    place = new CommandPlace();
    store = await openStore({ url: database.url, ids: randomIds, now: () => nine });
    for (const id of [li, wang]) await store.people.save(aPerson({ id, identities: {} }), nine);
    const { person } = await somebody();
    const { code, told } = await inProcess(person);
    expect({ code, told }).toMatchObject({ code: 0, told: expect.stringMatching(/transactions: \d+/) });
    whole = Number(/transactions: (\d+)/.exec(told)?.[1]);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
    place.remove();
  });

  /** The command as an operator calls it, in a process of its own, which ends where `diesAt` says. */
  async function inProcess(person: Person, diesAt?: string) {
    const control = path.join(__dirname, '../kit/dies-at.js');
    const child = spawn(
      process.execPath,
      ['--require', control, compiledCli(), 'erase', person.id, '--yes', person.id],
      {
        cwd: place.folder,
        env: {
          PATH: process.env['PATH'],
          ...place.env,
          DATABASE_URL: database.url,
          TEST_TEMPLATES: process.env['TEST_TEMPLATES'],
          ...(diesAt && { DIES_AT: diesAt }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (told += text));
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return { code, signal, told };
  }

  async function record(id: TicketId, ...events: readonly TicketEvent[]): Promise<void> {
    for (const event of events)
      await store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
  }
  const aFile = (name: string) => store.files.keep({ name, mime: 'image/png', bytes: Buffer.from(secret) }, nine);

  /** Somebody with something in every table: a ticket of their own, and a part in one of a colleague's. */
  async function somebody() {
    persons += 1;
    const id = personId(`slack:U0ERASE${persons}`);
    const person = aPerson({ id, name: `Erase Me${persons}`, roles: [], identities: { slack: `U0ERASE${persons}` } });
    await store.people.save(person, nine);
    const mine = aReport({ at: nine, by: id, requester: id, title: secret, files: [await aFile(`${secret}.png`)] });
    const own = await store.uow.transact(nine, (tx) => openTicket(tx, begin(mine), mine));
    const solved = { type: 'resolved', by: li, at: nine, cause: 'paper', fix: 'cleaned', advice: '' } as const;
    await record(own, { type: 'claimed', by: li, at: nine }, solved);
    await record(own, { type: 'confirmed', by: id, at: nine, how: 'confirmed' });
    const theirs = aReport({
      at: nine,
      by: wang,
      requester: wang,
      title: 'Printer',
      files: [await aFile('other.png')],
    });
    const other = await store.uow.transact(nine, (tx) => openTicket(tx, begin(theirs), theirs));
    await record(other, { type: 'noted', by: id, at: nine, text: `${person.name} was here` });
    const content = asMessage({ text: typed(secret) });
    await store.outbox.announce(
      [anAnnouncement(`own-${own}`, { about: ticketRef(own), content, slot: `${own}:requester` })],
      nine,
    );
    await store.drafts.keep({ id: `d${own}`, person: id, text: secret, files: [await aFile(`${secret}.png`)] }, nine);
    await store.shared.put(`talk:${id}`, own, late);
    const device = { tag: `PC-${own}`, type: 'pc', name: 'PC', place: 'hq', warrantyUntil: '', vendor: '' } as const;
    await store.assets.save([{ ...device, user: id }], nine);
    await store.audit.note({ at: nine, who: id, action: 'page-read', about: `${own}` }, true);
    return { person, own, other };
  }

  /** What anybody reads of their tickets is one thing: the log is that of the ticket, whoever is named is known, files are there. */
  async function readsWell(tickets: readonly TicketId[]): Promise<void> {
    for (const id of tickets) {
      const ticket = await store.tickets.find(id);
      const log = (await store.tickets.events(id)).map(({ event }) => event);
      expect(replay(id, log)).toEqual(ticket);
      expect(await store.people.find(ticket?.requester ?? li)).toBeDefined();
      for (const { by } of log)
        if (by !== 'desk') expect({ by, is: await store.people.find(by) }).toMatchObject({ is: { id: by } });
      for (const file of ticket?.files ?? []) expect(await store.files.get(file.id)).toBeDefined();
    }
  }
  const left = async ({ id, name, identities }: Person): Promise<readonly string[]> => {
    const all = await everythingIn(database.url);
    return [`"${id}"`, name, `"${identities['slack']}"`].filter((word) => all.includes(word));
  };
  const notes = async () =>
    (await store.audit.list({ since: 0 as Instant, limit: 999 })).filter(({ action }) => action === 'erased').length;

  test.each([
    ['written', 0],
    ['wait', 0],
    ['committed', 0.4],
    ['written', 0.6],
    ['wait', 1],
    ['written', 1],
  ])('is finished by the next call, and nobody reads anything wrong before: %s at %s of it', async (where, part) => {
    const { person, own, other } = await somebody();
    const before = await notes();
    const nth = where === 'wait' ? part + 1 : Math.max(1, Math.round(part * whole));
    expect(await inProcess(person, `${where}:${nth}`)).toMatchObject({ signal: 'SIGKILL' });
    await readsWell([own, other]);
    expect((await store.tickets.find(other))?.title).toBe('Printer');
    expect(await store.people.find(person.id)).toBeDefined();
    expect(await notes()).toBe(before);
    const given = { rest: [person.id, person.id], values: { yes: true }, env: { DATABASE_URL: database.url } };
    expect(await place.call(erase, given)).toMatchObject({ code: 0 });
    await readsWell([own, other]);
    expect(await left(person)).toEqual([]);
    expect((await store.tickets.find(own))?.title).toBe('—');
    const { event } = (await store.tickets.events(other)).at(-1) ?? {};
    expect(event).toMatchObject({ by: (await store.tickets.find(own))?.requester });
    expect(await notes()).toBe(before + 1);
  });

  test('is whole and written down when it ends right behind its last change', async () => {
    const { person, own, other } = await somebody();
    const before = await notes();
    expect(await inProcess(person, `committed:${whole}`)).toMatchObject({ signal: 'SIGKILL' });
    await readsWell([own, other]);
    expect(await left(person)).toEqual([]);
    expect(await notes()).toBe(before + 1);
  });
});
