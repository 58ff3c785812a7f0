import type { Platform } from '../ports/platform';
import type { PlatformDeps } from './platform-deps';
import { slackFrom } from './slack/slack-from';
import { wecomFrom } from './wecom/wecom-from';

/** Every platform the desk can speak on, one line each. */
const platforms = {
  slack: slackFrom,
  wecom: wecomFrom,
};

type Name = keyof typeof platforms;
type Settings = { readonly [Key in Name]: Parameters<(typeof platforms)[Key]>[0] };

/** Settings of each platform; one that has none is switched off. */
export type PlatformSettings = { readonly [Key in Name]?: Settings[Key] };

/** The platforms that are switched on, in the order of the list. */
export const platformsOf = (settings: PlatformSettings, deps: PlatformDeps): readonly Platform[] =>
  (Object.keys(platforms) as Name[]).flatMap((name) => made(name, settings[name], deps));

function made<Key extends Name>(name: Key, own: Settings[Key] | undefined, deps: PlatformDeps): readonly Platform[] {
  const make: { readonly [Any in Name]: (own: Settings[Any], deps: PlatformDeps) => Platform } = platforms;
  return own === undefined ? [] : [make[name](own, deps)];
}
