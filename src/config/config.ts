import type { OfficialYear } from '../domain/calendar/official-year';
import type { Desk, DutyScope } from '../domain/desk';
import type { Duration } from '../domain/time/instant';
import type { CountingYears } from './calendar/counting-years';
import type { DatabaseConfig } from './read-database';
import type { HeartbeatSettings } from './read-heartbeat';
import type { MailSecrets } from './read-mail';
import type { OaConfig } from './read-oa';
import type { TelephoneSecrets } from './read-telephone';
import type { WecomSecrets } from './read-wecom';
import type { KeptTerms } from './terms/kept-terms';

/** Which levels of the log are written. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** A user group and a channel's topic that say who is on duty, for what. */
export interface SlackOnDuty {
  readonly group?: string;
  readonly topic?: string;
  readonly scope: DutyScope;
}

/** Where Slack is and how to speak with it. */
export interface SlackConfig {
  readonly botToken: string;
  /** Empty only in Socket Mode, where no request is signed. */
  readonly signingSecret: string;
  /** Present: Socket Mode. */
  readonly appToken?: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** An HTTP proxy through which all of Slack is reached. */
  readonly proxy?: string;
  /** Channel ids; `byPlace` overrides `engineers` for tickets of a place. */
  readonly channels: {
    readonly engineers: string;
    readonly byPlace: Readonly<Record<string, string>>;
    readonly digests?: string;
  };
  /** Groups and topics that say who is on duty; at least one of the two in each. */
  readonly onDuty: readonly SlackOnDuty[];
  /** Who besides the workspace's members may use the desk: its guests, and people of these workspaces or organisations. */
  readonly access: { readonly guests: boolean; readonly partners: readonly string[] };
}

/** Where WeCom is and how to speak with it: secrets from the environment, the group from the desk file. */
export interface WecomConfig extends WecomSecrets {
  /** Id of a group chat of the app's own that reads along. */
  readonly group?: string;
  /** Tags of whoever is on duty, for what. */
  readonly onDuty: readonly { readonly tag: number; readonly scope: DutyScope }[];
}

/** The desk's mailbox: secrets from the environment, and from the desk file whose mails are answered. */
export interface MailConfig extends MailSecrets {
  /** Domains whose addresses may ask, besides the people of the desk file. */
  readonly domains: readonly string[];
}

/** An address this process listens on. */
interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Connections held at a time: in all, and from one address that is no proxy's. Proxies are addresses and networks. */
export interface ConnectionRoom {
  readonly all: number;
  readonly perAddress: number;
  readonly proxies: readonly string[];
}

/** The desk file as it was read: where it is, what it says as it was written, and a name for that. */
export interface FiledDesk {
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly digest: string;
}

/** Everything that whoever runs the desk decided: environment and desk file, read and checked. */
export interface Config {
  readonly database: DatabaseConfig;
  /** So long a database that is away is waited for at the start. */
  readonly databaseWait: Duration;
  /** `publicUrl` has no slash at its end. */
  readonly http: Listening & { readonly publicUrl?: string; readonly room: ConnectionRoom };
  /** Where whoever runs the desk asks how it is. */
  readonly watch: Listening;
  /** At least one platform is there; `publicUrl` always is with WeCom, whose forms are pages. */
  readonly slack?: SlackConfig;
  readonly wecom?: WecomConfig;
  readonly mail?: MailConfig;
  /** Other systems of the organisation that may ask. */
  readonly oa?: OaConfig;
  /** A telephony provider, where the desk file calls by it. */
  readonly telephone?: TelephoneSecrets;
  /** Absent: nobody waits. */
  readonly heartbeat?: HeartbeatSettings;
  readonly logLevel: LogLevel;
  readonly desk: Desk;
  /** Years brought to this desk, which `desk` follows; filled from the database. */
  readonly counting: CountingYears;
  /** What tickets are judged by, version by version; `desk` follows it. */
  readonly terms: KeptTerms;
  /** Years that stand in the desk file. */
  readonly filedYears: readonly OfficialYear[];
  readonly deskFile: FiledDesk;
}
