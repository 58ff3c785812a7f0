import { followed } from '../../domain/followed';
import type { Platform } from '../../ports/platform';
import type { PlatformDeps } from '../platform-deps';
import type { SlackConfig } from './config';
import { createSlack } from './index';
import { membersOnly } from './standing';

/** Slack as it is configured: tokens from the environment, channels from the desk file. */
export interface SlackSettings
  extends Pick<SlackConfig, 'botToken' | 'signingSecret' | 'appToken' | 'apiUrl' | 'proxy' | 'access' | 'onDuty'> {
  readonly channels: {
    readonly engineers: string;
    readonly byPlace: Readonly<Record<string, string>>;
    readonly digests?: string;
  };
}

/** The settings in the adapter's own words; what stands in the desk file follows it. */
export function slackConfigOf(settings: SlackSettings, desk: Pick<PlatformDeps['desk'], 'language'>): SlackConfig {
  const { channels: _channels, ...tokens } = settings;
  return {
    ...tokens,
    access: followed(() => settings.access ?? membersOnly),
    get language() {
      return desk.language;
    },
    get engineers() {
      const { engineers: fallback, byPlace } = settings.channels;
      return { fallback, byPlace };
    },
    get onDuty() {
      return settings.onDuty ?? [];
    },
    get digestChannel() {
      return settings.channels.digests;
    },
  };
}

/** The Slack platform of a configured desk. */
export const slackFrom = (settings: SlackSettings, deps: PlatformDeps): Platform =>
  createSlack({ ...deps, config: slackConfigOf(settings, deps.desk), logger: deps.logger.child({ room: 'slack' }) });
