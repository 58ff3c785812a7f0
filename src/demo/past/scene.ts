import type { Given } from '../../playground/control/find-element';

/** Accounts of the demo's people, by the part they play. */
export const cast = {
  zhou: 'U0ZHOUTING',
  emma: 'U0EMMA',
  li: 'U0LINA',
  wang: 'U0WANGLEI',
  tom: 'U0TOM',
  chen: 'U0CHENHAO',
  sun: 'U0SUNYUE',
} as const;

/** Their accounts in WeCom. */
export const wecomCast: Readonly<Record<keyof typeof cast, string>> = {
  zhou: 'zhouting',
  emma: 'emma',
  li: 'lina',
  wang: 'wanglei',
  tom: 'tom',
  chen: 'chenhao',
  sun: 'sunyue',
};

/** A moment of a weekday after the demo opens: 1 is the next one. `shiftOf`: the shift of theirs that begins then. */
export interface Ahead {
  readonly weekday: number;
  /** Local time, `HH:mm`. */
  readonly at: string;
  readonly shiftOf?: string;
}

/** Answers to a form, by the labels its reader sees. */
export type Filled = Readonly<Record<string, Given | Ahead>>;

/** When on one of the demo's past days. */
interface Moment {
  /** Two working days ago, one, or shortly before the demo opens. */
  readonly day: 'before-yesterday' | 'yesterday' | 'just-now';
  /** Local time of that day, `HH:mm` or `HH:mm:ss`; for `just-now` the minutes after it began, as `+3`. */
  readonly at: string;
}

/** What somebody did, the way they would on the page. */
export interface Act extends Moment {
  readonly who: keyof typeof cast;
  /** A name of ours for the ticket or enquiry it is about. */
  readonly record: string;
  readonly does:
    | { readonly reports: string; readonly fills?: Filled }
    /** Presses a button of the card in the engineers' channel. */
    | { readonly presses: string; readonly fills?: Filled }
    /** Presses a button in their own conversation with the desk: of the newest message that names the record, if one does. */
    | { readonly answers: string; readonly fills?: Filled }
    /** Writes in their own conversation with the desk. */
    | { readonly says: string }
    /** Writes to the desk in WeCom, and is told things there from then on. */
    | { readonly saysOnWecom: string }
    /** Opens the app in WeCom, says what is wrong and answers the questions that come back, by what they see. */
    | { readonly tellsWecom: string; readonly chooses: Readonly<Record<string, string>> }
    /** Presses a button, or sends a choice, of the newest card in their WeCom chat that has it. */
    | { readonly answersOnWecom: string }
    /** Writes below the card in the engineers' channel. */
    | { readonly writes: string };
}

/** What the company's HR portal asked for somebody who uses neither chat. */
export interface PortalQuestion extends Moment {
  readonly portalAsks: {
    readonly id: string;
    readonly from: { readonly account: string; readonly name: string };
    readonly text: string;
  };
}

export type Scene = Act | PortalQuestion;
