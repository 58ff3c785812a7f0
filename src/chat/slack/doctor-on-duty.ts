import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import { SlackError } from './errors';
import { at, listAt } from './fields';
import type { SlackFinding } from './finding';

type Config = Pick<SlackConfig, 'onDuty'>;

/** Whether each group and topic could say who is on duty, without changing what it says. */
export async function onDutyFindings(
  api: SlackApi,
  { onDuty = [] }: Config,
  granted: readonly string[],
): Promise<readonly SlackFinding[]> {
  const findings: SlackFinding[] = [];
  for (const { group, topic } of onDuty) {
    if (group !== undefined) findings.push(await tried('duty-group', group, () => groupProblem(api, group)));
    if (topic !== undefined) findings.push(await tried('duty-topic', topic, () => topicProblem(api, topic, granted)));
  }
  return findings;
}

async function tried(
  name: 'duty-group' | 'duty-topic',
  subject: string,
  problemOf: () => Promise<string | undefined>,
): Promise<SlackFinding> {
  try {
    const problem = await problemOf();
    return problem === undefined ? { name, subject, ok: true } : { name, subject, ok: false, problem };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { name, subject, ok: false, problem: error.code };
  }
}

/** The same members again change nothing, and are refused where others would be. */
async function groupProblem(api: SlackApi, usergroup: string): Promise<undefined> {
  const users = listAt(await api.call('usergroups.users.list', { usergroup }), 'users').map(String);
  if (users.length > 0) await api.call('usergroups.users.update', { usergroup, users: users.join() });
  return undefined;
}

/** A topic that is set stands in the channel, so none is: the channel's kind says which scope that takes. */
async function topicProblem(api: SlackApi, channel: string, granted: readonly string[]): Promise<string | undefined> {
  const info = await api.call('conversations.info', { channel });
  const needed = at(info, 'channel', 'is_private') === true ? 'groups:write.topic' : 'channels:write.topic';
  if (granted.length > 0 && !granted.includes(needed)) return 'missing_scope';
  if (at(info, 'channel', 'is_archived') === true) return 'is_archived';
  return at(info, 'channel', 'is_member') === false ? 'not_in_channel' : undefined;
}
