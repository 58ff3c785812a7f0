import type { Limit } from '../../platforms/limit';
import { wecomLimits } from '../../platforms/wecom-limits';
import type { Json } from '../json';
import { allDifferent, type CardCheck, cardCodes as codes } from './card-check';
import { WecomError } from './wecom-error';

/** `source`: where the card comes from. */
export function checkSource(check: CardCheck, card: Json): void {
  const source = check.object(card, 'source', codes.source);
  if (source === undefined) return;
  check.text(source, 'source.desc', codes.source, wecomLimits.source);
  check.text(source, 'source.icon_url', codes.source);
  check.oneOf(source, 'source.desc_color', codes.source, [0, 1, 2, 3]);
}

/** `main_title`: answers its title. */
export function checkTitle(
  check: CardCheck,
  card: Json,
  how: { readonly required: boolean; readonly title: Limit; readonly desc: Limit },
): string | undefined {
  const main = check.object(card, 'main_title', codes.title);
  if (main === undefined && how.required) throw new WecomError(codes.title, 'missing main_title');
  if (main === undefined) return undefined;
  check.text(main, 'main_title.desc', codes.title, how.desc);
  return how.required
    ? check.need(main, 'main_title.title', codes.title, how.title)
    : check.text(main, 'main_title.title', codes.title, how.title);
}

/** A place that leads somewhere by `type`: 0 nowhere, 1 a url, 2 a mini program. */
function checkTarget(
  check: CardCheck,
  of: Json,
  where: { path: string; code: number; types: readonly number[] },
): void {
  const type = check.oneOf(of, `${where.path}.type`, where.code, where.types);
  if (type === 1) check.url(of, `${where.path}.url`, where.code);
  if (type === 2) check.need(of, `${where.path}.appid`, where.code);
}

/** `quote_area`. */
export function checkQuote(check: CardCheck, card: Json): void {
  const quote = check.object(card, 'quote_area', codes.quote);
  if (quote === undefined) return;
  checkTarget(check, quote, { path: 'quote_area', code: codes.quote, types: [0, 1, 2] });
  check.text(quote, 'quote_area.title', codes.quote);
  check.text(quote, 'quote_area.quote_text', codes.quote);
}

/** `horizontal_content_list`. */
export function checkRows(check: CardCheck, card: Json): void {
  const rows = check.list(card, 'horizontal_content_list', codes.horizontal, wecomLimits.rows);
  for (const row of rows) {
    check.need(row, 'horizontal_content_list.keyname', codes.horizontal, wecomLimits.keyname);
    check.text(row, 'horizontal_content_list.value', codes.horizontal, wecomLimits.value);
    const type = check.oneOf(row, 'horizontal_content_list.type', codes.horizontal, [0, 1, 2, 3]);
    if (type === 1) check.url(row, 'horizontal_content_list.url', codes.horizontal);
    if (type === 2) check.need(row, 'horizontal_content_list.media_id', codes.horizontal);
    if (type === 3) check.need(row, 'horizontal_content_list.userid', codes.horizontal);
  }
}

/** `jump_list`. */
export function checkJumps(check: CardCheck, card: Json): void {
  for (const jump of check.list(card, 'jump_list', codes.jump, wecomLimits.jumps)) {
    check.need(jump, 'jump_list.title', codes.jump, wecomLimits.jumpTitle);
    checkTarget(check, jump, { path: 'jump_list', code: codes.jump, types: [0, 1, 2] });
  }
}

/** `card_action`: what a tap on the card does; notices must have one. */
export function checkCardAction(check: CardCheck, card: Json, required: boolean): void {
  const action = check.object(card, 'card_action', codes.cardAction);
  if (action === undefined && required) throw new WecomError(codes.cardAction, 'missing card_action');
  if (action === undefined) return;
  const types = required ? [1, 2] : [0, 1, 2];
  if (required && action['type'] === undefined) throw new WecomError(codes.cardAction, 'missing card_action.type');
  checkTarget(check, action, { path: 'card_action', code: codes.cardAction, types });
}

/** `action_menu`: entries behind the dots. */
export function checkMenu(check: CardCheck, card: Json): void {
  const menu = check.object(card, 'action_menu', codes.actionMenu);
  if (menu === undefined) return;
  check.text(menu, 'action_menu.desc', codes.actionMenu);
  const entries = check.list(menu, 'action_list', codes.actionMenu, wecomLimits.menuEntries);
  const keys = entries.map((entry) => {
    check.need(entry, 'action_list.text', codes.actionMenu);
    return check.key(entry, 'action_list.key', codes.actionKey, wecomLimits.key);
  });
  allDifferent(keys, codes.actionKey, 'keys of action_list');
}

/** `card_image` and `image_text_area`: a news card has at least one. */
export function checkPictures(check: CardCheck, card: Json): void {
  const [image, area] = ['card_image', 'image_text_area'].map((name) => check.object(card, name, codes.image));
  if (image === undefined && area === undefined) throw new WecomError(codes.image, 'card_image or image_text_area');
  if (image !== undefined) check.url(image, 'card_image.url', codes.image);
  const ratio = image?.['aspect_ratio'] ?? 1.3;
  if (typeof ratio !== 'number' || ratio < 1.3 || ratio > 2.25)
    throw new WecomError(codes.image, 'card_image.aspect_ratio lies between 1.3 and 2.25');
  if (area === undefined) return;
  check.url(area, 'image_text_area.image_url', codes.image);
  checkTarget(check, area, { path: 'image_text_area', code: codes.image, types: [0, 1, 2] });
}

/** `vertical_content_list`. */
export function checkColumns(check: CardCheck, card: Json): void {
  for (const one of check.list(card, 'vertical_content_list', codes.vertical, wecomLimits.columns)) {
    check.need(one, 'vertical_content_list.title', codes.vertical, wecomLimits.columnTitle);
    check.text(one, 'vertical_content_list.desc', codes.vertical, wecomLimits.columnDesc);
  }
}

/** The options of a question: so many, each with its own id. Answers the ids. */
export function checkOptions(
  check: CardCheck,
  of: Json,
  how: { readonly path: string; readonly count: Limit; readonly advised: Limit },
): readonly string[] {
  const options = check.list(of, 'option_list', codes.optionList, how.count);
  const ids = options.map((option) => {
    check.need(option, `${how.path}.option_list.text`, codes.option, how.advised);
    return check.key(option, `${how.path}.option_list.id`, codes.option, wecomLimits.optionId);
  });
  allDifferent(ids, codes.option, `ids in ${how.path}.option_list`);
  return ids;
}

/** `button_selection`: a drop-down above the buttons. */
export function checkSelection(check: CardCheck, card: Json): void {
  const selection = check.object(card, 'button_selection', codes.buttonSelection);
  if (selection === undefined) return;
  checkDropDown(check, selection, { path: 'button_selection', code: codes.buttonSelection });
}

function checkDropDown(check: CardCheck, one: Json, { path, code }: { path: string; code: number }): string {
  const question = check.key(one, `${path}.question_key`, codes.questionKey, wecomLimits.key);
  check.text(one, `${path}.title`, code);
  const ids = checkOptions(check, one, {
    path,
    count: wecomLimits.selectOptions,
    advised: wecomLimits.selectOptionText,
  });
  const selected = check.text(one, `${path}.selected_id`, code);
  if (selected !== undefined && selected !== '' && !ids.includes(selected))
    throw new WecomError(code, `${path}.selected_id is no option`);
  return question;
}

/** `select_list`: drop-downs. */
export function checkSelects(check: CardCheck, card: Json): void {
  const list = check.list(card, 'select_list', codes.select, wecomLimits.questions);
  const questions = list.map((one) => checkDropDown(check, one, { path: 'select_list', code: codes.select }));
  allDifferent(questions, codes.questionKey, 'question_key');
}

/** `button_list`: buttons, each with its own key or a url. */
export function checkButtons(check: CardCheck, card: Json): void {
  const buttons = check.list(card, 'button_list', codes.buttonCount, wecomLimits.buttons);
  const keys = buttons.flatMap((button) => {
    check.need(button, 'button_list.text', codes.buttonText, wecomLimits.buttonText);
    check.oneOf(button, 'button_list.style', codes.buttonText, [1, 2, 3, 4]);
    if (check.oneOf(button, 'button_list.type', codes.buttonKey, [0, 1]) === 0)
      return [check.key(button, 'button_list.key', codes.buttonKey, wecomLimits.key)];
    check.url(button, 'button_list.url', codes.buttonKey);
    return [];
  });
  allDifferent(keys, codes.buttonKey, 'keys of button_list');
}

/** `checkbox`: the question of a vote. */
export function checkCheckbox(check: CardCheck, card: Json): void {
  const box = check.object(card, 'checkbox', codes.checkbox);
  if (box === undefined) throw new WecomError(codes.checkbox, 'missing checkbox');
  check.key(box, 'checkbox.question_key', codes.questionKey, wecomLimits.key);
  check.oneOf(box, 'checkbox.mode', codes.checkbox, [0, 1]);
  checkOptions(check, box, { path: 'checkbox', count: wecomLimits.voteOptions, advised: wecomLimits.voteOptionText });
}

/** `submit_button`; optional once a card is an update. */
export function checkSubmit(check: CardCheck, card: Json, required: boolean): void {
  const submit = check.object(card, 'submit_button', codes.submit);
  if (submit === undefined && required) throw new WecomError(codes.submit, 'missing submit_button');
  if (submit === undefined) return;
  check.need(submit, 'submit_button.text', codes.submit, wecomLimits.buttonText);
  check.key(submit, 'submit_button.key', codes.submit, wecomLimits.key);
}
