import { CannotDo } from '../acts/person';
import { isObject, type Json, objectIn, objectsIn, textIn } from '../json';
import { type Actor, mustSeeApp, tellApp, xmlFrom } from './member-acts';
import type { WecomAnswer, WecomChoosePost, WecomMessage, WecomPressPost } from './wire';

type Selected = Readonly<Record<string, readonly string[]>>;

function cardMessage(actor: Actor, msgid: string): WecomMessage & { readonly card: NonNullable<WecomMessage['card']> } {
  mustSeeApp(actor);
  const message = actor.parts.company.message(actor.member.userid, msgid);
  if (message === undefined || message.discarded) throw new CannotDo(`there is no message ${msgid}`);
  if (message.recalled) throw new CannotDo('that message was taken back');
  if (message.card === undefined) throw new CannotDo('that message is no card');
  return { ...message, card: message.card };
}

const isCalled = (one: Json, name: string): boolean => one['key'] === name || one['text'] === name;

/** The address behind a place of a card that is called so: a link button, a jump, a row, or the card itself. */
function linkIn(card: Json, name: string): string | undefined {
  const button = objectsIn(card, 'button_list').find((one) => one['type'] === 1 && isCalled(one, name));
  const jump = objectsIn(card, 'jump_list').find((one) => one['type'] === 1 && one['title'] === name);
  const isRow = (one: Json): boolean => one['type'] === 1 && (one['keyname'] === name || one['value'] === name);
  const row = objectsIn(card, 'horizontal_content_list').find(isRow);
  const whole = name === 'card' ? objectIn(card, 'card_action') : undefined;
  const found = button ?? jump ?? row ?? whole;
  return found === undefined ? undefined : textIn(found, 'url');
}

function problemOf(card: Json, name: string): CannotDo {
  const names = [...objectsIn(card, 'button_list'), ...objectsIn(objectIn(card, 'action_menu'), 'action_list')];
  return new CannotDo(
    `the card has no "${name}", only ${names.map((one) => String(one['text'])).join(', ') || 'text'}`,
  );
}

/** A member presses a button of a card, or picks from its menu. `url` where it is a link, and nobody is told. */
export async function press(actor: Actor, post: WecomPressPost): Promise<WecomAnswer> {
  const message = cardMessage(actor, post.msgid);
  const { json, greyed } = message.card;
  const entry = objectsIn(objectIn(json, 'action_menu'), 'action_list').find((one) => isCalled(one, post.key));
  const button = objectsIn(json, 'button_list').find((one) => isCalled(one, post.key));
  if (button !== undefined && greyed !== undefined)
    throw new CannotDo(`the buttons are gone, there is only a grey "${greyed}"`);
  const url = linkIn(json, post.key);
  if (url !== undefined) return { ok: true, url };
  if (button !== undefined)
    return tellPress(actor, message, {
      event: 'template_card_event',
      key: String(button['key']),
      selected: selectionOf(json, post.selected ?? {}),
    });
  if (entry === undefined) throw problemOf(json, post.key);
  return tellPress(actor, message, { event: 'template_card_menu_event', key: String(entry['key']), selected: {} });
}

/** A member submits a vote or a card of drop-downs. */
export async function choose(actor: Actor, post: WecomChoosePost): Promise<WecomAnswer> {
  const message = cardMessage(actor, post.msgid);
  const { json, greyed } = message.card;
  const submit = objectIn(json, 'submit_button');
  if (greyed !== undefined) throw new CannotDo(`it was submitted, there is only a grey "${greyed}"`);
  if (textIn(submit, 'key') === undefined) throw new CannotDo('the card has nothing to submit');
  const selected = selectionOf(json, post.selected);
  const isVote = json['card_type'] === 'vote_interaction';
  if (isVote && Object.values(selected).every((ids) => ids.length === 0)) throw new CannotDo('nothing is chosen');
  return tellPress(actor, message, { event: 'template_card_event', key: String(submit['key']), selected });
}

/** The questions of a card: whatever it lets people choose from. */
export const questionsOf = (card: Json): readonly Json[] => {
  const single = ['checkbox', 'button_selection'].map((name) => card[name]).filter(isObject);
  return [...single, ...objectsIn(card, 'select_list')];
};

function presetOf(question: Json): readonly string[] {
  const checked = objectsIn(question, 'option_list').filter((one) => one['is_checked'] === true);
  const selected = textIn(question, 'selected_id') || undefined;
  if (selected !== undefined) return [selected];
  return checked.map((one) => String(one['id']));
}

/** Every question answered: as chosen, or as the card had it. Throws CannotDo on what can't be chosen. */
function selectionOf(card: Json, chosen: Selected): Selected {
  const questions = questionsOf(card);
  const keys = questions.map((one) => String(one['question_key']));
  const strange = Object.keys(chosen).find((key) => !keys.includes(key));
  if (strange !== undefined) throw new CannotDo(`the card does not ask "${strange}", only ${keys.join(', ')}`);
  return Object.fromEntries(
    questions.map((question) => {
      const key = String(question['question_key']);
      return [key, chosen[key] === undefined ? presetOf(question) : checked(question, chosen[key])] as const;
    }),
  );
}

function checked(question: Json, ids: readonly string[]): readonly string[] {
  const key = String(question['question_key']);
  if (question['disable'] === true) throw new CannotDo(`"${key}" can't be changed any more`);
  const known = objectsIn(question, 'option_list').map((one) => String(one['id']));
  const strange = ids.find((id) => !known.includes(id));
  if (strange !== undefined) throw new CannotDo(`"${key}" has no option "${strange}", only ${known.join(', ')}`);
  if (question['mode'] !== 1 && ids.length > 1) throw new CannotDo(`"${key}" takes one answer`);
  return ids;
}

interface Press {
  readonly event: 'template_card_event' | 'template_card_menu_event';
  readonly key: string;
  readonly selected: Selected;
}

function tellPress(actor: Actor, message: WecomMessage, { event, key, selected }: Press): Promise<WecomAnswer> {
  const { company } = actor.parts;
  const { msgid, card } = message;
  if (card !== undefined && Object.keys(selected).length > 0)
    company.replace({ ...message, card: { ...card, chosen: { ...card.chosen, ...selected } } });
  const items = Object.entries(selected).map(([question, ids]) => ({
    QuestionKey: question,
    OptionIds: { OptionId: ids },
  }));
  const xml = xmlFrom(actor, {
    MsgType: 'event',
    Event: event,
    EventKey: key,
    TaskId: company.sent(msgid)?.taskId ?? '',
    CardType: String(card?.json['card_type']),
    ResponseCode: company.mintCode(msgid, actor.member.userid.toLowerCase()),
    ...(items.length === 0 ? {} : { SelectedItems: { SelectedItem: items } }),
  });
  return tellApp(actor, xml);
}
