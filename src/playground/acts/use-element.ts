import { blockSuggestion, messageAction, viewAction } from '../app/payloads';
import { elementsOf } from '../block-kit/fill-ids';
import { isObject, type Json, objectsIn } from '../json';
import { slackFile } from '../slack/slack-shapes';
import { slackView, stateOf } from '../slack/slack-views';
import type { ElementValue, PlayActionPost, PlayAnswer, PlayOptionsPost, SlackOption, ViewValues } from '../wire';
import type { Workspace } from '../workspace';
import type { StoredMessage, StoredView } from '../world';
import { answerFor, CannotDo, type Person } from './person';

type Place = { readonly message: StoredMessage } | { readonly view: StoredView };

function placeOf(person: Person, post: Pick<PlayActionPost, 'message' | 'view'>): Place {
  const { workspace } = person.app;
  if (post.view !== undefined) {
    const view = workspace.view(post.view);
    if (view === undefined || view.user !== person.user.id) throw new CannotDo(`the view ${post.view} is not open`);
    return { view };
  }
  const at = post.message;
  const message = at === undefined ? undefined : workspace.message(at.channel, at.ts);
  if (message === undefined || !workspace.sees(person.user.id, message)) throw new CannotDo('that message is gone');
  return { message };
}

/** All blocks of a message, those in attachments too. */
export const blocksOf = (place: Place): readonly Json[] =>
  'view' in place
    ? objectsIn(place.view.sent, 'blocks')
    : [
        ...(place.message.blocks ?? []),
        ...(place.message.attachments ?? []).flatMap((one) => objectsIn(one, 'blocks')),
      ];

/** What the page says about values, with files as Slack describes them, each belonging to the person. */
export function completed(workspace: Workspace, values: ViewValues): ViewValues {
  const one = (value: ElementValue): ElementValue => {
    if (value.files === undefined) return value;
    const files = value.files.map((file) => workspace.file(file.id)).filter((file) => file !== undefined);
    return { ...value, files: files.map((file) => ({ ...slackFile(workspace, file), id: file.id })) };
  };
  return Object.fromEntries(
    Object.entries(values).map(([block, elements]) => [
      block,
      Object.fromEntries(Object.entries(elements).map(([action, value]) => [action, one(value)])),
    ]),
  );
}

function merged(base: ViewValues, over: ViewValues): ViewValues {
  const blocks = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...blocks].map((block) => [block, { ...base[block], ...over[block] }]));
}

/** Keeps what was typed into a view, so that an update of it finds it again. */
export function keepTyped(workspace: Workspace, view: StoredView, values: ViewValues): void {
  view.values = merged(view.values, completed(workspace, values));
  workspace.changed();
}

const echoed = ['text', 'placeholder', 'confirm', 'url', 'style', 'icon'];

function actionOf(person: Person, found: { block: Json; element: Json }, value: ElementValue | undefined): Json {
  const { element } = found;
  const shown = Object.fromEntries(
    echoed.filter((field) => element[field] !== undefined).map((field) => [field, element[field]]),
  );
  const pressed = element['value'] === undefined ? {} : { value: element['value'] };
  const held = value === undefined ? pressed : (completed(person.app.workspace, { b: { a: value } })['b']?.['a'] ?? {});
  const { type: _type, ...fields } = held as ElementValue;
  return {
    ...shown,
    ...fields,
    type: element['type'],
    block_id: found.block['block_id'],
    action_id: element['action_id'],
    action_ts: `${(person.app.workspace.wall() / 1000).toFixed(6)}`,
  };
}

/** A person presses a button, or chooses in a menu, in a message, modal or home view. */
export async function useElement(person: Person, post: PlayActionPost): Promise<PlayAnswer> {
  const place = placeOf(person, post);
  const found = elementsOf(blocksOf(place)).find(
    ({ block, element }) => block['block_id'] === post.blockId && element['action_id'] === post.actionId,
  );
  if (found === undefined) throw new CannotDo('that is not there any more');
  const own = post.value === undefined ? {} : { [post.blockId]: { [post.actionId]: post.value } };
  const values = merged(post.state ?? {}, own);
  const action = actionOf(person, found, post.value);
  if ('view' in place) keepTyped(person.app.workspace, place.view, values);
  const payload =
    'view' in place
      ? viewAction(person.app, person.user, { view: place.view, action })
      : messageAction(person.app, person.user, { ...place, action, state: { ...stateOf(blocksOf(place), values) } });
  return answerFor(person, await person.app.interact(payload));
}

/** What the app offers in an external select for what was typed so far. */
export async function findOptions(person: Person, post: PlayOptionsPost): Promise<readonly SlackOption[]> {
  const place = placeOf(person, post);
  const { app } = person;
  const shown = 'view' in place ? { view: slackView(app.workspace, place.view) } : {};
  const container =
    'view' in place
      ? { type: 'view', view_id: place.view.id }
      : { type: 'message', message_ts: place.message.ts, channel_id: place.message.channel };
  const { blockId, actionId, typed: value } = post;
  const delivered = await app.interact(
    blockSuggestion(app, person.user, { container, ...shown, blockId, actionId, value }),
  );
  if (!delivered.ok || !isObject(delivered.body)) return [];
  const grouped = objectsIn(delivered.body, 'option_groups').flatMap((group) => objectsIn(group, 'options'));
  return [...objectsIn(delivered.body, 'options'), ...grouped] as unknown as readonly SlackOption[];
}
