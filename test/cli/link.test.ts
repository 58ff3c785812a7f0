import { link } from '../../src/cli/link';
import { migrate } from '../../src/cli/migrate';
import { type Person, personId } from '../../src/domain/people/person';
import { type Instant, minutes } from '../../src/domain/time/instant';
import { dataSourceFor } from '../../src/store/data-source';
import type { Store } from '../../src/store/open-store';
import { realClock } from '../../src/wiring/real-clock';
import { openTicket } from '../kit/ticket-in-tx';
import { aReport, aTicket } from '../kit/tickets';
import { CommandPlace } from './call-command';
import { lookInStore } from './look-in-store';

let place: CommandPlace;
beforeEach(async () => {
  place = new CommandPlace();
  await place.call(migrate);
});
afterEach(() => place.remove());

const inStore = <T>(look: (store: Store) => Promise<T>): Promise<T> => lookInStore(place, look);
const met = (id: string, more: Partial<Person> = {}): Promise<void> => {
  const [platform = '', account = ''] = id.split(':');
  const person = { id: personId(id), name: account, language: 'en', zone: 'UTC', roles: [], skills: [] } as const;
  return inStore(({ people }) =>
    people.save(
      { ...person, active: true, identities: { [platform]: account }, home: platform, ...more },
      1 as Instant,
    ),
  );
};
const accounts = (id: string) => inStore(async ({ people }) => (await people.find(personId(id)))?.identities);
const calling = (...rest: string[]) => place.call(link, { rest });

test('one more account makes two platforms one person, in the desk file or met in chat', async () => {
  await met('wecom:sunyue');
  expect(await calling('wecom:sunyue', 'sun.yue')).toMatchObject({ code: 0, text: expect.stringContaining('孙悦') });
  expect(await accounts('sun.yue')).toEqual({ slack: 'U0SUN', wecom: 'sunyue' });
  expect(await accounts('wecom:sunyue')).toEqual({});
  expect(await inStore(({ people }) => people.byAccount('wecom', 'sunyue'))).toMatchObject({ id: 'sun.yue' });
  await met('slack:U1');
  expect(await calling('wecom:never.wrote', 'slack:U1')).toMatchObject({ code: 0 });
  expect(await accounts('slack:U1')).toEqual({ slack: 'U1', wecom: 'never.wrote' });
  expect(await calling('wecom:sunyue', 'sun.yue')).toMatchObject({ code: 0, text: expect.stringContaining('already') });
});

test('what a command writes has the time of the database, however wrong the clock of whoever calls it', async () => {
  await place.call(link, { rest: ['wecom:sunyue', 'sun.yue'], ahead: 600_000 });
  const source = await dataSourceFor({ url: place.env['DATABASE_URL'] ?? '' }, 'sqlite').initialize();
  const rows: { updated_at: number }[] = await source.query("SELECT updated_at FROM person WHERE id = 'sun.yue'");
  await source.destroy();
  expect(Math.abs((rows[0]?.updated_at ?? 0) - realClock.now())).toBeLessThan(minutes(5));
});

test('a WeCom account may be written in any case of letters', async () => {
  await met('wecom:sunyue');
  expect(await calling('wecom:SunYue', 'sun.yue')).toMatchObject({ code: 0 });
  expect(await inStore(({ people }) => people.byAccount('wecom', 'sunyue'))).toMatchObject({ id: 'sun.yue' });
});

test('nobody loses open tickets or a part in the desk by it', async () => {
  await met('wecom:zhou');
  await inStore(({ uow }) =>
    uow.transact(1 as Instant, (tx) => openTicket(tx, { ...aTicket(), requester: personId('wecom:zhou') }, aReport())),
  );
  expect(await calling('wecom:zhou', 'sun.yue')).toMatchObject({ code: 1, text: expect.stringContaining('IT-1001') });
  await met('wecom:boss', { roles: ['lead'] });
  expect(await calling('wecom:boss', 'sun.yue')).toMatchObject({ code: 1, text: expect.stringContaining('boss') });
  expect(await accounts('sun.yue')).toEqual({ slack: 'U0SUN' });
});

test.each([
  [['slack:U2', 'sun.yue'], 'slack:U0SUN'],
  [['wecom:x', 'nobody'], 'nobody called “nobody”'],
  [['telegram:x', 'sun.yue'], 'slack, wecom'],
  [['wecom:', 'sun.yue'], 'slack, wecom'],
  [['wecom:x'], 'slack, wecom'],
  [['wecom:x', 'sun.yue', 'more'], 'slack, wecom'],
])('what cannot be linked is said, and nothing is changed: %s', async (rest, words) => {
  expect(await calling(...rest)).toMatchObject({ code: 1, text: expect.stringContaining(words) });
  expect(await inStore(({ people }) => people.byAccount('wecom', 'x'))).toBeUndefined();
});
