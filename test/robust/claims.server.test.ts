import { databases } from '../kit/databases';
import type { DeskProcess } from '../kit/desk-process';
import { wordsIn } from '../kit/words-in';
import { pressOf, sendTo } from './kit/raw';
import { roundTheClock } from './kit/round-the-clock';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const crowd = Array.from({ length: 100 }, (_, place) => ({ id: `U1CROWD${place}`, name: `Engineer ${place}` }));
const people = crowd.map(
  ({ id, name }, place) => `crowd.${place}: { name: ${name}, language: en, roles: [engineer], slack: ${id} }`,
);

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a hundred presses ($name)', (database) => {
  let site: Site;
  let desks: readonly DeskProcess[];
  beforeAll(async () => {
    site = await Site.open({
      database,
      deskFile: roundTheClock({ people }),
      seed: (seed) => ({
        ...seed,
        users: [
          ...seed.users,
          ...crowd.map(({ id, name }) => ({ id, name, realName: name, locale: 'en-US', tz: 'UTC' })),
        ],
        channels: seed.channels.map((one) =>
          one.id === engineersChannel ? { ...one, members: [...one.members, ...crowd.map(({ id }) => id)] } : one,
        ),
      }),
    });
    desks = [await site.startDesk(), await site.startDesk()];
  });
  afterAll(() => site.close());

  test('on claim at once make one owner, and tell the other ninety-nine who it is (HOT-6)', async () => {
    await report(site, '三楼打印机卡纸');
    const card = await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    const answers = await Promise.all(
      crowd.map(({ id }, place) =>
        sendTo(`${desks[place % 2]?.requestUrl}`, {
          form: { payload: JSON.stringify(pressOf(site, { user: id, message: card, button: 'Claim|我来受理' })) },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);

    const owner = await site.until('an owner', async () => (await site.store.tickets.find(1001 as never))?.owner);
    const name = `Engineer ${owner.replace('crowd.', '')}`;
    const refusals = await site.until('ninety-nine refusals', () => {
      const told = site.slack.messagesIn(engineersChannel).filter(({ ephemeral }) => ephemeral);
      return told.length >= 99 && told;
    });
    expect(refusals).toHaveLength(99);
    expect(refusals.filter((one) => !wordsIn(one).includes(name) && !one.text.includes(name)).map(wordsIn)).toEqual([]);
    await site.until('the card that names the owner', () =>
      site.tops(engineersChannel, name).some(({ ts }) => ts === card.ts),
    );
    expect(site.tops(engineersChannel, /IT-1001/)).toHaveLength(1);
    const log = await site.store.tickets.events(1001 as never);
    expect(log.filter(({ event }) => event.type === 'claimed')).toHaveLength(1);
    expect(desks.flatMap((desk) => desk.failures)).toEqual([]);
  });
});
