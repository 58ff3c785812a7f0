import type { Button } from '../../src/views/card';
import type { Field, Form } from '../../src/views/form';
import { distinctItems } from '../../test/kit/gallery-items';
import type { Chance } from './chance';
import type { Facts } from './input';

/** What a button says to the desk, of whichever ticket. */
export type Pressable = Pick<Button, 'action' | 'value' | 'opens'>;

const onCards = distinctItems.flatMap(({ card }) =>
  (card?.parts ?? []).flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : [])),
);

/** Each button that any card of the desk shows, once by what it does. */
export const presses: readonly Pressable[] = [
  ...new Map(onCards.map((button) => [button.action, button] as const)).values(),
];

/** Each form of the desk, once by its action. */
export const forms: readonly Form[] = [
  ...new Map(distinctItems.flatMap(({ form }) => (form === undefined ? [] : [[form.action, form] as const]))).values(),
];

/** What fields ask for. */
export type Asking = Exclude<Field, { readonly kind: 'words' }>;

/** The fields of a form that are answered. */
export const asked = (form: Form): readonly Asking[] =>
  form.fields.filter((field): field is Asking => field.kind !== 'words');

/** The number of a ticket: mostly of one that there is. */
export function aFiledTicket(chance: Chance, { jobs: tickets }: Pick<Facts, 'jobs'>): number {
  const known = chance.percent(90) ? (tickets?.() ?? []) : [];
  return known.length === 0 ? 1001 + chance.below(40) : chance.pick(known).number;
}
