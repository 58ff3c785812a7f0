import { setTimeout as pauseFor } from 'node:timers/promises';
import type { PlayMessage } from '../src/playground/wire';
import { wordsIn } from '../test/kit/words-in';
import { pressOf, sendTo } from '../test/robust/kit/raw';
import { roundTheClock } from '../test/robust/kit/round-the-clock';
import { engineersChannel, Site } from '../test/robust/kit/site';
import type { Benchmark } from './kit/benchmark';
import { crowdAccount, crowdInSlack } from './kit/crowd';
import { quantile, round } from './kit/numbers';
import { slackReport } from './kit/slack-report';
import { lateness, type Waited } from './rush/lateness';
import { type Pressed, type Told, toldOf } from './rush/told';

/** `filing`: how long it takes, in milliseconds, until all tickets are reported. */
const sizes = { full: { jobs: 119, filing: 420_000, claims: 30 }, quick: { jobs: 60, filing: 75_000, claims: 20 } };
const betweenClaims = 29_000 / 30;
/** An answer that has not come by then counts with the time it was waited for. */
const patience = 40_000;
/** What is later than this is late. */
const mostLate = 120_000;

const claimButton = /Claim|我来受理/;
const engineers = ['U0LINA', 'U0WANGLEI', 'U0TOM'];

/** Two desks on one database, whose Slack counts calls as the real one does. */
async function openSite(databaseUrl: string, tickets: number): Promise<Site> {
  const site = await Site.open({
    database: { url: databaseUrl, drop: async () => undefined },
    deskFile: roundTheClock({ progressEvery: '1m' }),
    seed: (seed) => ({
      ...seed,
      users: [...seed.users, ...crowdInSlack.slice(0, tickets)],
      rules: { ...seed.rules, rateLimits: true },
    }),
  });
  await site.startDesk();
  await site.startDesk();
  return site;
}

const deskOf = (site: Site, turn: number): string => `${site.desks[turn % site.desks.length]?.requestUrl}`;
const markOf = (turn: number): string => `rush-${turn}-job`;

/** Everybody reports one ticket, evenly over `length`. */
async function file(site: Site, tickets: number, length: number): Promise<number> {
  let refused = 0;
  for (let turn = 0; turn < tickets; turn += 1) {
    const { body } = slackReport({ account: crowdAccount(turn).slack, mark: markOf(turn) });
    const request = { text: body.toString(), type: 'application/x-www-form-urlencoded' };
    void sendTo(deskOf(site, turn), request).then(({ status }) => {
      if (status !== 200) refused += 1;
    });
    await pauseFor(length / tickets);
  }
  return refused;
}

/** The newest ticket that engineers see and nobody has pressed yet, and its card. */
function newest(site: Site, pressed: ReadonlyMap<number, number>): readonly [number, PlayMessage] {
  for (const message of site.slack.messagesIn(engineersChannel).toReversed()) {
    const turn = Number(/rush-(\d+)-job/.exec(wordsIn(message))?.[1]);
    if (!Number.isNaN(turn) && !pressed.has(turn) && claimButton.test(JSON.stringify(message.blocks)))
      return [turn, message];
  }
  throw new Error('engineers see no job that they could claim');
}

/** One ticket after the other is claimed, the newest first. Answers every press, and what requesters were told of it. */
async function claim(site: Site, claims: number): Promise<readonly (Pressed & Told)[]> {
  const pressed = new Map<number, number>();
  for (let nth = 0; nth < claims; nth += 1) {
    const [turn, message] = newest(site, pressed);
    const user = `${engineers[nth % engineers.length]}`;
    const press = pressOf(site, { user, message, button: claimButton.source });
    pressed.set(turn, Date.now());
    void sendTo(deskOf(site, nth), { form: { payload: JSON.stringify(press) } });
    await pauseFor(betweenClaims);
  }
  const presses = [...pressed].map(([turn, at]) => ({ turn, at }));
  const end = Date.now() + patience;
  let told = await toldOf(site, presses);
  while (Date.now() < end && told.some(({ seen }) => seen === undefined)) {
    await pauseFor(1000);
    told = await toldOf(site, presses);
  }
  return presses.map((press, nth) => ({ ...press, ...told[nth] }));
}

/** Who was not told counts with the time they have waited. */
const waitOf = ({ at, seen }: Pressed & Told): number => seen ?? Date.now() - at;

/** Every message there was, and how long it waited. */
async function messages(site: Site): Promise<readonly Waited[]> {
  const rows = await site.rows(
    `SELECT state, COALESCE(renewed_at, created_at) AS created_at, ended_at, attempts, broken, lease_until, data FROM outbox WHERE state <> 'replaced'`,
  );
  const now = Date.now();
  return rows.map((row) => {
    const { to, reason } = typeof row['data'] === 'string' ? JSON.parse(row['data']) : row['data'];
    const where = to.kind !== 'person' ? to.kind : to.person.startsWith('slack:') ? 'requesters' : to.person;
    return {
      what: `${where}: ${reason}`,
      waited: Number(row['ended_at'] ?? now) - Number(row['created_at']),
      isWaiting: row['state'] === 'waiting',
      // One that is being sent has begun an attempt.
      attempts: Number(row['attempts']) - (row['state'] === 'sent' || row['lease_until'] !== null ? 1 : 0),
      broken: Number(row['broken']),
    };
  });
}

/** Many open tickets, of each of which people hear every minute; then many are claimed in half a minute. */
export const rush: Benchmark = {
  name: 'rush',
  measures:
    'from claim to the requester’s screen, and how late messages are, while two desks have more to say than Slack takes',
  async run({ quick, freshDatabase, tell }) {
    const { jobs: tickets, filing, claims } = quick ? sizes.quick : sizes.full;
    const site = await openSite(await freshDatabase(), tickets);
    try {
      const refused = await file(site, tickets, filing);
      tell(`${tickets} jobs reported`);
      const presses = await claim(site, claims);
      const waits = presses.map(waitOf);
      tell(`${claims} claimed: ${waits.map((wait) => Math.round(wait / 100) / 10).join(' ')} s`);
      const all = await messages(site);
      const calls = site.slack.callsOf();
      const limited = calls.filter(({ outcome }) => outcome === 'http 429').length;
      const tried = all.filter(({ attempts }) => attempts > 0).length;
      const p95 = quantile(waits, 0.95);
      const takings = presses.flatMap(({ taken }) => taken ?? []);
      return {
        parameters: { jobs: tickets, filing, claims, progressEvery: '1m', desks: 2 },
        results: {
          refused,
          claimedMs: { p50: round(quantile(waits, 0.5)), p95: round(p95), most: round(Math.max(...waits)) },
          notTaken: presses.filter(({ taken }) => taken === undefined).length,
          notTold: presses.filter(({ seen }) => seen === undefined).length,
          takenMs: { p50: round(quantile(takings, 0.5)), most: round(Math.max(...takings)) },
          calls: countBy(calls.map(({ method }) => method)),
          limited,
          triedAgain: tried,
          waits: lateness(all, mostLate),
        },
        goals: [
          { stated: 'requesters see that their job is taken within 5 s (p95)', reached: p95 <= 5000 },
          { stated: 'Slack refuses no call', reached: limited === 0 },
          { stated: 'waiting costs no attempt', reached: tried === 0 },
        ],
      };
    } finally {
      await site.close();
    }
  },
};

const countBy = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));
