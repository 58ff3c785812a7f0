import { type DatabaseKind, describeEachDatabase } from './databases';
import { onSlack, onWecom, type Seats, slackServesWecom, wecomServesSlack } from './seats';
import { World, type WorldSettings } from './world';

/** Where people sit. */
const seatings = {
  'on Slack': onSlack,
  'on WeCom': onWecom,
  'requesters on WeCom, engineers on Slack': slackServesWecom,
  'requesters on Slack, engineers on WeCom': wecomServesSlack,
  'the customer on WeCom, the contractor on Slack': { ...onSlack, others: { sun: 'wecom' } },
  'the customer on Slack, the contractor on WeCom': { ...onWecom, others: { sun: 'slack' } },
} satisfies Readonly<Record<string, Seats>>;

/** On which database a seating is played. `test/robust` plays both platforms on MariaDB with several processes. */
type Plan = Readonly<Partial<Record<keyof typeof seatings, DatabaseKind['name']>>>;

const apart: Plan = { 'on Slack': 'embedded', 'on WeCom': 'mariadb' };
const all: Plan = {
  ...apart,
  ...{ 'requesters on WeCom, engineers on Slack': 'embedded', 'requesters on Slack, engineers on WeCom': 'embedded' },
};
const crossed: Plan = {
  'requesters on WeCom, engineers on Slack': 'embedded',
  'requesters on Slack, engineers on WeCom': 'mariadb',
};

type Settings = Omit<WorldSettings, 'database' | 'seats'>;
type Journeys = (world: () => World, database: string) => void;

function play(title: string, settings: Settings, tests: Journeys, plan: Plan): void {
  describeEachDatabase(title, (database) => {
    const here = (Object.keys(seatings) as (keyof typeof seatings)[]).filter((name) => plan[name] === database.name);
    for (const name of here) {
      describe(name, () => {
        let shared: World | undefined;
        const world = (): World => {
          if (!shared) throw new Error('the world has not begun yet');
          return shared;
        };
        beforeAll(async () => {
          shared = await World.start({ database, seats: seatings[name], ...settings });
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
export const journeys = (title: string, settings: Settings, tests: Journeys): void => play(title, settings, tests, all);

/**
 * Journeys in which nothing passes from one platform to the other but what the desk itself says: its clocks, rules and
 * roster. Played both ways mixed, so that each part of the story is on each platform once, and once on each database.
 */
export const crossedJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, crossed);

/** Journeys in which somebody names another by their account, who must be on the same platform. */
export const togetherJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, apart);

/**
 * Journeys between both parties to the contract, in which leads name people by their account: everybody on one platform,
 * and the customer's manager on the other one.
 */
export const partiesJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, {
    ...apart,
    'the customer on WeCom, the contractor on Slack': 'embedded',
    'the customer on Slack, the contractor on WeCom': 'embedded',
  });

/** The same where the customer's manager is on the other platform alone, once on each database. */
export const acrossPartiesJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, {
    'the customer on WeCom, the contractor on Slack': 'embedded',
    'the customer on Slack, the contractor on WeCom': 'mariadb',
  });

/** Journeys of what only Slack has: channels, commands, shortcuts. */
export const slackJourneys = (title: string, settings: Settings, tests: Journeys): void =>
  play(title, settings, tests, { 'on Slack': 'embedded' });
