import type { Json } from '../json';
import type { Call, Methods } from './call';
import { SlackError } from './slack-error';

function authTest(call: Call): Json {
  const { app, team } = call.workspace.seed;
  const url = `https://${team.domain}.slack.com/`;
  const bot = { user: app.name, user_id: app.botUserId, bot_id: app.botId };
  return { url, team: team.name, team_id: team.id, ...bot, is_enterprise_install: false };
}

function openConnection(call: Call): Json {
  if (!call.workspace.seed.app.socketMode) throw new SlackError('internal_error');
  return { url: call.app.sockets.address(call.workspace.url) };
}

/** Who the app is, and how it connects. Tiers and scopes from docs.slack.dev. */
export const authMethods: Methods = {
  'api.test': { scopes: [], run: (call) => ({ args: call.args }) },
  'auth.test': { scopes: [], run: authTest },
  'apps.connections.open': { scopes: [], appToken: true, run: openConnection },
};
