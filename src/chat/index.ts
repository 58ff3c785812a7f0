import type { Platform } from '../ports/platform';
import type { OutsideDeps } from './platform-deps';

/**
 * Every platform the desk can speak on, one line each; one that is switched off is not loaded. Chat comes first: of
 * several, the first that reaches somebody is where they are told things.
 */
const platforms = {
  slack: () => require('./slack/slack-from').slackFrom as typeof import('./slack/slack-from').slackFrom,
  wecom: () => require('./wecom/wecom-from').wecomFrom as typeof import('./wecom/wecom-from').wecomFrom,
  mail: () => require('./mail/mail-from').mailFrom as typeof import('./mail/mail-from').mailFrom,
  oa: () => require('./oa/oa-from').oaFrom as typeof import('./oa/oa-from').oaFrom,
};

type Name = keyof typeof platforms;
type Settings = { readonly [Key in Name]: Parameters<ReturnType<(typeof platforms)[Key]>>[0] };

/** Settings of each platform; one that has none is switched off. */
export type PlatformSettings = { readonly [Key in Name]?: Settings[Key] };

/** The platforms that are switched on, in the order of the list. */
export const platformsOf = (settings: PlatformSettings, deps: OutsideDeps): readonly Platform[] =>
  (Object.keys(platforms) as Name[]).flatMap((name) => made(name, settings[name], deps));

function made<Key extends Name>(name: Key, own: Settings[Key] | undefined, deps: OutsideDeps): readonly Platform[] {
  const load: { readonly [Any in Name]: () => (own: Settings[Any], deps: OutsideDeps) => Platform } = platforms;
  return own === undefined ? [] : [load[name]()(own, deps)];
}
