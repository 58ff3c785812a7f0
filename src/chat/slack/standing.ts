import type { Standing } from '../../domain/people/standing';
import { at, listAt, textAt } from './fields';

/** Who besides the workspace's members may use the desk, as the desk file says. */
export interface SlackAccess {
  /** Guests of the workspace, of one channel or several. */
  readonly guests: boolean;
  /** Workspaces (T…) or organisations (E…) whose people may, over Slack Connect. */
  readonly partners: readonly string[];
}

/** Nobody but members. */
export const membersOnly: SlackAccess = { guests: false, partners: [] };

/**
 * What somebody is, from Slack's user object (docs.slack.dev/reference/objects/user-object). In an organisation of many
 * workspaces people belong to those their `enterprise_user` lists; whoever only shares a channel comes with the
 * `team_id` of another company, or as a stranger.
 */
export function standingOf(user: unknown, team: string, { guests, partners }: SlackAccess): Standing {
  if (at(user, 'deleted') === true) return 'gone';
  if (at(user, 'is_bot') === true || at(user, 'is_workflow_bot') === true) return 'machine';
  const own = textAt(user, 'team_id') ?? textAt(user, 'profile', 'team');
  const organisation = textAt(user, 'enterprise_user', 'enterprise_id') ?? textAt(user, 'enterprise_id');
  const teams = [own, organisation, ...listAt(user, 'enterprise_user', 'teams')];
  const isOurs = at(user, 'is_stranger') !== true && team !== '' && teams.includes(team);
  const isPartner = [own, organisation].some((one) => one !== undefined && partners.includes(one));
  if (!isOurs && !isPartner) return 'outsider';
  const isGuest = at(user, 'is_restricted') === true || at(user, 'is_ultra_restricted') === true;
  return isGuest && !guests ? 'guest' : 'admitted';
}
