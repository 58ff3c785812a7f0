import type { PersonId } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import type { FileRef } from '../domain/ticket/ticket';
import type { Say, Text } from '../domain/words';
import type { Option } from './form';

/** How a thing feels, never which colour: a platform chooses that. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'quiet';

/** Something to press. `action`, `about` and `value` come back from the platform unchanged. */
export interface Button {
  readonly action: string;
  readonly about?: RecordRef;
  /** At most 200 characters; carries what the action alone does not say, e.g. the number of stars. */
  readonly value?: string;
  readonly label: Text;
  readonly tone: 'plain' | 'main' | 'danger';
  /** Asked before the press counts. */
  readonly confirm?: Say;
  /** Pressing opens a form, or shows a card and changes nothing; a platform that has windows opens one for either. */
  readonly opens?: 'form' | 'card';
  /**
   * May stand where it is over: in a message about several tickets, which is not drawn anew whenever one of them moves
   * on, or where its time passes without anything happening. Then its ticket is shown as it stands.
   */
  readonly orLook?: true;
}

/** One labelled fact. */
export interface FactRow {
  readonly label: Say;
  readonly value: Text;
  readonly tone?: Tone;
  /** It changes as the ticket moves: left out where a card that was sent cannot be drawn anew whenever it does. */
  readonly changes?: true;
}

/** A picture of ours, PNG. `key` names it in the picture store (`ports/pictures.ts`). */
export interface Picture {
  readonly key: string;
  readonly alt: Say;
}

/** What a card can hold, top to bottom. A platform renders every kind, or it does not compile. */
export type Part =
  /** `strong` is a heading inside the card, `quote` is somebody's words, `quiet` is small print. */
  | { readonly kind: 'text'; readonly text: Text; readonly style?: 'plain' | 'strong' | 'quote' | 'quiet' }
  /** Short ones may share a line, unless `style` is `list`. */
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[]; readonly style?: 'list' }
  /** People who must notice; they are notified by name. */
  | { readonly kind: 'mention'; readonly people: readonly PersonId[]; readonly text?: Say }
  /** `buttons` are shown at once (at most 5, besides one for each ticket of a list), `menu` behind one control, in order of use. */
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[]; readonly menu?: readonly Button[] }
  /**
   * A few questions answered on the card itself, on a platform that can; on others `form` asks all of it. At most 3
   * questions of at most 10 options each. The answers go to `action` as a form's would, `value` carried as `draft`.
   */
  | {
      readonly kind: 'ask';
      readonly action: string;
      readonly value: string;
      readonly questions: readonly {
        readonly name: string;
        readonly label: Say;
        /** What an answer leads to; left out where the card has no room. */
        readonly hint?: Say;
        readonly options: readonly Option[];
        readonly initial: string;
      }[];
      readonly submit: Say;
      readonly form: Button;
    }
  /** Files somebody sent, brought along to where the card goes. */
  | { readonly kind: 'files'; readonly files: readonly FileRef[] }
  /** `beside`: the card's own words say enough, so nothing is said for it where it cannot be shown, or not yet. */
  | { readonly kind: 'picture'; readonly picture: Picture; readonly beside?: true }
  /** Numbers over labels. Every series has one value a label; null: no value that day. At most 5 series, 20 labels. */
  | {
      readonly kind: 'chart';
      readonly style: 'line' | 'bar';
      readonly title: Say;
      readonly labels: readonly Text[];
      readonly series: readonly { readonly name: Say; readonly values: readonly (number | null)[] }[];
    }
  /** At most 20 columns and 99 rows; every row has a cell for each column. */
  | { readonly kind: 'table'; readonly columns: readonly Say[]; readonly rows: readonly (readonly Text[])[] }
  | { readonly kind: 'divider' };

/** What every platform can show: a title over parts, top to bottom. */
export interface Card {
  readonly title: Say;
  readonly tone: Tone;
  readonly parts: readonly Part[];
  /** Enough for whoever has all of it above, where a card that was sent cannot be drawn anew and another one comes. */
  readonly brief?: readonly Part[];
  /** One line for notifications and for clients that draw no cards. */
  readonly summary: Say;
  /** Opens the ticket it tells of, for a reader who may see it; a platform that has a better way there shows that. */
  readonly opens?: Button;
}

/** Just words: a short message without title or buttons. */
export interface Message {
  readonly text: Text;
  /** Who said it, when that is not the desk; shown before the text. */
  readonly from?: PersonId;
  /** People who must notice, named after the text. */
  readonly mentions?: readonly PersonId[];
  /** Each of those was sent a card of their own: it is for whoever reads along, where several read one message. */
  readonly eachHasCard?: true;
  readonly files?: readonly FileRef[];
  /** The same as on a card. */
  readonly opens?: Button;
}

export type Content = ({ readonly kind: 'card' } & Card) | ({ readonly kind: 'message' } & Message);

export const asCard = (card: Card): Content => ({ kind: 'card', ...card });
export const asMessage = (message: Message): Content => ({ kind: 'message', ...message });
