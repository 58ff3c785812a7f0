import { slackLimits } from '../../platforms/slack-limits';
import { viewClosed, viewSubmission } from '../app/payloads';
import { isObject, type Json, objectIn, objectsIn } from '../json';
import { SlackError } from '../slack/slack-error';
import { stateOf } from '../slack/slack-views';
import { closeViews, pushModal, requireGoodView, updateView } from '../slack/view-stack';
import type { ElementValue, PlayAnswer, PlayViewClosePost, PlayViewSubmitPost } from '../wire';
import type { Workspace } from '../workspace';
import type { StoredView } from '../world';
import { answerFor, CannotDo, type Person } from './person';
import { keepTyped } from './use-element';

function topView(person: Person, id: string): StoredView {
  const top = person.app.workspace.stack(person.user.id).at(-1);
  if (top === undefined || top.id !== id) throw new CannotDo(`the view ${id} is not on top`);
  return top;
}

const isEmpty = (value: ElementValue | undefined): boolean =>
  value === undefined ||
  Object.entries(value).every(
    ([field, held]) => field === 'type' || held === null || held === '' || (Array.isArray(held) && held.length === 0),
  );

/** What Slack's client itself refuses to send: required inputs left empty, and text that is too short or long. */
function clientErrors(view: StoredView): Record<string, string> {
  const blocks = objectsIn(view.sent, 'blocks');
  const state = stateOf(blocks, view.values);
  const errors: Record<string, string> = {};
  for (const block of blocks.filter((one) => one['type'] === 'input')) {
    const id = String(block['block_id']);
    const element = objectIn(block, 'element');
    const value = state[id]?.[String(element['action_id'])];
    if (isEmpty(value)) {
      if (block['optional'] !== true) errors[id] = 'Please complete this required field.';
    } else if (typeof value?.value === 'string') {
      const least = Number(element['min_length'] ?? 0);
      const most = Number(element['max_length'] ?? slackLimits.inputLength.most);
      if (value.value.length < least) errors[id] = `Please enter at least ${least} characters.`;
      if (value.value.length > most) errors[id] = `Please enter at most ${most} characters.`;
    }
  }
  return errors;
}

function showErrors(workspace: Workspace, view: StoredView, errors: Readonly<Record<string, string>>): PlayAnswer {
  view.errors = errors;
  workspace.tellViews(view.user);
  return { ok: false, problem: Object.values(errors).join(' ') };
}

/** A person submits the modal on top; what the app answers is shown. */
export async function submitView(person: Person, post: PlayViewSubmitPost): Promise<PlayAnswer> {
  const { workspace } = person.app;
  const view = topView(person, post.view);
  keepTyped(workspace, view, post.values);
  const errors = clientErrors(view);
  if (Object.keys(errors).length > 0) return showErrors(workspace, view, errors);
  view.errors = {};
  view.busy = true;
  workspace.tellViews(person.user.id);
  const delivered = await person.app.interact(viewSubmission(person.app, person.user, view));
  view.busy = false;
  const answer = answerFor(person, delivered);
  if (!delivered.ok) {
    workspace.tellViews(person.user.id);
    return answer;
  }
  return afterSubmit(person, view, isObject(delivered.body) ? delivered.body : {});
}

function afterSubmit(person: Person, view: StoredView, answer: Json): PlayAnswer {
  const { workspace } = person.app;
  // The app may have opened something else over it meanwhile, or it was closed.
  const stillThere = workspace.stack(person.user.id).includes(view);
  const next = objectIn(answer, 'view');
  try {
    switch (answer['response_action']) {
      case 'errors':
        return showErrors(workspace, view, objectIn(answer, 'errors') as Record<string, string>);
      case 'clear':
        closeViews(workspace, person.user.id, true);
        return { ok: true };
      case 'update':
        requireGoodView(workspace, next, 'modal');
        updateView(workspace, view, next);
        return { ok: true };
      case 'push':
        requireGoodView(workspace, next, 'modal');
        pushModal(workspace, person.user.id, next);
        return { ok: true };
      default:
        if (stillThere)
          workspace.setStack(
            person.user.id,
            workspace.stack(person.user.id).filter((one) => one !== view),
          );
        return { ok: true };
    }
  } catch (problem) {
    if (!(problem instanceof SlackError)) throw problem;
    workspace.tellViews(person.user.id);
    const said = `We had some trouble connecting. Try again? (${problem.code} ${JSON.stringify(problem.extra)})`;
    workspace.tellTrouble(person.user.id, said);
    return { ok: false, problem: said };
  }
}

/** A person closes the modal on top, or all of them; the app hears of those that want it. */
export async function closeView(person: Person, post: PlayViewClosePost): Promise<PlayAnswer> {
  const top = topView(person, post.view);
  const all = post.all === true || top.sent['clear_on_close'] === true;
  const closed = closeViews(person.app.workspace, person.user.id, all);
  for (const view of closed.filter((one) => one.sent['notify_on_close'] === true))
    await person.app.interact(viewClosed(person.app, person.user, view, all));
  return { ok: true };
}
