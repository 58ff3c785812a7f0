import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import { SlackError } from './errors';
import { at, isJson, type Json, listAt } from './fields';
import { neededScopes } from './methods';

/** One line of the doctor's: codes, for the command line to put into words. */
export interface SlackFinding {
  readonly name: 'token' | 'scopes' | 'more-scopes' | 'engineers-channel' | 'digest-channel';
  /** The channel looked at; of the token, the workspace it is for. */
  readonly subject?: string;
  readonly ok: boolean;
  /** Slack's own code, `missing: …` or `not_a_member`. */
  readonly problem?: string;
  readonly fix?: 'renew-token' | 'drop-scopes' | 'reinstall-app' | 'invite-bot' | 'correct-channel' | 'check-network';
}

/** Looks whether Slack would let us work: token, scopes, and the channels of the desk file. Never throws SlackError. */
export async function checkSlack(
  api: SlackApi,
  config: Pick<SlackConfig, 'engineers' | 'digestChannel'>,
): Promise<readonly SlackFinding[]> {
  const identity = await asked(() => api.call('auth.test', {}));
  if (identity instanceof SlackError) return [tokenFinding(identity)];
  const engineers = new Set([config.engineers.fallback, ...Object.values(config.engineers.byPlace)]);
  const channels: readonly (readonly [SlackFinding['name'], string])[] = [
    ...[...engineers].map((id) => ['engineers-channel', id] as const),
    ...(config.digestChannel === undefined ? [] : [['digest-channel', config.digestChannel] as const]),
  ];
  const findings: SlackFinding[] = [{ name: 'token', ...workspaceOf(identity), ok: true }, ...scopesFindings(identity)];
  for (const [name, channel] of channels) findings.push(await channelFinding(api, name, channel));
  return findings;
}

const workspaceOf = ({ team }: Json): Pick<SlackFinding, 'subject'> =>
  typeof team === 'string' ? { subject: team } : {};

const networkCodes = /^(network|not_slack|certificate|http_.*|proxy_.*)$/;

function tokenFinding({ code }: SlackError): SlackFinding {
  return { name: 'token', ok: false, problem: code, fix: networkCodes.test(code) ? 'check-network' : 'renew-token' };
}

/** Slack says the token's scopes with every answer; web-api puts that header into `response_metadata.scopes`. */
function scopesFindings(identity: Json): readonly SlackFinding[] {
  const granted = listAt(identity, 'response_metadata', 'scopes').map(String);
  if (granted.length === 0) return [{ name: 'scopes', ok: true, problem: 'not_told' }];
  const missing = neededScopes.filter((scope) => !granted.includes(scope));
  const more = granted.filter((scope) => !neededScopes.includes(scope)).sort();
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
  return member ? { ...about, ok: true } : { ...about, ok: false, problem: 'not_a_member', fix: 'invite-bot' };
}

async function asked(ask: () => Promise<Json>): Promise<Json | SlackError> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SlackError) return error;
    throw error;
  }
}
