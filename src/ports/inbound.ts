import type { FoundMembers, Member } from '../domain/people/member';
import type { Person } from '../domain/people/person';
import type { Standing } from '../domain/people/standing';
import type { RecordRef } from '../domain/record/record-ref';
import type { Invalid, Refusal } from '../domain/refusal';
import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Language, Text } from '../domain/words';
import type { Card } from '../views/card';
import type { Answers, Form } from '../views/form';
import type { Speak } from './translator';

/** What a platform knows about an account. A language or zone it does not tell stays what the desk knows or speaks. */
export interface Profile {
  readonly name: string;
  /** The account as the platform writes it, where people may type it in another way. */
  readonly account?: string;
  readonly language?: Language;
  readonly zone?: string;
  /** The language of their words, for somebody of whom nobody knows what they read in. */
  readonly writes?: Language;
}

/** Who does something in chat. The profile is only fetched when the desk needs it. */
export interface Sender {
  readonly platform: string;
  readonly account: string;
  /** Of the sender, or of another account of the same platform (a form's `person` answer). */
  readonly profile: (account?: string) => Promise<Profile>;
  /**
   * What the account is to the desk, for platforms on which others than the company's own people can act. Throws where
   * the platform cannot be asked. Absent: whoever acts there is admitted.
   */
  readonly standing?: (account?: string) => Promise<Standing>;
  /**
   * Everybody the platform shows the desk, to look for somebody by name. Throws where it does not say. Absent: it lets
   * people choose for themselves.
   */
  readonly members?: () => Promise<readonly Member[]>;
  /** How many tickets of a list one card holds there, each with its button. Absent: as many as the desk thinks right. */
  readonly rowsOfCard?: number;
}

/** A button was pressed. */
export interface Press {
  readonly from: Sender;
  /** Unique to this press; the same key again acts once. */
  readonly key: string;
  readonly action: string;
  readonly about?: RecordRef;
  readonly value?: string;
  /** Where it cannot be done any more, the ticket is shown as it stands. */
  readonly orLook?: true;
}

/** A form came back, or wants to be drawn anew because an answer changed (`refresh`). */
export interface Submission {
  readonly from: Sender;
  readonly key: string;
  readonly action: string;
  readonly about?: RecordRef;
  readonly carried: Readonly<Record<string, string>>;
  readonly answers: Answers;
}

/** Somebody asks for a form by command, shortcut or mention; `text` is what they already said. */
export interface Opening {
  readonly from: Sender;
  readonly action: string;
  readonly about?: RecordRef;
  readonly text?: string;
  /** Files that came with what they said. */
  readonly files?: readonly FileRef[];
  readonly carried?: Readonly<Record<string, string>>;
  /** On a platform without threads, as with `Said`. */
  readonly where?: 'chat';
  /** As of a press. */
  readonly orLook?: true;
}

/** Somebody wrote. */
export interface Said {
  readonly from: Sender;
  readonly key: string;
  /**
   * `thread`: below the message with key `under`; `direct`: to the bot alone; `mention`: to the bot, in a channel;
   * `chat`: to the bot alone, on a platform without threads: new report or answer, nobody can tell but the desk.
   */
  readonly where: 'thread' | 'direct' | 'mention' | 'chat';
  readonly under?: string;
  /** Only with `chat`: slot of the card or question this person was sent last, when that is not long ago. */
  readonly recent?: string;
  /** Only with `chat`: the desk has greeted them there today. */
  readonly greeted?: boolean;
  readonly text: string;
  readonly files: readonly FileRef[];
  /** Their own words alone, where `text` holds what stands above a mention too. */
  readonly own?: string;
}

/** Somebody changed what they had written, or took it away. */
export interface ChangedWords extends Pick<Said, 'from' | 'where' | 'under'> {
  /** Unique to this change. */
  readonly key: string;
  /** Key under which the words were heard. */
  readonly of: string;
  /** When they were written, by the platform's clock. */
  readonly saidAt: Instant;
  readonly before: string;
  /** Absent: they were taken away. */
  readonly now?: string;
}

/** What the person gets back at once, for their eyes only. */
export type Reply =
  /** `about`: the record that it was done to, or that came of it. `cardFollows`: its own card comes to them, and says it too. */
  | { readonly kind: 'done'; readonly text?: Text; readonly about?: RecordRef; readonly cardFollows?: true }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'invalid'; readonly invalid: Invalid }
  | { readonly kind: 'form'; readonly form: Form }
  /** `about`: what it shows. `isPrivate`: it tells of tickets, which nobody else in a channel need read. */
  | { readonly kind: 'card'; readonly card: Card; readonly about?: RecordRef; readonly isPrivate?: true }
  /**
   * The desk could not do it; nothing was done, typed text must stay. `reference` finds it in the log. `passes`: the
   * database did not answer, so another try may do it.
   */
  | { readonly kind: 'broken'; readonly reference: string; readonly passes?: boolean };

/** A reply and the voice to say it in. */
export interface Answered {
  readonly reply: Reply;
  readonly speak: Speak;
}

/** Whom a search found. `whole`: all of the directory was looked through, not only whom the desk has met. */
export interface FoundPeople extends FoundMembers {
  readonly whole: boolean;
}

/** A picture of ours (`views/card.ts`) that need not be drawn yet. */
export interface DrawnLater {
  readonly key: string;
  /** Draws it where nobody has, and keeps it. Throws what drawing or the database throws. */
  readonly png: () => Promise<Buffer>;
}

/** What a platform adapter can do with what people did. Never throws: a failure is a `broken` reply, logged here. */
export interface Inbound {
  press(press: Press): Promise<Answered>;
  open(opening: Opening): Promise<Answered>;
  /** Draws an open form anew with the answers so far. */
  refresh(submission: Submission): Promise<Answered>;
  submit(submission: Submission): Promise<Answered>;
  hear(said: Said): Promise<Answered>;
  /** What was heard before reads otherwise now, or is gone. */
  changed(words: ChangedWords): Promise<Answered>;
  /** The person's own page: report, my tickets; for engineers my work, open tickets, who is on duty. */
  home(from: Sender): Promise<Answered & { readonly cards: readonly Card[] }>;
  /** The pictures of who is on duty that the person's own page names; none beside a reply that refuses. */
  rosterPictures(from: Sender): Promise<Answered & { readonly pictures: readonly DrawnLater[] }>;
  /** One record for a page of its own: its card as this person may see and use it, then what happened, in words. */
  look(from: Sender, about: RecordRef): Promise<Answered & { readonly cards: readonly Card[] }>;
  /** People by part of a name or account, for a form that asks for one; none beside a reply that refuses. */
  findPeople(from: Sender, words: string): Promise<Answered & { readonly found?: FoundPeople }>;
  /** Why this account may do nothing at all here, or nothing: turned away, or no longer active. */
  admit(from: Sender): Promise<Refusal | undefined>;
  /** How whoever has this account reads; the desk's own where it does not know them, or cannot look now. */
  readerOf(platform: string, account: string): Promise<Pick<Person, 'language' | 'zone'>>;
  /** An account is no longer there, or no longer reached by the desk: whoever had it leaves the roster, and leads hear. */
  left(platform: string, account: string): Promise<void>;
  /** An account is called otherwise from now on; it stays its person's. */
  renamed(platform: string, names: { readonly account: string; readonly to: string }): Promise<void>;
  /** It is back. */
  returned(platform: string, account: string): Promise<void>;
}
