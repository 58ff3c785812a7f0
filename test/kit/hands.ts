/** What somebody may give for a field: text, an option's words or value, several of them, a number (seconds), file ids. */
export type Given = string | number | readonly string[] | null;

/** One person at their chat, whichever platform it is: what they do, and what they read. Acts throw where they can't. */
export interface Hands {
  /** Name of the platform. */
  readonly platform: 'slack' | 'wecom';
  /** Their account on it. */
  readonly account: string;
  /** Opens the report form, filled with these words. */
  beginReport(words: string): Promise<void>;
  /** Writes to the desk, with nothing before. */
  write(text: string): Promise<void>;
  /** Opens the form for what was just written to the desk. */
  fileIt(): Promise<void>;
  /** Answers about one's own ticket, where the desk tells about it. */
  answer(key: string, text: string, files?: readonly string[]): Promise<void>;
  /** Writes to the requester, where the engineers see the ticket. */
  writeInside(key: string, text: string, files?: readonly string[]): Promise<void>;
  /** Presses something on the job's card for engineers. */
  press(key: string, button: string): Promise<void>;
  /** Presses something in one's own conversation with the desk: the newest message that has it. */
  pressInDm(button: string): Promise<void>;
  /** Presses something on one's own card of a ticket. */
  pressOwn(key: string, button: string): Promise<void>;
  /** The words of the form that is open; undefined where none is. */
  form(): Promise<string | undefined>;
  /** Changes an answer of the open form that draws it anew. */
  choose(field: string, option: string): Promise<void>;
  /** Fills in the open form; answers the errors it comes back with. */
  submit(fields: Readonly<Record<string, Given>>): Promise<readonly string[]>;
  /** Closes whatever is open over the conversation. */
  close(): Promise<void>;
  /** Words of what stands over the conversation: a form, or what was said instead of one; empty where nothing does. */
  screen(): string;
  /** Brings a file, to be sent along or put into a form; answers what to call it. */
  upload(name: string, bytes: Buffer): Promise<string>;
  /** Everything in one's conversation with the desk, oldest first. */
  dm(): readonly string[];
  /** The last refusal or answer that only they see. */
  whispered(): string;
  /** Words of the engineers' card of a ticket, as they see it. Throws where there is none. */
  card(key: string): Promise<string>;
  /** Everything said among the engineers about a ticket, below its card, oldest first. */
  thread(key: string): readonly string[];
  /** Bytes of the files that came with that, oldest first. */
  threadFiles(key: string): Promise<readonly string[]>;
  /** Words of one's own card of a ticket. */
  ownCard(key: string): string;
  /** Everything they were told about their ticket, besides its card, oldest first. */
  told(key: string): readonly string[];
  /** Bytes of the files the desk brought them about a ticket, oldest first. */
  toldFiles(key: string): Promise<readonly string[]>;
}
