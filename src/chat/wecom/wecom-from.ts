import type { Platform } from '../../ports/platform';
import type { PlatformDeps } from '../platform-deps';
import type { WecomConfig } from './config';
import { createWecom } from './index';

/** WeCom as it is configured: secrets from the environment, the group from the desk file. */
export type WecomSettings = Omit<WecomConfig, 'language' | 'zone' | 'publicUrl'>;

/** The WeCom platform of a configured desk. Throws Error without a public address: its forms are pages. */
export function wecomFrom(settings: WecomSettings, deps: PlatformDeps): Platform {
  const { desk, publicUrl } = deps;
  if (publicUrl === undefined) throw new Error('WeCom needs PUBLIC_URL: its forms are pages of the desk');
  const config: WecomConfig = {
    ...settings,
    publicUrl,
    get group() {
      return settings.group;
    },
    get onDuty() {
      return settings.onDuty ?? [];
    },
    get language() {
      return desk.language;
    },
    get zone() {
      return desk.zone;
    },
  };
  return createWecom({ ...deps, config, logger: deps.logger.child({ room: 'wecom' }) });
}
