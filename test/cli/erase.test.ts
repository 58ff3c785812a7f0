import { readFileSync } from 'node:fs';
import { audit } from '../../src/cli/audit';
import { erase } from '../../src/cli/erase';
import type { DutyShift } from '../../src/domain/desk';
import { type Person, type PersonId, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { shiftsImported } from '../../src/domain/roster/shifts-imported';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../src/domain/ticket/evolve';
import type { TicketId } from '../../src/domain/ticket/ticket';
import { after, days, type Instant, minutes } from '../../src/domain/time/instant';
import { typed } from '../../src/domain/words';
import { makeDutyLink } from '../../src/ports/duty-links';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { openAt } from '../store/open-test-store';
import { anAnnouncement, aRef, leaseOf, nine } from '../store/samples';
import { everythingIn } from './look-in-store';
import { placeWithStore } from './place-with-store';

const zhou = personId('slack:U0ZHOUTING');
const li = personId('li.na');
const secret = 'hush-hush';

const zhouTing = (store: Store) =>
  store.people.save(
    {
      ...{ id: zhou, name: '周婷婷', language: 'zh-CN', zone: 'Asia/Shanghai', roles: [], skills: [], active: true },
      identities: { slack: 'U0ZHOUTING', wecom: 'zhou.tt' },
    },
    nine,
  );

async function aFiledTicket(store: Store, requester: PersonId, until: 'open' | 'closed'): Promise<TicketId> {
  const files = [
    await store.files.keep({ name: `${secret}.png`, mime: 'image/png', bytes: Buffer.from(secret) }, nine),
  ];
  const words = { title: secret, description: secret, contact: secret, spot: secret, files };
  const report = aReport({ at: nine, by: requester, requester, ...words });
  const closing: readonly TicketEvent[] = [
    { type: 'replied', by: li, at: nine, side: 'engineers', text: 'Hello 周婷婷, is it on?', files: [] },
    { type: 'replied', by: requester, at: nine, side: 'requester', text: secret, files },
    { type: 'resolved', by: li, at: nine, cause: 'paper', fix: 'cleaned', advice: '' },
    { type: 'rated', by: requester, at: nine, stars: 2, reasons: ['slow-fix'], comment: secret },
    { type: 'confirmed', by: requester, at: nine, how: 'confirmed' },
  ];
  const events: readonly TicketEvent[] = [
    { type: 'claimed', by: li, at: nine },
    ...(until === 'closed' ? closing : []),
  ];
  const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
  for (const event of events) {
    await store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
  }
  return id;
}

/** Leaves something of Zhou in every table. */
async function everywhere(store: Store, ticket: TicketId): Promise<void> {
  const content = { kind: 'message', text: typed(secret) } as never;
  await store.outbox.announce(
    [
      anAnnouncement(`${ticket}:1:person:${zhou}`, {
        to: { kind: 'person', person: zhou },
        about: ticketRef(ticket),
        content,
      }),
      anAnnouncement(`${ticket}:1`, { about: ticketRef(ticket), slot: `${ticket}:requester`, content }),
      anAnnouncement('waits', { about: ticketRef(ticket), content }),
    ],
    nine,
  );
  for (const row of await store.outbox.claim(leaseOf('w', nine), 2)) {
    await store.outbox.delivered(row, 'slack', aRef('C1:1'), nine);
  }
  const files = [
    await store.files.keep({ name: `${secret}.png`, mime: 'image/png', bytes: Buffer.from(secret) }, nine),
  ];
  await store.drafts.keep({ id: 'd1', person: zhou, text: secret, files }, nine);
  await store.inbox.keep({ key: 'k1', platform: 'slack', payload: { user: 'U0ZHOUTING', text: secret } }, nine);
  const xml = `<xml><FromUserName><![CDATA[Zhou.TT]]></FromUserName><Content>${secret}</Content></xml>`;
  await store.inbox.keep({ key: 'k2', platform: 'wecom', payload: { key: 'k2', xml } }, nine);
  await store.shared.put('page:draft:wecom:zhou.tt:report:-:', { title: secret }, after(nine, days(9000)));
  await store.shared.put('page:session:1', { account: 'U0ZHOUTING' }, after(nine, days(9000)));
  await makeDutyLink(store.shared, { person: zhou, scope: 'mine', madeAt: nine }, 'a'.repeat(64));
  await store.shared.put(`roster-picture:${zhou}`, { says: 'x', at: nine }, after(nine, days(9000)));
  await store.roster.record(
    { span: { from: nine, to: after(nine, minutes(1)) }, primary: zhou, backup: null, places: [], skills: [] },
    nine,
  );
  const device = { tag: 'PC-1', type: 'pc', name: 'PC', place: 'hq', warrantyUntil: '', vendor: '' } as const;
  await store.assets.save([{ ...device, user: zhou }], nine);
  await store.audit.note({ at: nine, who: zhou, action: 'page-read', about: `${ticket}` }, true);
  await store.audit.note({
    ...{ at: nine, who: 'operator:chen', action: 'imported', about: 'shifts' },
    shifts: shiftsImported(
      [
        { before: nightOf(zhou, li), after: nightOf(li, zhou) },
        { after: nightOf(zhou, null) },
        { before: nightOf(li, null) },
      ],
      `周婷婷 (${zhou}) moves away, 李娜 comes`,
    ),
  });
}

const nightOf = (primary: PersonId, backup: PersonId | null): DutyShift => ({
  ...{ span: { from: nine, to: after(nine, minutes(1)) }, primary, backup, places: [], skills: ['network'] },
});

describeEachDatabase('erasing a person', (kind) => {
  const at = placeWithStore(kind);
  beforeEach(async () => {
    await zhouTing(at.store);
  });
  const calling = (rest: readonly string[], typedThen = '', yes = false) =>
    at.place.call(erase, { rest, typed: typedThen, values: { yes }, env: { DATABASE_URL: at.url } });

  test('removes their name, accounts and words everywhere, and keeps the figures', async () => {
    const ticket = await aFiledTicket(at.store, zhou, 'closed');
    await everywhere(at.store, ticket);
    const figures = async () => {
      const [ticket] = await at.store.ledger.ratedIn({ from: nine, to: after(nine, minutes(1)) });
      return { marks: ticket?.marks, stars: ticket?.rating?.stars, by: ticket?.resolution?.by, state: ticket?.state };
    };
    const told = await figures();
    const { code, text } = await calling([zhou, zhou], '', true);
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('erased-') });
    const left = await everythingIn(at.url);
    const traces = [secret, '周婷婷', 'U0ZHOUTING', 'zhou.tt', 'Zhou.TT'];
    expect(traces.filter((word) => left.includes(word))).toEqual([]);
    expect(await figures()).toEqual(told);
    const events = (await at.store.tickets.events(ticket)).map(({ event }) => event);
    expect(replay(ticket, events)).toEqual(await at.store.tickets.find(ticket));
    expect(left).toContain('cleaned');
    expect(await at.store.outbox.claim(leaseOf('w', after(nine, days(1))), 10)).toEqual([]);
    const listed = await at.place.call(audit, { env: { DATABASE_URL: at.url } });
    expect(listed.text).toContain('erased');
    expect(listed.text).toMatch(/why: erased-.* \(erased-.*\) moves away, 李娜 comes/);
    expect(listed.text).toMatch(/~ shift of .* for network: primary erased-\S+ → 李娜; backup 李娜 → erased-/);
    expect(await calling([zhou, zhou], '', true)).toMatchObject({ code: 1 });
    if (kind.name === 'embedded') {
      await at.store.close();
      const file = at.url.replace(/^sqlite:|\?.*$/g, '');
      expect(traces.filter((word) => readFileSync(file).includes(word))).toEqual([]);
      at.store = await openAt(at.url);
    }
  });

  test('goes on under the same name where it was stopped', async () => {
    const ticket = await aFiledTicket(at.store, zhou, 'closed');
    await everywhere(at.store, ticket);
    await at.store.shared.put(`erasing:${zhou}`, 'erased-first', after(nine, days(9000)));
    expect(await calling([zhou], zhou)).toMatchObject({ code: 0, text: expect.stringContaining('erased-first') });
    expect((await at.store.tickets.find(ticket))?.requester).toBe('erased-first');
  });

  test('shows what it would do and does nothing without the id being typed', async () => {
    const ticket = await aFiledTicket(at.store, zhou, 'closed');
    await everywhere(at.store, ticket);
    const before = await everythingIn(at.url);
    const shown = await calling([zhou], 'yes');
    expect(shown).toMatchObject({ code: 2, text: expect.stringContaining('周婷婷') });
    expect(shown.text).toMatch(/tickets 1[\s\S]*messages of the desk 3[\s\S]*drafts 1/);
    expect(await calling([zhou, 'li.na'], '', true)).toMatchObject({ code: 2 });
    expect(await everythingIn(at.url)).toBe(before);
  });

  test('is refused while tickets of theirs are open, and of whom the desk file names', async () => {
    const ticket = await aFiledTicket(at.store, zhou, 'open');
    expect(await calling([zhou, zhou], '', true)).toMatchObject({
      code: 1,
      text: expect.stringContaining(`IT-${ticket}`),
    });
    await at.store.people.save(
      { ...((await at.store.people.find(zhou)) as Person), id: li, name: '李娜' },
      nine as Instant,
    );
    expect(await calling([li, li], '', true)).toMatchObject({ code: 1, text: expect.stringContaining('desk file') });
    expect(await calling(['nobody', 'nobody'], '', true)).toMatchObject({ code: 1 });
  });

  test('of an engineer the words stay, for they are the desk’s, under another name', async () => {
    const worker = personId('slack:U0OLD');
    await at.store.people.save(
      { ...((await at.store.people.find(zhou)) as Person), id: worker, name: 'Old Hand', identities: {} },
      nine,
    );
    const report = aReport({ at: nine });
    const id = await at.store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
    const events: readonly TicketEvent[] = [
      { type: 'claimed', by: worker, at: nine },
      { type: 'resolved', by: worker, at: nine, cause: 'dust', fix: 'cleaned by Old Hand', advice: '' },
      { type: 'confirmed', by: report.requester, at: nine, how: 'confirmed' },
    ];
    for (const event of events)
      await at.store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
    expect(await calling([worker, worker], '', true)).toMatchObject({ code: 0 });
    const ticket = await at.store.tickets.find(id);
    expect(ticket?.owner).toMatch(/^erased-/);
    expect(ticket).toMatchObject({
      title: report.title,
      resolution: { cause: 'dust', fix: `cleaned by ${ticket?.owner}` },
    });
  });
});
