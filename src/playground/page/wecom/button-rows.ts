import { roomOf } from './clip';

/** How many buttons stand side by side, as the labels allow: short ones three or two, a long one has a row of its own. */
function inOneRow(labels: readonly string[]): number {
  const longest = Math.max(...labels.map(roomOf));
  if (longest > 6) return 1;
  const isThirds = longest <= 4 && labels.length % 3 === 0;
  return isThirds ? 3 : 2;
}

/** A card's buttons in rows from the top; none is left out, none is empty. */
export function buttonRows<T extends { readonly text: string }>(buttons: readonly T[]): readonly (readonly T[])[] {
  if (buttons.length === 0) return [];
  const most = inOneRow(buttons.map(({ text }) => text));
  const count = Math.ceil(buttons.length / most);
  return Array.from({ length: count }, (_, row) => buttons.slice(row * most, (row + 1) * most));
}
