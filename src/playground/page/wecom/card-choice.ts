import type { CardJson, CheckboxJson, SelectJson } from './card-json';

/** What is chosen on a card: question_key → option ids. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** The option WeCom shows in a list that nobody touched: the one named, else the first. */
function selectedIn(select: SelectJson): readonly string[] {
  const named = select.option_list.find(({ id }) => id === select.selected_id);
  return [(named ?? select.option_list[0])?.id ?? ''].filter(Boolean);
}

function tickedIn(checkbox: CheckboxJson): readonly string[] {
  const ticked = checkbox.option_list.filter((option) => option.is_checked === true).map(({ id }) => id);
  return checkbox.mode === 1 ? ticked : ticked.slice(0, 1);
}

/** The questions of a card with what is selected now: as the member left it, else as the card says. */
export function choiceOf(card: CardJson, chosen: Chosen): Chosen {
  const selects = [
    ...(card.select_list ?? []),
    ...(card.button_selection === undefined ? [] : [card.button_selection]),
  ];
  const asked = [
    ...selects.map((select) => [select.question_key, selectedIn(select)] as const),
    ...(card.checkbox === undefined ? [] : [[card.checkbox.question_key, tickedIn(card.checkbox)] as const]),
  ];
  return Object.fromEntries(asked.map(([key, standard]) => [key, chosen[key] ?? standard]));
}

/** What is ticked after `id` was pressed: several where `mode` is 1, else only this one. */
export function tick(ticked: readonly string[], id: string, mode: number | undefined): readonly string[] {
  if (mode !== 1) return [id];
  return ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id];
}
