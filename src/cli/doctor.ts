import { setTimeout as pauseFor } from 'node:timers/promises';
import { checkMail } from '../chat/mail/doctor';
import type { StaffAccount } from '../chat/people/look-at-staff';
import { pingOutside } from '../chat/ping';
import { createApi } from '../chat/slack/client';
import { checkSlack } from '../chat/slack/doctor';
import { slackConfigOf } from '../chat/slack/slack-from';
import { checkWecom } from '../chat/wecom/doctor';
import type { CalendarYear } from '../domain/calendar/calendar-year';
import { own } from '../domain/own';
import type { Person } from '../domain/people/person';
import { recordKey } from '../domain/record/record-ref';
import type { Duration } from '../domain/time/instant';
import { listOf, say } from '../domain/words';
import { dayIn } from '../i18n/day-in';
import { createLogger } from '../logger';
import { clockTolerance } from '../ports/clock';
import type { Store } from '../store/open-store';
import { SchemaTooNew } from '../store/schema';
import { leastStatement } from '../store/server-facts';
import { type CliContext, cliContext, type Finding, lineOf, unreached, withStore } from './cli-context';
import type { Command } from './command';
import { doors } from './doors';
import { unfinishedErasings } from './erasing';
import { mailSentence } from './mail-sentence';
import { newestTickets } from './newest-tickets';
import { PlatformClock } from './platform-clock';
import { slackSentence } from './slack-sentence';
import { storedStaff } from './stored-staff';
import { telephones } from './telephones';
import { wecomClient } from './wecom-client';
import { wecomSentence } from './wecom-sentence';

const megabyte = 1024 * 1024;

/** Looks at everything the desk depends on; each line says ok, or the problem and what to do. */
export const doctor: Command = async (call) => {
  const context = cliContext(call);
  const [ofDatabase, ofDoors] = [await database(context), await doors(context)];
  const theirs = { slack: new PlatformClock('slack', context.clock), wecom: new PlatformClock('wecom', context.clock) };
  const platforms = [
    ...(await slack(context, theirs.slack.hear)),
    ...(await wecom(context, theirs.wecom.hear)),
    ...(await mail(context)),
    ...(await heartbeat(context)),
  ];
  const ofTelephones = await telephones(context);
  const ofClocks = context.pushed ? [] : [...theirs.slack.findings(), ...theirs.wecom.findings()];
  const others = [...ofTelephones, ...(await calendars(context))];
  const findings = [...ofDatabase, ...ofDoors, ...ofClocks, ...others, ...platforms];
  for (const finding of findings) call.print(lineOf(finding, context.speak));
  const problems = findings.filter(({ ok }) => !ok).length;
  call.print(context.speak(problems === 0 ? say('cli.doctorPassed') : say('cli.doctorFailed', { count: problems })));
  return problems === 0 ? 0 : 1;
};

async function database(context: CliContext): Promise<readonly Finding[]> {
  try {
    return await withStore(context, async (store) => {
      await store.ping();
      const reached: Finding = { ok: true, found: say('cli.databaseReached') };
      const pending = (await store.pendingMigrations()).length;
      const kept = pending === 0 ? await stored(context, store) : [];
      const line = [...(await encryption(context, store)), ...(await statements(store))];
      const agree = context.pushed ? [] : [await clocks(context, store)];
      return [reached, ...line, migrations(pending), ...agree, ...kept];
    });
  } catch (error) {
    if (error instanceof SchemaTooNew) {
      const facts = { migrations: listOf(error.migrations) };
      return [{ ok: false, found: say('cli.databaseNewer', facts), advice: say('cli.databaseNewerDo') }];
    }
    return [unreached(error)];
  }
}

/** What is kept, and whether somebody has to see to it. */
const stored = async (context: CliContext, store: Store): Promise<readonly Finding[]> => [
  ...(await newestTickets(context, store.records)),
  await searchable(store),
  ...(await storedStaff(context, store)),
  ...(await unfinishedErasings(store, context.clock)),
];

const migrations = (pending: number): Finding =>
  pending === 0
    ? { ok: true, found: say('cli.databaseMigrated') }
    : { ok: false, found: say('cli.databaseBehind', { count: pending }), advice: say('cli.databaseBehindDo') };

const onThisComputer = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

async function encryption({ config }: CliContext, store: Store): Promise<readonly Finding[]> {
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

/** Whether a search finds every ticket; the running desk adds what is missing, after its start and each hour. */
async function searchable({ search }: Store): Promise<Finding> {
  const count = await search.missing();
  if (count === 0) return { ok: true, found: say('cli.searchWhole') };
  const found = say('cli.searchMissing', { count });
  return { ok: true, warns: true, found, advice: say('cli.searchMissingDo') };
}

/** However long the question takes: the database's time must lie between asking and hearing. */
async function clocks({ clock }: CliContext, store: Store): Promise<Finding> {
  const asked = clock.now();
  const there = await store.databaseTime();
  const apart = Math.max(0, asked - there, there - clock.now());
  if (apart <= clockTolerance) return { ok: true, found: say('cli.clockAgrees') };
  const by = { lasts: apart as Duration };
  return { ok: false, found: say('cli.clockDiffers', { by }), advice: say('cli.clockDiffersDo') };
}

/** More years than are ever open. */
const mostOpen = 20;

/** From this month on, next year's public holidays are late: they are announced in autumn. */
const lateFrom = 12;

/** Whether promises that run into the next year can be told: a warning until December, a problem from then on. */
async function calendars(context: CliContext): Promise<readonly Finding[]> {
  const { config, clock } = context;
  const { places } = config.desk;
  const [year = 0, month = 0] = dayIn(places[0].zone, clock.now()).split('-').map(Number);
  // Which years count is read with the database; where it is away that was told.
  const open = await withStore(context, ({ records }) => records.open<CalendarYear>('calendar', mostOpen)).catch(
    () => [],
  );
  const missing = Math.min(...places.map(({ hours }) => hours.missingYear));
  if (missing > year + 1) return [{ ok: true, found: say('cli.calendarKnown', { year: String(year + 1) }) }];
  const waits = open.find((one) => one.year.year === missing);
  const facts = { year: String(missing) };
  const said =
    waits === undefined
      ? { found: say('cli.calendarMissing', facts), advice: say('cli.calendarMissingDo') }
      : {
          found: say('cli.calendarWaits', {
            ...facts,
            key: recordKey(config.desk, { kind: 'calendar', id: waits.id }),
          }),
          advice: say('cli.calendarWaitsDo'),
        };
  return [missing > year && month < lateFrom ? { ok: true, warns: true, ...said } : { ok: false, ...said }];
}

async function slack({ config, clock }: CliContext, onDate: (date: string) => void): Promise<readonly Finding[]> {
  if (!config.slack) return [];
  const slackConfig = slackConfigOf(config.slack, config.desk);
  const deps = {
    clock,
    logger: createLogger('silent'),
    pause: (length: number) => pauseFor(length),
    onDate,
  };
  const apiWith = (token: string) => createApi({ ...deps, config: { ...slackConfig, botToken: token } });
  const { botToken, appToken } = slackConfig;
  const staff = accountsOn(
    'slack',
    config.desk.people.filter(({ active }) => active),
  );
  const socket = appToken === undefined ? {} : { socket: apiWith(appToken) };
  const findings = await checkSlack(apiWith(botToken), slackConfig, { staff, clock, ...socket });
  return findings.map(slackSentence);
}

async function wecom({ config, clock }: CliContext, onDate: (date: string) => void): Promise<readonly Finding[]> {
  const { publicUrl } = config.http;
  if (!config.wecom || publicUrl === undefined) return [];
  const withRole = config.desk.people.filter(({ active, roles }) => active && roles.length > 0);
  const staff = accountsOn('wecom', withRole);
  const api = wecomClient(config.wecom, clock, onDate);
  const findings = await checkWecom(api, { ...config.wecom, publicUrl }, { staff, clock });
  return findings.map(wecomSentence);
}

const mail = async ({ config, clock }: CliContext): Promise<readonly Finding[]> =>
  config.mail === undefined ? [] : (await checkMail(config.mail, clock)).map(mailSentence);

/** Somebody waits outside: what it is told here it takes for a desk that runs. */
async function heartbeat({ config }: CliContext): Promise<readonly Finding[]> {
  if (config.heartbeat === undefined) return [];
  const why = await pingOutside(config.heartbeat);
  if (why === undefined) return [{ ok: true, found: say('cli.heartbeatHeard') }];
  return [{ ok: false, found: say('cli.heartbeatNotHeard', { why }), advice: say('cli.heartbeatNotHeardDo') }];
}

const accountsOn = (platform: string, people: readonly Person[]): readonly StaffAccount[] =>
  people.flatMap(({ id, identities }) => {
    const account = own(identities, platform);
    return account === undefined ? [] : [{ person: id, account }];
  });
