import { wecomLimits } from '../../platforms/wecom-limits';
import { isObject, type Json, textIn } from '../json';
import { bytesOf } from './bytes';
import { CardCheck, cardCodes as codes } from './card-check';
import {
  checkButtons,
  checkCardAction,
  checkCheckbox,
  checkColumns,
  checkJumps,
  checkMenu,
  checkPictures,
  checkQuote,
  checkRows,
  checkSelection,
  checkSelects,
  checkSource,
  checkSubmit,
  checkTitle,
} from './card-parts';
import { must, WecomError } from './wecom-error';

type Rules = (check: CardCheck, card: Json, isUpdate: boolean) => void;

function textNotice(check: CardCheck, card: Json): void {
  const title = checkTitle(check, card, { required: false, title: wecomLimits.title, desc: wecomLimits.desc });
  const subtitle = check.text(card, 'sub_title_text', codes.titleOrSubtitle, wecomLimits.subTitle);
  if (!title && !subtitle) throw new WecomError(codes.titleOrSubtitle, 'main_title.title or sub_title_text');
  const emphasis = check.object(card, 'emphasis_content', codes.titleOrSubtitle);
  if (emphasis !== undefined) {
    check.text(emphasis, 'emphasis_content.title', codes.titleOrSubtitle, wecomLimits.emphasisTitle);
    check.text(emphasis, 'emphasis_content.desc', codes.titleOrSubtitle, wecomLimits.emphasisDesc);
  }
  checkMenu(check, card);
  checkQuote(check, card);
  checkRows(check, card);
  checkJumps(check, card);
  checkCardAction(check, card, true);
  check.noPlace(card, ['button_list', 'button_selection', 'checkbox', 'select_list', 'submit_button', 'card_image']);
}

function newsNotice(check: CardCheck, card: Json): void {
  checkTitle(check, card, { required: true, title: wecomLimits.title, desc: wecomLimits.desc });
  checkPictures(check, card);
  checkColumns(check, card);
  checkMenu(check, card);
  checkQuote(check, card);
  checkRows(check, card);
  checkJumps(check, card);
  checkCardAction(check, card, true);
  check.noPlace(card, ['sub_title_text', 'emphasis_content', 'button_list', 'checkbox', 'select_list']);
}

function buttonInteraction(check: CardCheck, card: Json): void {
  checkTitle(check, card, { required: true, title: wecomLimits.title, desc: wecomLimits.desc });
  check.text(card, 'sub_title_text', codes.titleOrSubtitle, wecomLimits.subTitle);
  checkMenu(check, card);
  checkQuote(check, card);
  checkRows(check, card);
  checkCardAction(check, card, false);
  checkSelection(check, card);
  checkButtons(check, card);
  check.noPlace(card, ['jump_list', 'emphasis_content', 'card_image', 'vertical_content_list', 'checkbox']);
}

const questionOnly = [
  'action_menu',
  'quote_area',
  'sub_title_text',
  'horizontal_content_list',
  'jump_list',
  'card_action',
];

const vote: Rules = (check, card, isUpdate) => {
  checkTitle(check, card, { required: true, title: wecomLimits.voteTitle, desc: wecomLimits.questionDesc });
  checkCheckbox(check, card);
  checkSubmit(check, card, !isUpdate);
  check.noPlace(card, [...questionOnly, 'button_list', 'select_list']);
};

const multiple: Rules = (check, card, isUpdate) => {
  checkTitle(check, card, { required: true, title: wecomLimits.title, desc: wecomLimits.questionDesc });
  checkSelects(check, card);
  checkSubmit(check, card, !isUpdate);
  check.noPlace(card, [...questionOnly, 'button_list', 'checkbox']);
};

const kinds: Readonly<Record<string, Rules>> = {
  text_notice: textNotice,
  news_notice: newsNotice,
  button_interaction: buttonInteraction,
  vote_interaction: vote,
  multiple_interaction: multiple,
};

/** The kinds whose buttons can be greyed. */
export const interactive = ['button_interaction', 'vote_interaction', 'multiple_interaction'];

/** Whether message/send answers a response_code for this card, and it may be updated later. */
export const isUpdatable = (card: Json): boolean =>
  interactive.includes(String(card['card_type'])) || isObject(card['action_menu']);

function rulesOf(card: Json): Rules {
  const rules = kinds[textIn(card, 'card_type') ?? ''];
  if (rules === undefined) throw new WecomError(codes.cardType, 'invalid card_type');
  return rules;
}

/** Checks a card to be sent; answers what people will not see of it. Throws WecomError. `isTaken`: task_ids used. */
export function checkSentCard(card: Json, isTaken: (taskId: string) => boolean): readonly string[] {
  const check = new CardCheck();
  const rules = rulesOf(card);
  checkSource(check, card);
  rules(check, card, false);
  checkTaskId(card, isTaken);
  check.noPlace(card, ['replace_text']);
  return check.lost;
}

/** Checks a card that takes another's place. */
export function checkUpdatedCard(card: Json): readonly string[] {
  const check = new CardCheck();
  const rules = rulesOf(card);
  checkSource(check, card);
  rules(check, card, true);
  const replaced = check.text(card, 'replace_text', codes.replaceText);
  const isInteractive = interactive.includes(String(card['card_type']));
  must(replaced === undefined || isInteractive, codes.replaceText, 'replace_text needs a card with buttons');
  if (card['task_id'] !== undefined) check.lost.push('task_id: an update has none');
  return check.lost;
}

function checkTaskId(card: Json, isTaken: (taskId: string) => boolean): void {
  const taskId = card['task_id'];
  if (taskId === undefined && !isUpdatable(card)) return;
  must(typeof taskId === 'string' && /^[\w\-@]+$/.test(taskId), 42014, 'invalid task_id');
  const { most } = wecomLimits.taskId;
  must(bytesOf(String(taskId)) <= most, 42014, `task_id has more than ${most} bytes`);
  must(!isTaken(String(taskId)), 42014, 'task_id was used before');
}
