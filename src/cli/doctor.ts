import { setTimeout as pauseFor } from 'node:timers/promises';
import { createApi } from '../chat/slack/client';
import { checkSlack } from '../chat/slack/doctor';
import { slackConfigOf } from '../chat/slack/slack-from';
import { checkWecom } from '../chat/wecom/doctor';
import { ticketKey } from '../domain/desk';
import type { Duration } from '../domain/time/instant';
import { say } from '../domain/words';
import { dayIn } from '../i18n/day-in';
import { createLogger } from '../logger';
import { clockTolerance } from '../ports/clock';
import { verdictsThatDiffer } from '../reports/verdicts-differ';
import { equalsItsLog } from '../scheduler/audit-logs';
import type { Store } from '../store/open-store';
import { SchemaTooNew } from '../store/schema';
import { leastStatement } from '../store/server-facts';
import type { Command } from './command';
import { type DeskSide, deskSide, type Finding, lineOf, unreached, withStore } from './desk-side';
import { unfinishedErasings } from './erasing';
import { slackSentence } from './slack-sentence';
import { storedStaff } from './stored-staff';
import { wecomClient } from './wecom-client';
import { wecomSentence } from './wecom-sentence';

const megabyte = 1024 * 1024;

/** Looks at everything the desk depends on; each line says ok, or the problem and what to do. */
export const doctor: Command = async (call) => {
  const side = deskSide(call);
  const findings = [...(await database(side)), ...calendars(side), ...(await slack(side)), ...(await wecom(side))];
  for (const finding of findings) call.print(lineOf(finding, side.speak));
  const problems = findings.filter(({ ok }) => !ok).length;
  call.print(side.speak(problems === 0 ? say('cli.doctorPassed') : say('cli.doctorFailed', { count: problems })));
  return problems === 0 ? 0 : 1;
};

async function database(side: DeskSide): Promise<readonly Finding[]> {
  try {
    return await withStore(side, async (store) => {
      await store.ping();
      const reached: Finding = { ok: true, found: say('cli.databaseReached') };
      const pending = (await store.pendingMigrations()).length;
      const kept = pending === 0 ? await stored(side, store) : [];
      const line = [...(await encryption(side, store)), ...(await statements(store))];
      const agree = side.pushed ? [] : [await clocks(side, store)];
      return [reached, ...line, migrations(pending), ...agree, ...kept];
    });
  } catch (error) {
    if (error instanceof SchemaTooNew) {
      const facts = { migrations: error.migrations.join(', ') };
      return [{ ok: false, found: say('cli.databaseNewer', facts), advice: say('cli.databaseNewerDo') }];
    }
    return [unreached(error)];
  }
}

/** What is kept, and whether somebody has to see to it. */
const stored = async (side: DeskSide, store: Store): Promise<readonly Finding[]> => [
  await logs(side, store),
  await verdicts(side, store),
  await searchable(store),
  ...(await storedStaff(side, store)),
  ...(await unfinishedErasings(store, side.clock)),
];

const migrations = (pending: number): Finding =>
  pending === 0
    ? { ok: true, found: say('cli.databaseMigrated') }
    : { ok: false, found: say('cli.databaseBehind', { count: pending }), advice: say('cli.databaseBehindDo') };

const onThisComputer = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

async function encryption({ config }: DeskSide, store: Store): Promise<readonly Finding[]> {
  const { url } = config.database;
  if (url.startsWith('sqlite:')) return [];
  const cipher = await store.cipher();
  if (cipher !== undefined) return [{ ok: true, found: say('cli.lineEncrypted', { cipher }) }];
  const open: Finding = { ok: true, found: say('cli.lineOpen') };
  return [onThisComputer.test(new URL(url).hostname) ? open : { ...open, advice: say('cli.lineOpenDo') }];
}

async function statements(store: Store): Promise<readonly Finding[]> {
  const longest = await store.longestStatement();
  if (longest === undefined || longest >= leastStatement) return [];
  const found = say('cli.statementsShort', { megabytes: Math.round((longest / megabyte) * 10) / 10 });
  return [{ ok: false, found, advice: say('cli.statementsShortDo', { megabytes: leastStatement / megabyte }) }];
}

/** Tickets looked at; the running desk goes through all of them, a few a minute. */
const newest = 1000;
/** Verdicts named. */
const namedAtMost = 20;

/** Whether tickets are what their logs add up to. */
async function logs({ config }: DeskSide, { tickets }: Store): Promise<Finding> {
  const wrong: string[] = [];
  for (const id of await tickets.newest(newest)) {
    if (!(await equalsItsLog({ tickets }, id))) wrong.push(ticketKey(config.desk, id));
  }
  if (wrong.length === 0) return { ok: true, found: say('cli.logsAgree') };
  return { ok: false, found: say('cli.logsDiffer', { tickets: wrong.join(', ') }), advice: say('cli.logsDifferDo') };
}

/** Whether what was decided is what the rules say, by the terms of each ticket's moment. */
async function verdicts({ config: { desk }, clock }: DeskSide, { tickets }: Store): Promise<Finding> {
  const wrong: string[] = [];
  for (const id of await tickets.newest(newest)) {
    const ticket = await tickets.find(id);
    const others = ticket === undefined ? [] : verdictsThatDiffer(ticket, desk, clock.now());
    for (const { clause, kept, judged } of others) wrong.push(`${ticketKey(desk, id)} ${clause} (${kept}/${judged})`);
  }
  if (wrong.length === 0) return { ok: true, found: say('cli.verdictsAgree') };
  const named = `${wrong.slice(0, namedAtMost).join(', ')}${wrong.length > namedAtMost ? ' …' : ''}`;
  return { ok: false, found: say('cli.verdictsDiffer', { named }), advice: say('cli.verdictsDifferDo') };
}

/** Whether a search finds every ticket; the running desk adds what is missing, after its start and each hour. */
async function searchable({ search }: Store): Promise<Finding> {
  const count = await search.missing();
  if (count === 0) return { ok: true, found: say('cli.searchWhole') };
  const found = say('cli.searchMissing', { count });
  return { ok: true, warns: true, found, advice: say('cli.searchMissingDo') };
}

/** However long the question takes: the database's time must lie between asking and hearing. */
async function clocks({ clock }: DeskSide, store: Store): Promise<Finding> {
  const asked = clock.now();
  const there = await store.databaseTime();
  const apart = Math.max(0, asked - there, there - clock.now());
  if (apart <= clockTolerance) return { ok: true, found: say('cli.clockAgrees') };
  const by = { lasts: apart as Duration };
  return { ok: false, found: say('cli.clockDiffers', { by }), advice: say('cli.clockDiffersDo') };
}

/** From this month on, next year's public holidays are late: they are announced in autumn. */
const lateFrom = 12;

/** Whether promises that run into the next year can be told: a warning until December, a problem from then on. */
function calendars({ config, clock }: DeskSide): readonly Finding[] {
  const { places } = config.desk;
  const [year = 0, month = 0] = dayIn(places[0].zone, clock.now()).split('-').map(Number);
  const missing = Math.min(...places.map(({ hours }) => hours.missingYear));
  if (missing > year + 1) return [{ ok: true, found: say('cli.calendarKnown', { year: String(year + 1) }) }];
  const found = say('cli.calendarMissing', { year: String(missing) });
  const advice = say('cli.calendarMissingDo');
  return [missing > year && month < lateFrom ? { ok: true, warns: true, found, advice } : { ok: false, found, advice }];
}

async function slack({ config, clock }: DeskSide): Promise<readonly Finding[]> {
  if (!config.slack) return [];
  const slackConfig = slackConfigOf(config.slack, config.desk);
  const logger = createLogger('silent');
  const pause = (length: number) => pauseFor(length);
  const api = createApi({ config: slackConfig, clock, logger, pause });
  return (await checkSlack(api, slackConfig)).map(slackSentence);
}

async function wecom({ config, clock }: DeskSide): Promise<readonly Finding[]> {
  const { publicUrl } = config.http;
  if (!config.wecom || publicUrl === undefined) return [];
  const withRole = config.desk.people.filter(({ active, roles }) => active && roles.length > 0);
  const staff = withRole.flatMap(({ id, identities: { wecom: account } }) =>
    account === undefined ? [] : [{ person: id, account }],
  );
  const findings = await checkWecom(wecomClient(config.wecom, clock), { ...config.wecom, publicUrl }, staff);
  return findings.map(wecomSentence);
}
