import { own } from '../domain/own';
import { type Duration, seconds } from '../domain/time/instant';
import { isSafeAddress, shownAddress } from './addresses';
import type { ConnectionRoom, LogLevel } from './config';
import { type DatabaseConfig, readDatabase } from './read-database';
import { readListening } from './read-listening';
import { readWecom, type WecomSecrets } from './read-wecom';
import { orSuggest } from './suggest';

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
  };
  readonly wecom?: WecomSecrets;
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
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const complain = (problem: string | undefined): void => {
    if (problem !== undefined) problems.push(problem);
  };
  const value = (name: string, otherwise = ''): string => own(env, name)?.trim() || otherwise;

  const { problems: ofDatabase, ...database } = readDatabase(value('DATABASE_URL'), readFile);
  const listening = readListening(value);
  const publicUrl = value('PUBLIC_URL').replace(/\/+$/, '');
  const logLevel = value('LOG_LEVEL', 'info');
  const appToken = value('SLACK_APP_TOKEN');
  const apiUrl = value('SLACK_API_URL', 'https://slack.com/api/');
  const wecom = readWecom(value);
  const neededBy = { wecom: wecom.wecom !== undefined, socketMode: appToken !== '' };
  problems.push(...ofDatabase);
  complain(waitProblem(value('DATABASE_WAIT', '60')));
  problems.push(...listening.problems);
  complain(publicUrlProblem(publicUrl, neededBy));
  complain(levelProblem(logLevel));
  complain(apiUrlProblem(apiUrl));
  const hasSlack = slackNames.some((name) => value(name) !== '');
  if (hasSlack) problems.push(...slackProblems(value));
  else if (!wecom.wecom) complain(noPlatform);
  problems.push(...wecom.problems);

  const slack = {
    botToken: value('SLACK_BOT_TOKEN'),
    signingSecret: value('SLACK_SIGNING_SECRET'),
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    ...(appToken && { appToken }),
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
  };
  return { settings, problems };
}

const waitProblem = (text: string): string | undefined =>
  /^\d{1,4}$/.test(text) && Number(text) <= 3600
    ? undefined
    : `DATABASE_WAIT "${text}" is not a number of seconds; write one from 0 to 3600`;

/** WeCom's forms are pages, and it calls; Slack calls unless it is called. */
type NeededBy = { readonly wecom: boolean; readonly socketMode: boolean };

function publicUrlProblem(text: string, { wecom, socketMode }: NeededBy): string | undefined {
  if (text === '' && wecom) {
    return 'PUBLIC_URL is missing; write the https address at which WeCom and phones reach the desk';
  }
  if (text === '') {
    if (socketMode) return undefined;
    return 'PUBLIC_URL is missing; write the https address at which Slack reaches the desk, or set SLACK_APP_TOKEN for Socket Mode';
  }
  if (isSafeAddress(text)) return undefined;
  return `PUBLIC_URL${shownAddress(text)} is not an https address; write one like https://desk.example.com`;
}

const levelProblem = (text: string): string | undefined =>
  logLevels.some((level) => level === text)
    ? undefined
    : `LOG_LEVEL "${text}" is not a level${orSuggest(text, logLevels)}`;

/** The bot token travels there. */
const apiUrlProblem = (text: string): string | undefined =>
  isSafeAddress(text)
    ? undefined
    : `SLACK_API_URL${shownAddress(text)} is not an https address; leave it out for Slack's own`;

const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'];
const noPlatform =
  'no chat platform is configured; set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, or the WECOM_ settings of .env.example';

function slackProblems(value: (name: string) => string): readonly string[] {
  const problems: string[] = [];
  const [bot = '', secret = '', app = ''] = slackNames.map((name) => value(name));
  if (bot === '') problems.push('SLACK_BOT_TOKEN is missing; copy the bot token from "OAuth & Permissions" of the app');
  else if (!bot.startsWith('xoxb-')) problems.push('SLACK_BOT_TOKEN is not a bot token; it begins with xoxb-');
  if (app !== '' && !app.startsWith('xapp-')) {
    problems.push('SLACK_APP_TOKEN is not an app-level token; it begins with xapp-');
  }
  if (secret === '' && app === '') {
    problems.push(
      'SLACK_SIGNING_SECRET is missing; copy it from "Basic Information" of the app, or set SLACK_APP_TOKEN for Socket Mode',
    );
  }
  const mistaken = Object.entries(otherTokens).find(([begins]) => secret.startsWith(begins));
  if (mistaken !== undefined) {
    problems.push(
      `SLACK_SIGNING_SECRET is the ${mistaken[1]}, not the signing secret; copy "Signing Secret" from "Basic Information" of the app`,
    );
  }
  return problems;
}

/** What stands beside the signing secret in Slack's pages and is copied instead, by how it begins. */
const otherTokens: Readonly<Record<string, string>> = {
  'xapp-': 'app-level token (SLACK_APP_TOKEN)',
  'xoxb-': 'bot token (SLACK_BOT_TOKEN)',
  'xoxp-': 'token of a user',
  xoxe: 'token of the app’s configuration',
};
