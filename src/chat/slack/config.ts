import type { DutyScope } from '../../domain/desk';
import { own } from '../../domain/own';
import type { Language } from '../../domain/words';
import type { SlackAccess } from './standing';

/** Everything the Slack adapter is told. `config/` fills and checks it; nothing here is read from the environment. */
export interface SlackConfig {
  /** `xoxb-…` */
  readonly botToken: string;
  readonly signingSecret: string;
  /** `xapp-…`; when set, events arrive over Socket Mode instead of HTTP. */
  readonly appToken?: string;
  /** Base of the Web API, ending in a slash. */
  readonly apiUrl: string;
  /** An HTTP proxy, through which everything that is said to Slack goes. */
  readonly proxy?: string;
  /** Language for people Slack has not told us about yet. */
  readonly language: Language;
  /** Channel ids of the engineers: by place, and where a place names none. */
  readonly engineers: { readonly fallback: string; readonly byPlace: Readonly<Record<string, string>> };
  /** Channel id of the managers' digest, if it goes to a channel too. */
  readonly digestChannel?: string | undefined;
  /** User groups and channels' topics that say who is on duty; none unless given. */
  readonly onDuty?: readonly { readonly group?: string; readonly topic?: string; readonly scope: DutyScope }[];
  /** Who besides the workspace's members may use the desk; nobody unless given. */
  readonly access?: SlackAccess;
}

/** The channel of a place's engineers. */
export const engineersChannel = (config: Pick<SlackConfig, 'engineers'>, place: string): string =>
  own(config.engineers.byPlace, place) ?? config.engineers.fallback;
