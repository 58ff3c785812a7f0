import type { Platform } from '../ports/platform';
import type { PlatformDeps } from './platform-deps';
import { slackFrom } from './slack/slack-from';

/** Every platform the desk can speak on, one line each. */
const platforms = {
  slack: slackFrom,
};

type Name = keyof typeof platforms;

/** Settings of each platform; one that has none is switched off. */
export type PlatformSettings = { readonly [Key in Name]?: Parameters<(typeof platforms)[Key]>[0] };

/** The platforms that are switched on, in the order of the list. */
export const platformsOf = (settings: PlatformSettings, deps: PlatformDeps): readonly Platform[] =>
  (Object.keys(platforms) as Name[]).flatMap((name) => {
    const own = settings[name];
    return own === undefined ? [] : [platforms[name](own, deps)];
  });
