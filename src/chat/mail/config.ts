/** A mail server, and how the line to it is encrypted; `none` only on this very computer. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'at-once' | 'upgraded' | 'none';
}

/** Where access tokens for the mailbox come from (OAuth 2, RFC 6749 4.4), as Microsoft 365 wants it. */
export interface TokenSource {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}

/** How the desk shows that the mailbox is its own. */
export type MailAuth = { readonly password: string } | { readonly tokens: TokenSource };

/** Everything the mail adapter is told. `config/` fills and checks it; nothing here is read from the environment. */
export interface MailConfig {
  /** The desk's own address, in lower case. */
  readonly address: string;
  readonly imap: MailServer;
  readonly smtp: MailServer;
  readonly user: string;
  readonly auth: MailAuth;
  /** Of whoever signed the servers' certificates, PEM; absent: those this computer trusts. */
  readonly ca?: string;
  /** Folder that is read. */
  readonly folder: string;
  /** The receiving server, as it names itself in Authentication-Results; absent: no such header is believed. */
  readonly authServer?: string;
  /** Domains whose addresses may ask, besides the people of the desk file. */
  readonly domains: readonly string[];
}
