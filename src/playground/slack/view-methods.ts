import { type Json, textIn } from '../json';
import type { StoredView } from '../world';
import type { Call, Methods } from './call';
import { SlackError } from './slack-error';
import { slackView } from './slack-views';
import { openModal, publishHome, pushModal, requireGoodView, requireHash, updateView } from './view-stack';

const answer = (call: Call, view: StoredView): Json => ({ view: slackView(call.workspace, view) });

/** Opens or pushes by a trigger, which is used up only when the view was shown. */
function byTrigger(call: Call, show: typeof openModal): Json {
  const trigger = call.need('trigger_id');
  const view = call.object('view');
  const looked = call.app.triggers.look(trigger);
  if ('error' in looked) throw new SlackError(looked.error);
  requireGoodView(call.workspace, view, 'modal');
  const shown = show(call.workspace, looked.user, view);
  call.app.triggers.use(trigger);
  return answer(call, shown);
}

function update(call: Call): Json {
  const sent = call.object('view');
  const external = call.text('external_id');
  const id = external === undefined ? call.need('view_id') : undefined;
  const open = Object.values(call.workspace.world.stacks).flat();
  const view =
    id === undefined ? open.find((one) => textIn(one.sent, 'external_id') === external) : call.workspace.view(id);
  if (view === undefined) throw new SlackError('not_found');
  requireHash(view, call.text('hash'));
  requireGoodView(call.workspace, sent, view.type);
  return answer(call, updateView(call.workspace, view, sent));
}

function publish(call: Call): Json {
  const { app } = call.workspace.seed;
  const user = call.workspace.user(call.need('user_id'));
  if (app.homeTab === false) throw new SlackError('not_enabled');
  if (user === undefined || user.isBot) throw new SlackError('user_not_found');
  const sent = call.object('view');
  requireGoodView(call.workspace, sent, 'home');
  requireHash(call.workspace.world.homes[user.id], call.text('hash'));
  return answer(call, publishHome(call.workspace, user.id, sent));
}

/** views.*: Tier 4, no scope. */
export const viewMethods: Methods = {
  'views.open': { scopes: [], run: (call) => byTrigger(call, openModal) },
  'views.push': { scopes: [], run: (call) => byTrigger(call, pushModal) },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};
