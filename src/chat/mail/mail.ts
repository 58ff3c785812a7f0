/** Somebody's address, in lower case, and the name they go by. */
export interface Mailbox {
  readonly address: string;
  readonly name: string;
}

/** A file that came with a mail. */
export interface MailFile {
  /** Safe to keep and to say. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** A mail as it was received. Everything in it is what a stranger wrote. */
export interface Mail {
  /** The same for the same mail, wherever it lies and however often it comes. */
  readonly key: string;
  /** Its Message-ID, without brackets. */
  readonly id?: string;
  /** Message-IDs it answers, the nearest first. */
  readonly answers: readonly string[];
  /** Absent where there is no one sender, or it is no address. */
  readonly from?: Mailbox;
  readonly subject: string;
  /** All that can be read of it. */
  readonly text: string;
  /** Without what it quotes of earlier mails; all of it where that cannot be told. */
  readonly newText: string;
  readonly files: readonly MailFile[];
  /** Files that were not taken: too many, or too large. */
  readonly leftOut: number;
  /** Values of a header, from top to bottom; `name` in lower case. */
  readonly header: (name: string) => readonly string[];
}
