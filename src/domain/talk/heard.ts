import type { Desk } from '../desk';
import type { Asked as ToShow } from '../finding/asked-in';
import type { Person } from '../people/person';
import type { RecordRef } from '../record/record-ref';
import type { Refusal } from '../refusal';
import { type SmallTalk, smallTalkIn } from '../small-talk';
import type { NamedNumber } from '../ticket/named-number';
import type { Ticket, TicketId } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import type { WordKey } from '../words';
import { languageIn } from './language-in';

/** What somebody wrote, and how many files came with it. */
export interface Written {
  readonly by: Person;
  readonly text: string;
  readonly files: number;
}

/** A ticket that words may be about. */
export interface Meant {
  readonly ticket: Ticket;
  /** Of a duplicate: the ticket that goes on in its place. */
  readonly survivor?: Ticket;
}

/** What somebody was asked about a ticket and has not answered. */
export interface Asked extends Meant {
  /** The kind of card that asked, or `person`: whoever works on it asked them, or waits for them. */
  readonly question: string;
}

/** What words become that are for a record of another kind. */
export interface Told {
  readonly about: RecordRef;
  readonly action: string;
  /** Without its number. */
  readonly text: string;
  /** What the button says that does the same with one press. Absent: the action takes words. */
  readonly press?: WordKey;
}

/** A record that somebody may want to begin; `on`: about that one. */
export interface Begins {
  readonly name: string;
  readonly on?: RecordRef;
}

/** What somebody wrote, with everything that decides whom it is for. */
export interface Heard extends Written {
  readonly desk: Desk;
  readonly at: Instant;
  /**
   * `thread`: below a card; `direct`: to the desk alone; `mention`: where others read along; `chat`: to the desk alone,
   * where there are no threads.
   */
  readonly where: 'thread' | 'direct' | 'mention' | 'chat';
  /** The ticket below whose card it stands, and which card that is. */
  readonly below?: Meant & { readonly card: string };
  /** The ticket whose number the words begin with, which concerns the writer. */
  readonly named?: Meant & Pick<NamedNumber, 'rest' | 'glued'>;
  readonly asked?: Asked;
  /** A record of another kind that the words are for: its card stands above them, or they begin with its number. */
  readonly tells?: Told;
  /** Why nobody reads them: they begin with the number of a record that takes no words of this person's. */
  readonly untaken?: Refusal;
  /** The way to begin a record that they name, which the writer may make use of. */
  readonly begins?: Begins;
  /** What they ask the desk to show. */
  readonly shows?: ToShow;
  /** Several wait for their answer, and nothing tells which of them this is. */
  readonly waiting: readonly Ticket[];
  /** The ticket they are talking about. */
  readonly remembered?: TicketId;
  /** Their own tickets that are open or wait for their word, newest first, then those they work on. */
  readonly tickets: readonly Ticket[];
  /** A ticket of theirs that is over, of which they were told lately or seem to speak. */
  readonly over?: Meant;
  /** What they were asked about words of theirs, and have not answered. */
  readonly openDraft?: OpenDraft;
}

/** A question that stands open about words that are kept in a draft. */
export interface OpenDraft {
  readonly draft: string;
  /** Whether it is a report, or begins a record of another kind; which ticket it is about; whether it belongs to one; what it is to one that is over. */
  readonly asked: 'report' | 'which' | 'belongs' | 'over' | 'begin';
}

/** What words are that come without files and report nothing. */
export const talkIn = ({ text, files }: Pick<Written, 'text' | 'files'>): SmallTalk | undefined =>
  files > 0 ? undefined : smallTalkIn(text);

/** Whether words mean something to the desk itself, when nobody has asked for them. */
export const isMagic = (written: Pick<Written, 'text' | 'files'>): boolean =>
  talkIn(written) !== undefined || (written.files === 0 && languageIn(written.text) !== undefined);
