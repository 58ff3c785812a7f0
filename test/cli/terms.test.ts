import { audit } from '../../src/cli/audit';
import { cliContext, withStore } from '../../src/cli/cli-context';
import { digest } from '../../src/cli/digest';
import { doctor } from '../../src/cli/doctor';
import { migrate } from '../../src/cli/migrate';
import { terms } from '../../src/cli/terms';
import { actOn } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { reportFault } from '../../src/commands/report-fault';
import { personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { instant } from '../../src/domain/time/instant';
import { keepTerms } from '../../src/wiring/keep-terms';
import { realClock } from '../../src/wiring/real-clock';
import { syncStaff } from '../../src/wiring/sync-staff';
import { aDeskFile } from '../config/a-desk-file';
import { recordTicket } from '../kit/ticket-in-tx';
import { CommandPlace, type Given } from './call-command';
import { lookInStore, stopped } from './look-in-store';

const withManager = (changes: object = {}) => {
  const file = aDeskFile(['people', 'sun.yue'], { name: '孙悦', roles: ['manager'], slack: 'U0SUN', language: 'en' });
  return `${file}${Object.entries(changes)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}`;
};
const day = '2026-11-24..2026-11-24';
const morning = instant('2026-11-25T09:20+08:00');
const env = { SUDO_USER: '', USER: 'chen' };

let place: CommandPlace;
let number: number;
/** A ticket of the 24th that nobody answered in time, its digest, and then a desk file that allows ten minutes. */
beforeEach(async () => {
  place = new CommandPlace(withManager());
  await place.call(migrate);
  const side = cliContext({ env: place.env, clock: realClock, pushed: true });
  const { desk } = side.config;
  await withStore(side, async (store) => {
    let now = instant('2026-11-24T10:00+08:00');
    const clock = { now: () => now, monotonic: () => 0 as never };
    const deps: CommandDeps = { uow: store.uow, desk, clock, committed: () => undefined, pause: async () => undefined };
    await syncStaff(desk, store.people, now);
    await keepTerms({ config: side.config, terms: store.terms, hasTickets: () => store.tickets.any() }, now);
    const [by, li] = await Promise.all(['wang.lei', 'li.na'].map((id) => store.people.find(personId(id))));
    if (by === undefined || li === undefined) throw new Error('the desk file has nobody');
    const answers = { description: '卡纸', branch: 'other', 'item-other': 'task', urgency: 'normal', place: 'hq' };
    const done = await reportFault(deps, { key: 'r', by, requester: by, source: 'form', answers });
    if (done.kind !== 'reported') throw new Error(JSON.stringify(done));
    number = done.ticket.id;
    now = instant('2026-11-24T10:05+08:00');
    await actOn(deps, { key: 'c', action: 'claim', about: ticketRef(done.ticket.id), by: li, answers: {} });
  });
  expect((await call(digest, [], { date: '2026-11-24' })).code).toBe(0);
  place.write('desk.yaml', withManager({ sla: { 'SLA-2': { inside: '10m' } } }));
});
afterEach(() => place.remove());

const call = (
  command: Parameters<CommandPlace['call']>[0],
  rest: readonly string[],
  values: Given['values'] = {},
  typed = '',
) => place.call(command, { rest, values: { ...values }, typed, env, at: morning });
const verdicts = () =>
  lookInStore(place, async ({ tickets }) =>
    (await tickets.find(ticketId(number)))?.verdicts?.map(({ state }) => state),
  );

test('a correction of the terms is shown first, needs a reason and the days typed again, and says who and why (11.1)', async () => {
  expect(await verdicts()).toEqual(['missed']);
  const refused: readonly [readonly string[], Given['values'], string, number][] = [
    [['correct', day], {}, day, 1],
    [['correct', day], { reason: ' ' }, day, 1],
    [['correct', '24.11.'], { reason: 'agreed' }, '24.11.', 1],
    [['correct'], { reason: 'agreed' }, '', 1],
    [['correct', day], { reason: 'agreed' }, 'yes', 2],
    [['correct', day], { reason: 'agreed', dryRun: true }, day, 2],
    [['correct', day], { reason: 'agreed', yes: true }, day, 2],
  ];
  for (const [rest, values, typed, code] of refused) expect((await call(terms, rest, values, typed)).code).toBe(code);
  expect(await verdicts()).toEqual(['missed']);

  const done = await call(terms, ['correct', day], { reason: 'agreed with party A' }, day);
  expect(done.text).toMatch(new RegExp(`-${number} SLA-2: breached → met`));
  expect(done.code).toBe(0);
  expect(await verdicts()).toEqual(['met']);
  const log = await lookInStore(place, ({ tickets }) => tickets.events(ticketId(number)));
  expect(log.at(-1)?.event).toMatchObject({
    ...{ type: 'terms-corrected', by: 'operator:chen', reason: 'agreed with party A' },
    terms: [{ round: 1, version: 2 }],
    decided: [{ clause: 'SLA-2', state: 'met', terms: 2 }],
  });
  expect((await call(audit, [], { since: '2026-11-01' })).text).toMatch(
    /changed the terms for +2026-11-24\.\.2026-11-24 \(2\)/,
  );
  expect((await call(terms, ['correct', day], { reason: 'again' }, day)).text).toContain('0 tickets');
});

test('a round that began on these days is judged anew though its ticket was reported earlier, and the first stays', async () => {
  place.write('desk.yaml', withManager());
  const side = cliContext({ env: place.env, clock: realClock, pushed: true });
  await withStore(side, async (store) => {
    let now = instant('2026-11-25T10:00+08:00');
    const { desk } = side.config;
    const clock = { now: () => now, monotonic: () => 0 as never };
    const deps: CommandDeps = { uow: store.uow, desk, clock, committed: () => undefined, pause: async () => undefined };
    await keepTerms({ config: side.config, terms: store.terms, hasTickets: () => store.tickets.any() }, now);
    const [wang, li] = await Promise.all(['wang.lei', 'li.na'].map((id) => store.people.find(personId(id))));
    if (wang === undefined || li === undefined) throw new Error('the desk file has nobody');
    const does = async (by: typeof wang, action: string, answers = {}) => {
      const done = await actOn(deps, {
        key: `back:${action}:${now}`,
        action,
        about: ticketRef(ticketId(number)),
        by,
        answers,
      });
      if (done.kind !== 'done') throw new Error(JSON.stringify(done));
    };
    await does(li, 'resolve', { cause: 'c', fix: 'f', advice: 'a' });
    await does(wang, 'confirm');
    now = instant('2026-11-26T10:00+08:00');
    await does(wang, 'reopen', { text: '又坏了' });
    now = instant('2026-11-26T10:05+08:00');
    await does(li, 'resolve', { cause: 'c', fix: 'f', advice: 'a' });
    const clocks = (await store.tickets.find(ticketId(number)))?.verdicts?.filter(({ clause }) => clause === 'SLA-2');
    expect(clocks?.map(({ state }) => state)).toEqual(['missed', 'missed']);
  });
  place.write('desk.yaml', withManager({ sla: { 'SLA-2': { inside: '10m' } } }));
  const back = '2026-11-26..2026-11-26';
  const at = instant('2026-11-27T09:20+08:00');
  const done = await place.call(terms, { rest: ['correct', back], values: { reason: 'agreed' }, typed: back, env, at });
  expect(done.code).toBe(0);
  const ticket = await lookInStore(place, ({ tickets }) => tickets.find(ticketId(number)));
  expect(ticket?.terms).toEqual([
    { round: 1, version: 1 },
    { round: 2, version: 2 },
  ]);
  expect(ticket?.verdicts?.filter(({ clause }) => clause === 'SLA-2').map(({ state }) => state)).toEqual([
    'missed',
    'met',
  ]);
});

test('where it cannot be written down that the terms were corrected, they are not', async () => {
  const goOn = await stopped(place.env['DATABASE_URL'] ?? '', 'audit', ['INSERT']);
  await expect(call(terms, ['correct', day], { reason: 'agreed' }, day)).rejects.toThrow();
  await goOn();
  expect(await verdicts()).toEqual(['missed']);
  expect(await lookInStore(place, (store) => store.terms.count())).toBe(1);
});

test('the versions are listed with their moment and what changed', async () => {
  expect((await call(terms, ['list'])).text.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(1);
  await call(terms, ['correct', day], { reason: 'agreed' }, day);
  const { text } = await call(terms, ['list']);
  expect(text).toMatch(/^1 {2}from .*the first start$/m);
  expect(text).toMatch(/^2 {2}from .*targets$/m);
});

test('the digest of a past date is shown as it was sent, with what is other than that today and why (11.14)', async () => {
  const values = { date: '2026-11-24', dryRun: true };
  const before = await call(digest, [], values);
  expect(before.text).toContain('As it was sent at');
  expect(before.text).toContain('All its numbers are the same today.');
  await call(terms, ['correct', day], { reason: 'agreed with party A' }, day);
  const { text } = await call(digest, [], values);
  expect(text).toContain('| 0 | 1 | ▼ 0% | 100%');
  expect(text).toContain('Today 1 number is another one:');
  expect(text).toMatch(new RegExp(`Response: 0 of 1 → 1 of 1 \\(\\w+-${number}\\)`));
  expect(text).toContain('operator:chen decided that it is judged by other terms: agreed with party A');
});

test('the doctor names what was decided otherwise than the rules say', async () => {
  expect((await call(doctor, [])).text).toContain('The verdicts of the newest tickets are what the rules say.');
  await lookInStore(place, async ({ uow }) =>
    uow.transact(morning, async (tx) => {
      const ticket = await tx.ticket(ticketId(number));
      const [kept] = ticket.verdicts ?? [];
      if (kept === undefined) throw new Error('nothing was decided');
      const spoilt = { ...ticket, version: ticket.version + 1, verdicts: [{ ...kept, state: 'met' as const }] };
      await recordTicket(tx, spoilt, { type: 'resumed', by: personId('li.na'), at: morning });
    }),
  );
  expect((await call(doctor, [])).text).toMatch(new RegExp(`-${number} SLA-2 \\(met/missed\\)`));
});
