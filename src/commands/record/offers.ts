import type { Person } from '../../domain/people/person';
import type { DecisionContext, Linked } from '../../domain/record/decision-context';
import { type RecordRef, recordName } from '../../domain/record/record-ref';
import type { Refusal } from '../../domain/refusal';
import { say, type WordKey } from '../../domain/words';
import type { Button } from '../../views/card';
import type { Asks } from '../../views/define-form';
import type { Offered, Offers } from '../../views/record/record-view';
import type { RecordAction } from './action';
import type { BeginningWords } from './beginning';

/** Most buttons shown at once; what more there is opens with the menu. */
const atOnce = 5;

/** A way to begin a record of some kind, its types closed over. `id`: with its kind, `complaint.new`. */
export interface Beginning {
  readonly id: string;
  readonly label: WordKey;
  readonly tone: Button['tone'];
  readonly shown: 'button' | 'menu' | 'never';
  readonly words?: BeginningWords;
  readonly asks?: Asks;
  /** Absent: one press does it. */
  readonly opensForm: boolean;
  readonly refuse: (on: Linked | undefined, by: Person, now: DecisionContext) => Refusal | undefined;
}

interface Offering<State, Event> {
  readonly actions: readonly RecordAction<State, Event>[];
  readonly beginnings: readonly Beginning[];
  readonly about: RecordRef;
  readonly record: State;
  readonly now: DecisionContext;
}

/** A button somebody may press. */
interface Offer {
  readonly shown: 'button' | 'menu' | 'never';
  readonly mayPress: (viewer: Person) => boolean;
  readonly button: Button;
}

/** What people may do with a record now, and begin about it: the one place that draws their buttons. */
export function offersOf<State, Event>(offering: Offering<State, Event>): Offers {
  const { actions, about, record, now } = offering;
  const mayPress =
    (action: RecordAction<State, Event>) =>
    (viewer: Person): boolean =>
      action.refuse(record, viewer, now) === undefined;
  const offers: readonly Offer[] = [
    ...actions.map((action) => ({ shown: action.shown, mayPress: mayPress(action), button: buttonOf(action, about) })),
    ...begun(offering),
  ];
  return {
    offeredToAny: (viewers): Offered => {
      const offered = offers.filter((one) => one.shown !== 'never' && viewers.some((viewer) => one.mayPress(viewer)));
      const shown = (where: 'button' | 'menu') => offered.filter((one) => one.shown === where).map((one) => one.button);
      const buttons = shown('button');
      return { buttons: buttons.slice(0, atOnce), menu: [...buttons.slice(atOnce), ...shown('menu')] };
    },
    buttonFor: (reader, id, value) => {
      const action = actions.find((one) => one.id === id);
      if (!action) throw new Error(`no ${about.kind} action is called "${id}"`);
      const viewer = reader === undefined ? undefined : now.people.get(reader);
      return viewer && mayPress(action)(viewer) ? [buttonOf(action, about, value)] : [];
    },
  };
}

const buttonOf = <State, Event>(action: RecordAction<State, Event>, about: RecordRef, value?: string): Button => ({
  action: action.id,
  about,
  label: say(action.label),
  tone: action.tone,
  ...(value === undefined ? {} : { value }),
  ...(action.form ? { opens: 'form' as const } : {}),
  ...(action.confirm === undefined ? {} : { confirm: say(action.confirm) }),
  ...(action.passes ? { orLook: true as const } : {}),
});

const begun = <State, Event>({ beginnings, about, record, now }: Offering<State, Event>): readonly Offer[] =>
  beginnings.map(({ id, label, tone, shown, opensForm, refuse }) => ({
    shown,
    mayPress: (viewer) => refuse({ about, record }, viewer, now) === undefined,
    button: {
      action: id,
      value: recordName(about),
      label: say(label),
      tone,
      ...(opensForm ? { opens: 'form' as const } : {}),
    },
  }));
