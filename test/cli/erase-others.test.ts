import { erase } from '../../src/cli/erase';
import { type Person, type PersonId, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../src/domain/ticket/evolve';
import type { TicketId } from '../../src/domain/ticket/ticket';
import { after, days } from '../../src/domain/time/instant';
import { say, typed } from '../../src/domain/words';
import { asMessage } from '../../src/views/card';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { anAnnouncement, aPerson, aRef, leaseOf, nine } from '../store/samples';
import { everythingIn, stopped } from './look-in-store';
import { placeWithStore } from './place-with-store';

const wang = personId('wang');
const late = after(nine, days(1));

/** Somebody whose id, name and accounts are words that stand everywhere. */
const everyday: Person = aPerson({
  id: personId('engineers'),
  name: 'Li',
  roles: [],
  identities: { wecom: 'report', slack: 'U0ANNLI99' },
});

describeEachDatabase('erasing a person beside others', (kind) => {
  const at = placeWithStore(kind);
  beforeEach(async () => {
    await at.store.people.save(everyday, nine);
    await at.store.people.save(aPerson({ id: wang, name: '王磊', identities: { slack: 'U2', wecom: 'lina' } }), nine);
  });
  const env = () => ({ DATABASE_URL: at.url });
  const erasing = (values = {}, more = {}) =>
    at.place.call(erase, { rest: [everyday.id, everyday.id], values: { yes: true, ...values }, env: env(), ...more });

  /** As a desk writes down where they spoke last. */
  const atHome = () => at.store.people.change(everyday.id, (known) => known && { ...known, home: 'slack' }, nine);

  async function aFiledTicket(requester = wang, ...events: readonly TicketEvent[]): Promise<TicketId> {
    const report = aReport({ at: nine, by: requester, requester, title: 'Linux printer', description: 'An error' });
    const id = await at.store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
    for (const event of events)
      await at.store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
    return id;
  }

  test('an id, a name and accounts that are everyday words take nothing from anybody else', async () => {
    const ticket = await aFiledTicket();
    const file = await at.store.files.keep({ name: 'Link.png', mime: 'image/png', bytes: Buffer.from('png') }, nine);
    await at.store.outbox.announce(
      [anAnnouncement('engineers', { about: ticketRef(ticket), slot: `${ticket}:engineers:slack` })],
      nine,
    );
    await at.store.drafts.keep({ id: 'd', person: wang, text: 'engineers report', files: [file] }, nine);
    await at.store.shared.put('page:draft:wecom:lina:report:-:', { title: 'report' }, after(nine, days(9000)));
    await at.store.shared.put('talk:wang', 5, after(nine, days(9000)));
    await at.store.inbox.keep({ key: 'k', platform: 'slack', payload: { user: 'U2', text: 'report' }, by: 'U2' }, nine);
    const data = async () => {
      const rows = JSON.parse(await everythingIn(at.url)) as readonly object[][];
      // The person, what is written down about the erasing, and who stands for them.
      return JSON.stringify(
        rows.map((table) =>
          table.filter((row) => !/engineers"|erased|U0ANNLI99/.test(JSON.stringify(row)) || 'dedup_key' in row),
        ),
      );
    };
    const before = await data();
    expect(await erasing()).toMatchObject({ code: 0 });
    expect(await data()).toBe(before);
    expect(await at.store.outbox.claim(leaseOf('w', late), 9)).toHaveLength(1);
    expect(await at.store.inbox.claimUnfinished(leaseOf('w', late), 9)).toHaveLength(1);
    expect(await at.store.files.get(file.id)).toBeDefined();
  });

  test('what others are still to be told is told, with another name where they were', async () => {
    const ticket = await aFiledTicket(wang, { type: 'noted', by: everyday.id, at: nine, text: 'mine' });
    const content = asMessage({ text: say('notice.joined', { person: { person: everyday.id } }), from: everyday.id });
    const to = { kind: 'person', person: wang } as const;
    await at.store.outbox.announce(
      [
        anAnnouncement('to wang', {
          to,
          about: ticketRef(ticket),
          content,
          origin: everyday.id,
          slot: `${ticket}:requester`,
        }),
      ],
      nine,
    );
    await at.store.inbox.keep(
      { key: 'k', platform: 'slack', payload: { user: 'U2', text: 'ask <@U0ANNLI99|li> please' }, by: 'U2' },
      nine,
    );
    expect(await erasing()).toMatchObject({ code: 0 });
    const [said] = await at.store.outbox.claim(leaseOf('w', late), 9);
    expect(JSON.stringify(said?.announcement)).toMatch(/"from":"erased-/);
    expect(said?.announcement.to).toEqual(to);
    const [kept] = await at.store.inbox.claimUnfinished(leaseOf('w', late), 9);
    expect(JSON.stringify(kept?.payload)).toMatch(/ask @erased-\w{8} please/);
    expect(await everythingIn(at.url)).not.toContain('U0ANNLI99');
  });

  test('what a card showed last is remembered without their name, and without what they wrote', async () => {
    const zhao = aPerson({ id: personId('zhao.min'), name: '赵敏敏', roles: [], identities: {} });
    await at.store.people.save(zhao, nine);
    const [own, other] = [await aFiledTicket(zhao.id), await aFiledTicket()];
    await at.store.uow.transact(nine, async (tx) => {
      const ended = { type: 'cancelled', by: wang, at: nine, reason: 'withdrawn', note: '' } as const;
      await recordTicket(tx, evolve(await tx.ticket(own), ended), ended);
    });
    const slots = [own, other].map((ticket) => `${ticket}:engineers:wecom`);
    await at.store.outbox.announce(
      slots.map((slot) => anAnnouncement(slot, { slot, about: ticketRef(Number(slot.split(':', 1)[0]) as TicketId) })),
      nine,
    );
    for (const row of await at.store.outbox.claim(leaseOf('w', nine), 2)) {
      const cards = [{ task: 't', to: ['lina'], face: '["Linux printer","good"]', nth: 0 }];
      const ref = { key: row.announcement.key, data: { cards, phase: 'work', line: '赵敏敏: Linux printer' } };
      await at.store.outbox.delivered(row, 'wecom', ref, nine);
    }
    const given = { rest: [zhao.id, zhao.id], values: { yes: true }, env: env() };
    expect(await at.place.call(erase, given)).toMatchObject({ code: 0 });
    const shown = await Promise.all(slots.map(async (slot) => (await at.store.refs.find(slot))?.ref.data));
    expect(shown).toMatchObject([
      { cards: [{ task: 't', to: ['lina'], face: '—' }], phase: 'work', line: '—' },
      { cards: [{ face: '["Linux printer","good"]' }], line: expect.stringMatching(/^erased-\w{8}: Linux printer$/) },
    ]);
  });

  test('a file of theirs that was filed with somebody’s ticket stays with it', async () => {
    const file = await at.store.files.keep({ name: 'a.png', mime: 'image/png', bytes: Buffer.from('png') }, nine);
    await at.store.drafts.keep({ id: 'd', person: everyday.id, text: '', files: [file] }, nine);
    const event = { type: 'replied', by: wang, at: nine, side: 'engineers', text: 'see', files: [file] } as const;
    const ticket = await aFiledTicket(wang, event);
    expect(await erasing()).toMatchObject({ code: 0 });
    expect(await at.store.files.get(file.id)).toBeDefined();
    expect(await everythingIn(at.url)).toContain(`"ticket_id":${ticket}`);
  });

  test('words of others are left as they are, and where they may mean them is said; words that are named are replaced', async () => {
    const text = 'Ｌｉ said: Linux; li again; 李; <@U0ANNLI99>; An';
    const ticket = await aFiledTicket(wang, { type: 'noted', by: wang, at: nine, text });
    await aFiledTicket(wang, { type: 'noted', by: wang, at: nine, text: 'Linux only' });
    const shown = await erasing({ dryRun: true });
    expect(shown).toMatchObject({
      code: 2,
      text: expect.stringMatching(new RegExp(`stay as they are.*IT-${ticket}$`, 'm')),
    });
    expect(await erasing({ words: 'Li' })).toMatchObject({ code: 0 });
    const noted = (await at.store.tickets.events(ticket)).at(-1)?.event;
    const left = 'text' in (noted ?? {}) ? (noted as { readonly text: string }).text : '';
    expect(left.replaceAll(/erased-\w{8}/g, '?')).toBe('? said: Linux; li again; 李; @?; An');
    expect((await at.store.tickets.find(ticket))?.title).toBe('Linux printer');
    expect(
      replay(
        ticket,
        (await at.store.tickets.events(ticket)).map(({ event }) => event),
      ),
    ).toEqual(await at.store.tickets.find(ticket));
  });

  test('words that were named when it was begun are replaced when it is finished, and are named no second time', async () => {
    const tickets = [await aFiledTicket(), await aFiledTicket()];
    for (const ticket of tickets)
      await at.store.drafts.keep({ id: `d${ticket}`, person: wang, text: 'ask Li', files: [] }, nine);
    const goOn = await stopped(at.url, 'draft');
    await expect(erasing({ words: 'Li' })).rejects.toThrow();
    await goOn();
    expect(await erasing()).toMatchObject({ code: 0 });
    for (const ticket of tickets)
      expect((await at.store.drafts.find(`d${ticket}`))?.text).toMatch(/^ask erased-\w{8}$/);
  });

  test('a name that is part of somebody else’s is not replaced without being named', async () => {
    await at.store.people.save({ ...everyday, name: '欧阳娜' }, nine);
    await at.store.people.save(aPerson({ id: personId('other'), name: '欧阳娜娜', identities: {} }), nine);
    const ticket = await aFiledTicket(wang, { type: 'noted', by: wang, at: nine, text: '欧阳娜娜 is on leave' });
    expect((await erasing({ dryRun: true })).text).toContain(`IT-${ticket}`);
    expect(await erasing()).toMatchObject({ code: 0 });
    expect(JSON.stringify(await at.store.tickets.events(ticket))).toContain('欧阳娜娜 is on leave');
  });

  test('what a desk writes while it is done goes, too: they may do nothing, and nobody writes their record back', async () => {
    let barred: Person | undefined;
    const meanwhile = async () => {
      barred = await at.store.people.find(everyday.id);
      await atHome();
      await at.store.drafts.keep({ id: 'late', person: everyday.id, text: 'late words', files: [] }, nine);
      await at.store.inbox.keep(
        { key: 'l', platform: 'slack', payload: { text: 'late words' }, by: 'U0ANNLI99' },
        nine,
      );
    };
    expect(await erasing({}, { pause: meanwhile })).toMatchObject({ code: 0 });
    expect(barred?.active).toBe(false);
    await atHome();
    expect(await at.store.people.find(everyday.id)).toBeUndefined();
    expect(await at.store.people.byAccount('slack', 'U0ANNLI99')).toBeUndefined();
    const left = await everythingIn(at.url);
    expect(['late words', 'U0ANNLI99'].filter((word) => left.includes(word))).toEqual([]);
  });

  test('a ticket that they report at the last moment stops it, and they may go on', async () => {
    const meanwhile = async () => void (await aFiledTicket(everyday.id));
    expect(await erasing({}, { pause: meanwhile })).toMatchObject({ code: 1, text: expect.stringContaining('IT-') });
    expect(await at.store.people.find(everyday.id)).toEqual(everyday);
    await atHome();
    expect(await at.store.people.find(everyday.id)).toMatchObject({ home: 'slack' });
  });

  test('stopped at every step it says so, the desk goes on with half of it, and done once more it finishes', async () => {
    const zhao = aPerson({ id: personId('zhao.min'), name: '赵敏敏', roles: [], identities: { slack: 'U0ZHAO777' } });
    await at.store.people.save(zhao, nine);
    const own = await aFiledTicket(
      zhao.id,
      { type: 'claimed', by: wang, at: nine },
      { type: 'resolved', by: wang, at: nine, cause: 'paper', fix: 'cleaned', advice: '' },
      { type: 'confirmed', by: zhao.id, at: nine, how: 'confirmed' },
    );
    const other = await aFiledTicket();
    await everythingOf(zhao.id, own);
    const again = (values = {}) =>
      at.place.call(erase, { rest: [zhao.id, zhao.id], values: { yes: true, ...values }, env: env() });
    const steps = [
      'ticket',
      'ticket_event',
      'outbox',
      'message_ref',
      'draft',
      'inbox',
      'shared_fact',
      'shift',
      'asset',
    ];
    for (const table of [...steps, 'audit', 'person_account', 'person']) {
      const goOn = await stopped(at.url, table);
      await expect(again()).rejects.toThrow();
      await goOn();
      const log = (await at.store.tickets.events(own)).map(({ event }) => event);
      expect(replay(own, log)).toEqual(await at.store.tickets.find(own));
      expect((await at.store.tickets.find(other))?.title).toBe('Linux printer');
      expect(await at.store.people.find(zhao.id)).toMatchObject({ active: false });
      expect((await again({ dryRun: true })).text).toMatch(/begun before and not finished.*erased-/);
    }
    expect(await again()).toMatchObject({ code: 0 });
    const left = await everythingIn(at.url);
    expect(['U0ZHAO777', 'zhao.min', '赵敏敏'].filter((word) => left.includes(word))).toEqual([]);
    expect(new Set(left.match(/erased-\w{8}/g)).size).toBe(1);
  });

  /** Something of theirs in every table. */
  async function everythingOf(person: PersonId, ticket: TicketId): Promise<void> {
    const content = asMessage({ text: typed('An error') });
    await at.store.outbox.announce(
      [anAnnouncement('own', { about: ticketRef(ticket), content, slot: `${ticket}:requester` })],
      nine,
    );
    for (const row of await at.store.outbox.claim(leaseOf('w', nine), 2))
      await at.store.outbox.delivered(row, 'slack', aRef('C1:1'), nine);
    await at.store.drafts.keep({ id: 'd', person, text: 'x', files: [] }, nine);
    await at.store.inbox.keep({ key: 'k', platform: 'slack', payload: {}, by: 'U0ZHAO777' }, nine);
    await at.store.shared.put(`talk:${person}`, 1, after(nine, days(9000)));
    await at.store.roster.record(
      { span: { from: nine, to: late }, primary: person, backup: null, places: [], skills: [] },
      nine,
    );
    const device = { tag: 'PC-1', type: 'pc', name: 'PC', place: 'hq', warrantyUntil: '', vendor: '' } as const;
    await at.store.assets.save([{ ...device, user: person }], nine);
    await at.store.audit.note({ at: nine, who: person, action: 'page-read', about: `${ticket}` }, true);
  }
});
