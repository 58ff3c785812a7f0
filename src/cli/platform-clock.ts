import { type Duration, seconds } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Clock } from '../ports/clock';
import { platformName } from '../views/platform-name';
import type { Finding } from './cli-context';

/** An answer may take ten seconds, and a platform says its time in whole ones. */
const tolerance = seconds(30);

/** Compares this computer's clock with the time that a platform writes on its answers. */
export class PlatformClock {
  #apart: Duration | undefined;

  constructor(
    private readonly on: 'slack' | 'wecom',
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Told the `Date` of each answer; the one that came the fastest counts. */
  readonly hear = (date: string): void => {
    const apart = Math.abs(this.clock.now() - Date.parse(date));
    if (!Number.isNaN(apart)) this.#apart = Math.min(apart, this.#apart ?? apart) as Duration;
  };

  /** Nothing where no platform was heard. */
  findings(): readonly Finding[] {
    if (this.#apart === undefined) return [];
    const platform = platformName(this.on);
    if (this.#apart <= tolerance) return [{ ok: true, found: say('cli.platformClockAgrees', { platform }) }];
    const found = say('cli.platformClockDiffers', { platform, by: { lasts: this.#apart } });
    return [{ ok: false, found, advice: say('cli.platformClockDiffersDo') }];
  }
}
