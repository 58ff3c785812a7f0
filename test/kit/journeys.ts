import { describeEachDatabase } from './databases';
import { onSlack, onWecom, type Seats, slackServesWecom, wecomServesSlack } from './seats';
import { World, type WorldSettings } from './world';

/** A journey acts dozens of times; on a busy machine that takes its while. */
const patience = 120_000;

/** Where people sit, and on which database that is played. `test/robust` plays both platforms on MariaDB with several processes. */
const seatings: Readonly<Record<string, { readonly seats: Seats; readonly databases: readonly string[] }>> = {
  'on Slack': { seats: onSlack, databases: ['embedded'] },
  'on WeCom': { seats: onWecom, databases: ['mariadb'] },
  'requesters on WeCom, engineers on Slack': { seats: slackServesWecom, databases: ['embedded'] },
  'requesters on Slack, engineers on WeCom': { seats: wecomServesSlack, databases: ['embedded'] },
};

type Settings = Omit<WorldSettings, 'database' | 'seats'>;
type Journeys = (world: () => World, database: string) => void;

function play(title: string, settings: Settings, tests: Journeys, names: readonly string[]): void {
  jest.setTimeout(patience);
  describeEachDatabase(title, (database) => {
    const here = names.filter((name) => seatings[name]?.databases.includes(database.name));
    for (const name of here) {
      describe(name, () => {
        let shared: World | undefined;
        const world = (): World => {
          if (!shared) throw new Error('the world has not begun yet');
          return shared;
        };
        beforeAll(async () => {
          shared = await World.start({ database, seats: seatings[name]?.seats ?? onSlack, ...settings });
        });
        afterEach(() => world().clearAway());
        afterAll(() => shared?.stop());
        tests(world, database.name);
      });
    }
  });
}

/**
 * Journeys that share one world a seating and database: its clock goes on from one to the next, and what a journey leaves
 * open is ended after it. `world()` is for use inside the tests. Played with everybody on Slack, everybody on WeCom, and
 * both ways mixed.
 */
export const journeys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, Object.keys(seatings));

/** Journeys in which somebody names another by their account, who must be on the same platform. */
export const togetherJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, ['on Slack', 'on WeCom']);

/** Journeys of what only Slack has: channels, commands, shortcuts. */
export const slackJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, ['on Slack']);
