import type { Config } from '../config/config';
import { followed } from '../domain/followed';

/**
 * The configuration of a running desk. Whatever stands in the desk file is followed: `config` is given to every room once,
 * and says what the newest file says from `use` on. What stands in the environment stays as it was at the start.
 */
export class ConfigInForce {
  readonly config: Config;
  #now: Config;

  constructor(first: Config) {
    this.#now = first;
    const now = (): Config => this.#now;
    this.config = {
      ...first,
      ...this.#platforms(first),
      desk: followed(() => now().desk),
      get terms() {
        return now().terms;
      },
      get filedYears() {
        return now().filedYears;
      },
      get deskFile() {
        return now().deskFile;
      },
    };
  }

  /** From here on everything that is decided is decided by this one. */
  use(next: Config): void {
    this.#now = next;
  }

  /** Channels, access, group and domains stand in the desk file, the rest in the environment. */
  #platforms(first: Config): Pick<Config, 'slack' | 'wecom' | 'mail'> {
    const { slack, wecom, mail } = first;
    const newest = <Name extends 'slack' | 'wecom' | 'mail'>(name: Name, old: NonNullable<Config[Name]>) =>
      followed<NonNullable<Config[Name]>>(() => this.#now[name] ?? old);
    return {
      ...(slack && { slack: newest('slack', slack) }),
      ...(wecom && { wecom: newest('wecom', wecom) }),
      ...(mail && { mail: newest('mail', mail) }),
    };
  }
}
