import type { Duration } from '../domain/time/instant';
import type { Logger } from './logger';

/** What renewing needs. */
export interface RenewalDeps {
  /** Real time, a third of the lease: one renewal may fail or come late. */
  readonly every: Duration;
  readonly renew: () => Promise<void>;
  readonly logger: Logger;
}

/** Renews leases again and again between `begin` and `end`; either may be called twice. */
export interface Renewal {
  begin(): void;
  end(): void;
}

/** Lets leases be short, so that the work of a dead process is soon taken over, and work still last long. */
export function renewLease({ every, renew, logger }: RenewalDeps): Renewal {
  let beat: NodeJS.Timeout | undefined;
  const once = (): void => {
    renew().catch((error: unknown) => logger.warn('leases not renewed', { error }));
  };
  return {
    begin: () => {
      beat ??= setInterval(once, every).unref();
    },
    end: () => {
      clearInterval(beat);
      beat = undefined;
    },
  };
}
