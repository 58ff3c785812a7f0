import type { SeedMember } from '../../src/playground/wecom/wecom-seed';
import type { PlayMessage } from '../../src/playground/wire';
import { databases } from '../kit/databases';
import { wordsIn } from '../kit/words-in';
import { pressOf, sendTo } from './kit/raw';
import { roundTheClock } from './kit/round-the-clock';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';
import { cardOffering, claimLabel, pressOn, proveClean, shownOf, told } from './kit/wecom-chat';

const half = Array.from({ length: 50 }, (_, place) => place);
const onSlack = half.map((place) => ({ id: `s.${place}`, account: `U1CROWD${place}`, name: `Slacker ${place}` }));
const onWecom = half.map((place) => ({ id: `w.${place}`, account: `crowd${place}`, name: `Member ${place}` }));
const people = [
  ...onSlack.map(
    ({ id, account, name }) => `${id}: { name: ${name}, language: en, roles: [engineer], slack: ${account} }`,
  ),
  ...onWecom.map(
    ({ id, account, name }) => `${id}: { name: ${name}, language: en, roles: [engineer], wecom: ${account} }`,
  ),
];
const everybody = [...onSlack, ...onWecom];
const members: readonly SeedMember[] = onWecom.map(({ account, name }) => ({ userid: account, name, language: 'en' }));

describe.each(databases.filter(({ name }) => name === 'mariadb'))('claims from both platforms ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({
      database,
      deskFile: `${roundTheClock({ people, claimWithin: '8h' })}wecom: { claimCards: everyone }\n`,
      wecom: (seed) => ({
        ...seed,
        members: [...seed.members, ...members],
        // On a slow machine the last of a hundred may wait long for its turn.
        rules: { answerWithin: 60_000 },
      }),
      seed: (seed) => ({
        ...seed,
        users: [
          ...seed.users,
          ...onSlack.map(({ account, name }) => ({ id: account, name, realName: name, locale: 'en-US', tz: 'UTC' })),
        ],
        channels: seed.channels.map((one) =>
          one.id === engineersChannel
            ? { ...one, members: [...one.members, ...onSlack.map(({ account }) => account)] }
            : one,
        ),
      }),
    });
    await site.startDesk();
    await site.startDesk();
  });
  afterAll(() => site.close());

  /** A new ticket, once everybody has a card of it. */
  async function ticket(key: string): Promise<PlayMessage> {
    await report(site, `三楼打印机卡纸 ${key}`);
    const card = await site.until('the card on Slack', () => site.tops(engineersChannel, key)[0]);
    await site.until('a card for each member', () => onWecom.every(({ account }) => cardOf(account, key)));
    return card;
  }

  const cardOf = (account: string, key: string) => told(site, account, key).find((one) => one.card !== undefined);
  const slackPress = (card: PlayMessage, account: string, place: number) =>
    sendTo(`${site.desks[place % 2]?.requestUrl}`, {
      form: { payload: JSON.stringify(pressOf(site, { user: account, message: card, button: 'Claim|我来受理' })) },
    });
  const wecomPress = (key: string, account: string) => {
    const card = cardOf(account, key);
    if (card === undefined) throw new Error(`${account} has no card of ${key}`);
    return pressOn(site, account, card, claimLabel);
  };

  /** How often somebody of these was told of this person, alone, since the card came: below it, or in their own chat. */
  const whispers = (name: string, { ts }: PlayMessage, accounts: readonly string[]): number => {
    const names = (one: PlayMessage) => one.ts > ts && (wordsIn(one).includes(name) || one.text.includes(name));
    const below = site.slack.messagesIn(engineersChannel).filter((one) => one.ephemeral && names(one));
    const direct = accounts.flatMap((account) => site.slack.messagesIn(site.slack.as(account).dmChannel));
    return below.length + direct.filter(names).length;
  };

  /** One owner, and each of the others sees and hears who it is. */
  async function proveClaim(key: string, card: PlayMessage, pressers: readonly string[]): Promise<string> {
    const id = Number(key.replace(/\D/g, '')) as never;
    const owner = await site.until('an owner', async () => (await site.store.tickets.find(id))?.owner);
    const { name } = everybody.find((one) => one.id === owner) ?? { name: 'nobody' };
    await site.until('the card on Slack that names the owner', () =>
      site.tops(engineersChannel, name).some(({ ts }) => ts === card.ts),
    );
    const losers = everybody.filter((one) => one.id !== owner && pressers.includes(one.id));
    const inWecom = losers.filter((one) => one.id.startsWith('w.'));
    await site.until('each of the others told in WeCom', () =>
      inWecom.every(({ account }) => told(site, account, name).some((one) => one.card === undefined)),
    );
    const onSlackOnly = losers.filter((one) => !inWecom.includes(one)).map(({ account }) => account);
    await site.until('each of the others told on Slack', () => whispers(name, card, onSlackOnly) >= onSlackOnly.length);
    await site.until('every old card settled', () =>
      onWecom.every(({ account }) =>
        told(site, account, key)
          .slice(0, 1)
          .every((one) => shownOf(one).includes(name)),
      ),
    );
    const open = onWecom.filter(({ account }) => cardOffering(site, account, claimLabel));
    expect(open.map(({ account }) => account)).toEqual([]);
    const working = everybody.find((one) => one.id === owner);
    if (owner.startsWith('w.') && working)
      await site.until('a card to work with', () => cardOffering(site, working.account, /^(Resolve|解决)$/));
    await site.until(
      'everything said',
      async () => (await site.rows("SELECT id FROM outbox WHERE state = 'waiting'")).length === 0,
    );
    const log = await site.store.tickets.events(id);
    expect(log.filter(({ event }) => event.type === 'claimed')).toHaveLength(1);
    return owner;
  }

  test('a hundred at once make one owner, whom all the others see and hear (HOT-6)', async () => {
    const key = 'IT-1001';
    const card = await ticket(key);
    const presses = half.flatMap((place) => [
      wecomPress(key, `crowd${place}`).then(({ ok, problem }) => ok || problem),
      slackPress(card, `U1CROWD${place}`, place).then(({ status }) => status === 200 || status),
    ]);
    expect((await Promise.all(presses)).filter((taken) => taken !== true)).toEqual([]);
    await proveClaim(
      key,
      card,
      everybody.map(({ id }) => id),
    );
    proveClean(site);
    expect(site.desks.flatMap((desk) => desk.failures)).toEqual([]);
  });

  test('a claim on Slack settles the cards in WeCom, and who is late there hears who has it', async () => {
    const key = 'IT-1002';
    const card = await ticket(key);
    await slackPress(card, 'U1CROWD7', 0);
    await site.until('an owner', async () => (await site.store.tickets.find(1002 as never))?.owner);
    const late = [1, 2, 3];
    // Their screens still show the button: the press was on its way.
    await Promise.all(late.map((place) => wecomPress(key, `crowd${place}`).catch(() => undefined)));
    expect(await proveClaim(key, card, ['s.7'])).toBe('s.7');
    proveClean(site);
  });

  test('a claim in WeCom settles the cards there and on Slack, and who is late on Slack hears who has it', async () => {
    const key = 'IT-1003';
    const card = await ticket(key);
    await wecomPress(key, 'crowd9');
    await site.until('an owner', async () => (await site.store.tickets.find(1003 as never))?.owner);
    await slackPress(card, 'U1CROWD5', 1);
    expect(await proveClaim(key, card, ['w.9', 's.5'])).toBe('w.9');
    proveClean(site);
    expect(site.desks.flatMap((desk) => desk.failures)).toEqual([]);
  });
});
