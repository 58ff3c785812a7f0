import { own } from '../domain/own';
import { type Duration, seconds } from '../domain/time/instant';
import { type Say, say, type WordKey } from '../domain/words';
import { about } from './about';
import { isOnThisComputer, isProxy, isSafeAddress, shownAddress } from './addresses';
import type { ConnectionRoom, LogLevel } from './config';
import { type DatabaseConfig, readDatabase } from './read-database';
import { type HeartbeatSettings, readHeartbeat } from './read-heartbeat';
import { readListening } from './read-listening';
import { type MailSecrets, readMail } from './read-mail';
import { type OaConfig, readOa } from './read-oa';
import { readTelephone, type TelephoneSecrets } from './read-telephone';
import { readWecom, type WecomSecrets } from './read-wecom';
import { hintFor } from './suggest';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says; a value that could not be read is replaced by its default and has a problem. */
export interface Settings {
  readonly database: DatabaseConfig;
  readonly databaseWait: Duration;
  readonly host: string;
  readonly port: number;
  readonly room: ConnectionRoom;
  readonly watch: { readonly host: string; readonly port: number };
  readonly publicUrl?: string;
  readonly slack?: {
    readonly botToken: string;
    readonly signingSecret: string;
    readonly appToken?: string;
    readonly apiUrl: string;
    readonly proxy?: string;
  };
  readonly wecom?: WecomSecrets;
  readonly mail?: MailSecrets;
  readonly oa?: OaConfig;
  readonly telephone?: TelephoneSecrets;
  readonly heartbeat?: HeartbeatSettings;
  readonly logLevel: LogLevel;
  readonly deskFile: string;
}

const logLevels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads the environment, and the files it names by `readFile`. Problems are sentences that never repeat a secret. */
export function readEnvironment(
  env: Environment,
  readFile: (path: string) => string | Uint8Array,
): {
  readonly settings: Settings;
  readonly problems: readonly Say[];
} {
  const problems: Say[] = [];
  const complain = (problem: Say | undefined): void => {
    if (problem !== undefined) problems.push(problem);
  };
  const value = (name: string, otherwise = ''): string => own(env, name)?.trim() || otherwise;

  const { problems: ofDatabase, ...database } = readDatabase(value('DATABASE_URL'), readFile);
  const listening = readListening(value);
  const publicUrl = value('PUBLIC_URL').replace(/\/+$/, '');
  const logLevel = value('LOG_LEVEL', 'info');
  const appToken = value('SLACK_APP_TOKEN');
  const apiUrl = value('SLACK_API_URL', 'https://slack.com/api/');
  const proxy = value('SLACK_PROXY');
  const wecom = readWecom(value);
  const { problems: ofOthers, ...others } = readOthers(value, readFile);
  const neededBy = { wecom: wecom.wecom !== undefined, socketMode: appToken !== '' };
  problems.push(...ofDatabase);
  complain(waitProblem(value('DATABASE_WAIT', '60')));
  problems.push(...listening.problems);
  complain(publicUrlProblem(publicUrl, neededBy));
  complain(levelProblem(logLevel));
  complain(apiUrlProblem(apiUrl));
  complain(proxy === '' || isProxy(proxy) ? undefined : about('SLACK_PROXY', 'config.notProxy'));
  const hasSlack = slackNames.some((name) => value(name) !== '');
  if (hasSlack) problems.push(...slackProblems(value));
  else if (!wecom.wecom) complain(noPlatform);
  problems.push(...wecom.problems, ...ofOthers);

  const slack = {
    botToken: value('SLACK_BOT_TOKEN'),
    signingSecret: value('SLACK_SIGNING_SECRET'),
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    ...(appToken && { appToken }),
    // A Slack of this very computer, as in a trial, is behind no proxy.
    ...(proxy && !isOnThisComputer(apiUrl) && { proxy }),
  };
  const settings = {
    database,
    databaseWait: seconds(Number(value('DATABASE_WAIT', '60'))),
    ...listening.settings,
    logLevel: logLevels.find((level) => level === logLevel) ?? 'info',
    deskFile: value('DESK_FILE', './desk.yaml'),
    ...(publicUrl && { publicUrl }),
    ...(slack.botToken && { slack }),
    ...(wecom.wecom && { wecom: wecom.wecom }),
    ...others,
  };
  return { settings, problems };
}

/** What may be switched on besides the platforms. */
type Others = Pick<Settings, 'mail' | 'oa' | 'telephone' | 'heartbeat'> & { readonly problems: readonly Say[] };

function readOthers(
  value: (name: string, otherwise?: string) => string,
  readFile: (path: string) => string | Uint8Array,
): Others {
  const each = [readMail(value, readFile), readOa(value), readTelephone(value), readHeartbeat(value)] as const;
  const [mail, oa, telephone, heartbeat] = each;
  return { ...mail, ...oa, ...telephone, ...heartbeat, problems: each.flatMap(({ problems }) => problems) };
}

const waitProblem = (text: string): Say | undefined =>
  /^\d{1,4}$/.test(text) && Number(text) <= 3600
    ? undefined
    : say('config.notSeconds', { name: 'DATABASE_WAIT', text });

/** WeCom's forms are pages, and it calls; Slack calls unless it is called. */
type NeededBy = { readonly wecom: boolean; readonly socketMode: boolean };

function publicUrlProblem(text: string, { wecom, socketMode }: NeededBy): Say | undefined {
  if (text === '' && wecom) {
    return about('PUBLIC_URL', 'config.publicUrlForWecom');
  }
  if (text === '') {
    if (socketMode) return undefined;
    return about('PUBLIC_URL', 'config.publicUrlForSlack');
  }
  if (isSafeAddress(text)) return undefined;
  return say('config.notHttps', { name: 'PUBLIC_URL', shown: shownAddress(text) });
}

const levelProblem = (text: string): Say | undefined =>
  logLevels.some((level) => level === text)
    ? undefined
    : say('config.notLevel', { name: 'LOG_LEVEL', text, hint: hintFor(text, logLevels) });

/** The bot token travels there. */
const apiUrlProblem = (text: string): Say | undefined =>
  isSafeAddress(text) ? undefined : say('config.notHttpsSlack', { name: 'SLACK_API_URL', shown: shownAddress(text) });

const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'];
const noPlatform = say('config.noPlatform');

function slackProblems(value: (name: string) => string): readonly Say[] {
  const problems: Say[] = [];
  const [bot = '', secret = '', app = ''] = slackNames.map((name) => value(name));
  if (bot === '') problems.push(about('SLACK_BOT_TOKEN', 'config.botTokenMissing'));
  else if (!bot.startsWith('xoxb-')) problems.push(about('SLACK_BOT_TOKEN', 'config.notBotToken'));
  if (app !== '' && !app.startsWith('xapp-')) {
    problems.push(about('SLACK_APP_TOKEN', 'config.notAppToken'));
  }
  if (secret === '' && app === '') {
    problems.push(about('SLACK_SIGNING_SECRET', 'config.signingMissing'));
  }
  const mistaken = Object.entries(otherTokens).find(([begins]) => secret.startsWith(begins));
  if (mistaken !== undefined) {
    problems.push(about('SLACK_SIGNING_SECRET', 'config.signingMistaken', { token: say(mistaken[1]) }));
  }
  return problems;
}

/** What stands beside the signing secret in Slack's pages and is copied instead, by how it begins. */
const otherTokens: Readonly<Record<string, WordKey>> = {
  'xapp-': 'config.appTokenName',
  'xoxb-': 'config.botTokenName',
  'xoxp-': 'config.userTokenName',
  xoxe: 'config.appConfigTokenName',
};
