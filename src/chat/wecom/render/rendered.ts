import type { RecordRef } from '../../../domain/record/record-ref';
import type { FileRef } from '../../../domain/ticket/ticket';
import type { Speak } from '../../../ports/translator';
import type { Button, Picture } from '../../../views/card';

/** A `template_card` without its `task_id`. */
export type CardJson = Readonly<Record<string, unknown>>;

/** One message of WeCom. Texts hold at most 2,048 bytes. */
export type Sent =
  | {
      readonly kind: 'card';
      readonly card: CardJson;
      /** It can be redrawn with a response code, and must be sent with a task_id. */
      readonly updatable: boolean;
      /** Title, tone and what is offered, as one text that stays the same: where it differs, the card is redrawn. */
      readonly face: string;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'file'; readonly file: FileRef };

/** Addresses of the desk's pages: https, at most 2,048 bytes each. */
export interface Links {
  /** The form a button opens, or the page that asks before the button counts. */
  readonly form: (button: Button) => string;
  /** Everything about a record. Cards ask for the one they are about, or of their buttons. */
  readonly ticket: (about?: RecordRef) => string;
  /** The tickets of whoever opens it. */
  readonly tickets: () => string;
}

/** Who reads it, and about which record. */
export interface Audience {
  readonly speak: Speak;
  /** `【IT-1042】`, or nothing where it is about no record. Stands before whatever is said. */
  readonly tag: string;
  /** What it is about: whatever leads on from it leads there. */
  readonly about?: RecordRef | undefined;
  /** They are served, not at work: what they made is a request to them, and no ticket. */
  readonly isServed?: boolean;
  /** WeCom account of a person; undefined where they have none. */
  readonly accountOf: (person: string) => string | undefined;
  readonly links: Links;
  readonly deskName: string;
}
