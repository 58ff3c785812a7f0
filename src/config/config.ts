import type { Desk } from '../domain/desk';

/** Which levels of the log are written. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Where Slack is and how to speak with it. */
export interface SlackConfig {
  readonly botToken: string;
  /** Empty only in Socket Mode, where no request is signed. */
  readonly signingSecret: string;
  /** Present: Socket Mode. */
  readonly appToken?: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** Channel ids; `byPlace` overrides `engineers` for jobs of a place. */
  readonly channels: {
    readonly engineers: string;
    readonly byPlace: Readonly<Record<string, string>>;
    readonly digests?: string;
  };
}

/** Everything that whoever runs the desk decided: environment and desk file, read and checked. */
export interface Config {
  /** `mysql://…`, `mariadb://…` or `sqlite:<path>`. */
  readonly databaseUrl: string;
  /** `publicUrl` has no slash at its end. */
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl?: string };
  /** Absent when no Slack token is set, which today is a problem: Slack is the only platform. */
  readonly slack?: SlackConfig;
  readonly logLevel: LogLevel;
  readonly desk: Desk;
}
