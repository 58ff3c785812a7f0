import { seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { type Looked, lookAtStaff, type StaffAccount } from '../people/look-at-staff';
import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import { onDutyFindings } from './doctor-on-duty';
import { SlackError } from './errors';
import { at, isJson, type Json, listAt } from './fields';
import type { SlackFinding } from './finding';
import { neededScopes, optionalScopes } from './methods';

/** What is looked at besides: accounts, and with an app token the way of Socket Mode. */
interface Besides {
  readonly staff: readonly StaffAccount[];
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Slack, asked with the app token. */
  readonly socket?: SlackApi;
}

/**
 * Looks whether Slack would let us work: tokens, scopes, the channels of the desk file and the accounts it names. Nothing is
 * sent to anybody. Never throws SlackError.
 */
export async function checkSlack(
  api: SlackApi,
  config: Pick<SlackConfig, 'engineers' | 'digestChannel' | 'onDuty'>,
  { staff, clock, socket }: Besides,
): Promise<readonly SlackFinding[]> {
  const identity = await asked(() => api.call('auth.test', {}));
  if (identity instanceof SlackError) return [tokenFinding(identity)];
  const engineers = new Set([config.engineers.fallback, ...Object.values(config.engineers.byPlace)]);
  const channels: readonly (readonly [SlackFinding['name'], string])[] = [
    ...[...engineers].map((id) => ['engineers-channel', id] as const),
    ...(config.digestChannel === undefined ? [] : [['digest-channel', config.digestChannel] as const]),
  ];
  const findings: SlackFinding[] = [{ name: 'token', ...workspaceOf(identity), ok: true }, ...scopesFindings(identity)];
  if (socket !== undefined) findings.push(await socketFinding(socket));
  for (const [name, channel] of channels) findings.push(await channelFinding(api, name, channel));
  findings.push(...(await onDutyFindings(api, config, grantedIn(identity))));
  return [...findings, ...staffFindings(staff, await lookAtStaff(staff, clock, (one) => accountProblem(api, one)))];
}

/** Asks for an address to connect to, and does not connect. */
async function socketFinding(socket: SlackApi): Promise<SlackFinding> {
  const answer = await asked(() => socket.call('apps.connections.open', {}));
  if (!(answer instanceof SlackError)) return { name: 'app-token', ok: true };
  return { ...tokenFinding(answer), name: 'app-token' };
}

const workspaceOf = ({ team }: Json): Pick<SlackFinding, 'subject'> =>
  typeof team === 'string' ? { subject: team } : {};

const networkCodes = /^(network|not_slack|certificate|http_.*|proxy_.*)$/;

function tokenFinding({ code }: SlackError): SlackFinding {
  return { name: 'token', ok: false, problem: code, fix: networkCodes.test(code) ? 'check-network' : 'renew-token' };
}

/** Slack says the token's scopes with every answer; web-api puts that header into `response_metadata.scopes`. */
const grantedIn = (identity: Json): readonly string[] => listAt(identity, 'response_metadata', 'scopes').map(String);

function scopesFindings(identity: Json): readonly SlackFinding[] {
  const granted = grantedIn(identity);
  if (granted.length === 0) return [{ name: 'scopes', ok: true, problem: 'not_told' }];
  const missing = neededScopes.filter((scope) => !granted.includes(scope));
  const more = granted.filter((scope) => ![...neededScopes, ...optionalScopes].includes(scope)).sort();
  return [
    missing.length === 0
      ? { name: 'scopes', ok: true }
      : { name: 'scopes', ok: false, problem: `missing: ${missing.join(', ')}`, fix: 'reinstall-app' },
    // Nothing fails for it; but what the app may do needlessly, a stolen token may do too.
    ...(more.length === 0
      ? []
      : [{ name: 'more-scopes', ok: true, problem: more.join(', '), fix: 'drop-scopes' } as const]),
  ];
}

async function channelFinding(api: SlackApi, name: SlackFinding['name'], channel: string): Promise<SlackFinding> {
  const info = await asked(() => api.call('conversations.info', { channel }));
  const about = { name, subject: channel } as const;
  if (info instanceof SlackError) return { ...about, ok: false, problem: info.code, fix: 'correct-channel' };
  if (at(info, 'channel', 'is_archived') === true) {
    return { ...about, ok: false, problem: 'is_archived', fix: 'correct-channel' };
  }
  const member = isJson(info['channel']) && info['channel']['is_member'] !== false;
  if (!member) return { ...about, ok: false, problem: 'not_a_member', fix: 'invite-bot' };
  const closed = closings.find((field) => at(info, 'channel', field) === true);
  return closed === undefined ? { ...about, ok: true } : { ...about, ok: false, problem: closed, fix: 'open-channel' };
}

/** What keeps an app from posting, or from answering in threads (docs.slack.dev, objects/channel-object). */
const closings = ['is_frozen', 'is_read_only', 'is_thread_only', 'is_non_threadable'] as const;

function staffFindings(
  staff: readonly StaffAccount[],
  { problems, left, why = '' }: Looked<SlackFinding>,
): readonly SlackFinding[] {
  const reached = staff.length - left - problems.length;
  return [
    ...(reached > 0 ? [{ name: 'staff', subject: String(reached), ok: true } as const] : []),
    ...problems,
    ...(left > 0 ? [{ name: 'staff-left', subject: String(left), ok: true, problem: why } as const] : []),
  ];
}

/** Codes that are about one account. */
const unknown: readonly string[] = ['user_not_found', 'user_not_visible', 'users_not_found', 'invalid_user'];

/** A problem of this account; the code where Slack does not answer for anybody. */
async function accountProblem(
  api: SlackApi,
  { person, account }: StaffAccount,
): Promise<SlackFinding | string | undefined> {
  const found = await asked(() => api.call('users.info', { user: account }, { patience: seconds(20) }));
  const about = { name: 'account', subject: `${person} (${account})`, ok: false } as const;
  if (found instanceof SlackError) {
    return unknown.includes(found.code) ? { ...about, problem: 'user_not_found' } : found.code;
  }
  const wrong = ['deleted', 'is_bot'].find((field) => at(found, 'user', field) === true);
  return wrong === undefined ? undefined : { ...about, problem: wrong };
}

async function asked(ask: () => Promise<Json>): Promise<Json | SlackError> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SlackError) return error;
    throw error;
  }
}
