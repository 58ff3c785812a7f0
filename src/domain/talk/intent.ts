import type { Asked } from '../finding/asked-in';
import type { Refusal } from '../refusal';
import type { SmallTalk } from '../small-talk';
import type { Ticket } from '../ticket/ticket';
import type { Begins, Told } from './heard';

/** What words become in a ticket's log. */
export type Passed = 'add-information' | 'reply' | 'note' | 'progress' | 'called-back';

/** What the desk does with words that somebody wrote: they reach somebody, or they are answered. */
export type Intent =
  /** They go to whoever is on the other side, or stay among the engineers as a note. */
  | {
      readonly do: 'pass';
      readonly ticket: Ticket;
      readonly as: Passed;
      readonly text: string;
      /** What the desk asked them, and they answer now. */
      readonly question?: string;
      /** They said themselves which ticket it is: their next lines go there too. */
      readonly holds?: true;
    }
  /** Which of these are they about, or something new? */
  | { readonly do: 'ask-which'; readonly tickets: readonly Ticket[] }
  /** Do they belong to this ticket, or are they something new? */
  | { readonly do: 'ask-belongs'; readonly ticket: Ticket }
  /** Are they meant for the requester of one of these? */
  | { readonly do: 'ask-send'; readonly tickets: readonly Ticket[] }
  /** The ticket is over: is it back, is it something new, or a remark? */
  | { readonly do: 'ask-over'; readonly ticket: Ticket; readonly reopen: boolean }
  /** They go with what this person has begun to report. */
  | { readonly do: 'join' }
  | { readonly do: 'report' }
  /** They go to a record of another kind, as that action of it. */
  | ({ readonly do: 'tell' } & Told)
  /** Do they begin a record of another kind? */
  | ({ readonly do: 'ask-begin' } & Begins)
  /** They ask the desk to show something. */
  | { readonly do: 'show'; readonly asked: Asked }
  | { readonly do: 'small-talk'; readonly talk: SmallTalk }
  | { readonly do: 'help' }
  | { readonly do: 'refuse'; readonly no: Refusal; readonly ticket?: Ticket };
