import type { Platform } from '../../ports/platform';
import type { PlatformDeps } from '../platform-deps';
import type { SlackConfig } from './config';
import { createSlack } from './index';

/** Slack as it is configured: tokens from the environment, channels from the desk file. */
export interface SlackSettings
  extends Pick<SlackConfig, 'botToken' | 'signingSecret' | 'appToken' | 'apiUrl' | 'proxy' | 'access'> {
  readonly channels: {
    readonly engineers: string;
    readonly byPlace: Readonly<Record<string, string>>;
    readonly digests?: string;
  };
}

/** The settings in the adapter's own words. */
export const slackConfigOf = ({ channels, ...tokens }: SlackSettings, desk: PlatformDeps['desk']): SlackConfig => ({
  ...tokens,
  language: desk.language,
  engineers: { fallback: channels.engineers, byPlace: channels.byPlace },
  ...(channels.digests === undefined ? {} : { digestChannel: channels.digests }),
});

/** The Slack platform of a configured desk. */
export const slackFrom = (settings: SlackSettings, deps: PlatformDeps): Platform =>
  createSlack({ ...deps, config: slackConfigOf(settings, deps.desk), logger: deps.logger.child({ room: 'slack' }) });
