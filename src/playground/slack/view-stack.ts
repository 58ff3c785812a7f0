import { slackLimits } from '../../platforms/slack-limits';
import { problemsInView } from '../block-kit/check-view';
import { fillIds } from '../block-kit/fill-ids';
import { type Json, objectsIn, textIn } from '../json';
import type { ElementValue, ViewValues } from '../wire';
import type { Workspace } from '../workspace';
import type { StoredView } from '../world';
import { SlackError } from './slack-error';
import { stateOf } from './slack-views';

/** Throws what Slack would answer where this view can't be shown. */
export function requireGoodView(workspace: Workspace, view: Json, may: 'modal' | 'home'): void {
  const problems = problemsInView(view, may, (id) => workspace.fileReady(id));
  if (problems.length > 0) throw new SlackError('invalid_arguments', { response_metadata: { messages: problems } });
  if (Buffer.byteLength(JSON.stringify(view)) > slackLimits.viewBytes.most) throw new SlackError('view_too_large');
  const external = textIn(view, 'external_id');
  const open = Object.values(workspace.world.stacks).flat();
  if (
    external &&
    open.some((one) => textIn(one.sent, 'external_id') === external && one.sent['callback_id'] !== view['callback_id'])
  )
    throw new SlackError('duplicate_external_id');
}

function filled(workspace: Workspace, view: Json): Json {
  return { ...view, blocks: fillIds(objectsIn(view, 'blocks'), () => workspace.ids.next('b')) };
}

const newHash = (workspace: Workspace): string =>
  `${Math.floor(workspace.wall() / 1000)}.${workspace.ids.next('').toLowerCase()}`;

function newView(workspace: Workspace, user: string, sent: Json): StoredView {
  const id = workspace.ids.next('V');
  const type = sent['type'] === 'home' ? 'home' : 'modal';
  const blank = { previous: null, root: id, values: {}, errors: {}, busy: false };
  return { id, hash: newHash(workspace), user, type, sent: filled(workspace, sent), ...blank };
}

/** Shows a modal; what was open before it is gone. */
export function openModal(workspace: Workspace, user: string, sent: Json): StoredView {
  const view = newView(workspace, user, sent);
  workspace.setStack(user, [view]);
  return view;
}

/** Puts a modal on top of the stack; at most three. */
export function pushModal(workspace: Workspace, user: string, sent: Json): StoredView {
  const stack = workspace.stack(user);
  const below = stack.at(-1);
  if (below === undefined) throw new SlackError('not_found');
  if (stack.length >= slackLimits.viewStack.most) throw new SlackError('push_limit_reached');
  const view = { ...newView(workspace, user, sent), previous: below.id, root: below.root };
  workspace.setStack(user, [...stack, view]);
  return view;
}

/** Replaces what a view shows. What was typed stays where block_id, action_id and type stay, as in Slack's client. */
export function updateView(workspace: Workspace, view: StoredView, sent: Json): StoredView {
  view.sent = filled(workspace, sent);
  view.hash = newHash(workspace);
  view.errors = {};
  view.values = stillFitting(view);
  workspace.changedView(view);
  return view;
}

function stillFitting(view: StoredView): ViewValues {
  const now = stateOf(objectsIn(view.sent, 'blocks'), view.values);
  const kept: Record<string, Record<string, ElementValue>> = {};
  for (const [blockId, elements] of Object.entries(view.values))
    for (const [actionId, value] of Object.entries(elements))
      if (now[blockId]?.[actionId]?.type === value.type) kept[blockId] = { ...kept[blockId], [actionId]: value };
  return kept;
}

/** Publishes a person's home view. Only the view's id stays over publications. */
export function publishHome(workspace: Workspace, user: string, sent: Json): StoredView {
  const before = workspace.world.homes[user];
  const fresh = newView(workspace, user, sent);
  const view = before === undefined ? fresh : { ...fresh, id: before.id, root: before.id };
  workspace.setHome(user, view);
  return view;
}

/** Takes the top view away, or all of them. Answers what was closed, top first. */
export function closeViews(workspace: Workspace, user: string, all: boolean): readonly StoredView[] {
  const stack = [...workspace.stack(user)];
  const closed = all ? stack.splice(0).reverse() : stack.splice(-1);
  workspace.setStack(user, stack);
  return closed;
}

/** Throws `hash_conflict` where the app knows an older state of the view. */
export function requireHash(view: StoredView | undefined, hash: string | undefined): void {
  if (hash && view !== undefined && view.hash !== hash) throw new SlackError('hash_conflict');
}
