import type { LogRules } from '../domain/record/log-rules';
import { bind } from './record/bind';
import { type BoundKind, type Kinds, UnknownAction } from './record/bound-kind';
import { pathOf } from './record/path';
import { ticketKind } from './ticket/kind';

const everyKind = (): Kinds => kinds;

/** Every kind of record; one that is named and not given does not compile. */
export const kinds: Kinds = {
  ticket: bind(ticketKind, everyKind),
};

/** What the store and the scheduler ask of each kind. */
export const rulesOfKinds: readonly LogRules[] = Object.values(kinds).map(({ rules }) => rules);

/** The path of a ticket's changes, for what comes to it by other ways than actions and wake-ups. */
export const ticketPath = pathOf(ticketKind, everyKind);

/** Whether a button of some kind's is called so: not an older release's, nor a forged one. */
export const isAction = (id: string): boolean =>
  Object.values(kinds).some(({ actions }) => actions.has(id)) || isBeginning(id);

/** The kind that a beginning of this name begins. Throws UnknownAction. */
export function kindBegunBy(name: string): BoundKind {
  const kind = Object.values(kinds).find(({ beginnings }) => beginnings.some(({ id }) => id === name));
  if (kind === undefined) throw new UnknownAction(name);
  return kind;
}

/** Whether it is the name of a beginning. */
export const isBeginning = (name: string): boolean =>
  Object.values(kinds).some(({ beginnings }) => beginnings.some(({ id }) => id === name));
