/** A mail server, and how the line to it is encrypted; `none` only on this very computer. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'at-once' | 'upgraded' | 'none';
}

/** Everything the mail adapter is told. `config/` fills and checks it; nothing here is read from the environment. */
export interface MailConfig {
  /** The desk's own address, in lower case. */
  readonly address: string;
  readonly imap: MailServer;
  readonly smtp: MailServer;
  readonly user: string;
  readonly password: string;
  /** Folder that is read. */
  readonly folder: string;
  /** The receiving server, as it names itself in Authentication-Results; absent: no such header is believed. */
  readonly authServer?: string;
  /** Domains whose addresses may ask, besides the people of the desk file. */
  readonly domains: readonly string[];
}
