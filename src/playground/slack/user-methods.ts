import type { Json } from '../json';
import type { StoredUser, StoredUsergroup } from '../world';
import type { Call, Methods } from './call';
import { SlackError } from './slack-error';
import { slackUser } from './slack-shapes';

function info(call: Call): Json {
  const user = call.workspace.user(call.text('user') ?? '');
  if (user === undefined) throw new SlackError('user_not_found');
  return { user: slackUser(call.workspace, user, call.flag('include_locale')) };
}

function list(call: Call): Json {
  const page = call.page(call.workspace.world.users);
  const locale = call.flag('include_locale');
  return {
    members: page.rows.map((user) => slackUser(call.workspace, user, locale)),
    cache_ts: Math.floor(call.workspace.clock.now() / 1000),
    response_metadata: { next_cursor: page.next },
  };
}

function byEmail(call: Call): Json {
  const email = call.need('email').toLowerCase();
  const user = call.workspace.world.users.find((one) => one.email.toLowerCase() === email && !one.deleted);
  if (user === undefined || email === '') throw new SlackError('users_not_found');
  return { user: slackUser(call.workspace, user, false) };
}

const shown = (call: Call, group: StoredUsergroup): Json => ({
  id: group.id,
  team_id: call.workspace.seed.team.id,
  is_usergroup: true,
  name: group.name,
  handle: group.handle,
  description: '',
  date_delete: 0,
  user_count: group.users.length,
  users: group.users,
});

function groupOf(call: Call): StoredUsergroup {
  const group = call.workspace.world.usergroups.find((one) => one.id === call.need('usergroup'));
  if (group === undefined) throw new SlackError('no_such_subteam');
  return group;
}

/** Replaces the whole list; there is no adding or removing in Slack. */
function updateGroup(call: Call): Json {
  const group = groupOf(call);
  const users = (call.text('users') ?? '').split(',').filter((id) => id !== '');
  if (users.length === 0) throw new SlackError('no_users_provided');
  const known = users.map((id) => call.workspace.user(id));
  if (known.some((user: StoredUser | undefined) => user === undefined || user.deleted))
    throw new SlackError('invalid_users');
  group.users = users;
  call.workspace.changed();
  return { usergroup: shown(call, group) };
}

/** users.* and usergroups.*: tiers and scopes from docs.slack.dev/reference/methods. */
export const userMethods: Methods = {
  'users.info': { scopes: ['users:read'], run: info },
  'users.list': { scopes: ['users:read'], run: list },
  'users.lookupByEmail': { scopes: ['users:read.email'], run: byEmail },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    run: (call) => ({ usergroups: call.workspace.world.usergroups.map((group) => shown(call, group)) }),
  },
  'usergroups.users.list': { scopes: ['usergroups:read'], run: (call) => ({ users: groupOf(call).users }) },
  'usergroups.users.update': { scopes: ['usergroups:write'], run: updateGroup },
};
