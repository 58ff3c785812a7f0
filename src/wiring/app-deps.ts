import type { CountingYears } from '../config/calendar/counting-years';
import type { Config } from '../config/config';
import type { Clock } from '../ports/clock';
import type { FaultPoint } from '../ports/fault-point';
import type { Ids } from '../ports/ids';
import type { Logger } from '../ports/logger';
import type { DrawRoster } from '../ports/roster-drawing';
import type { DrawDigest } from '../reports/run-digest';

/** What the whole desk is told from outside. */
export interface AppDeps {
  readonly config: Config;
  /** Reads the configuration anew, with the years that count here. Throws BadConfig. Absent: nothing is read anew. */
  readonly reread?: (counting: CountingYears) => Config;
  readonly clock: Clock;
  /** The real time, against which platforms sign their requests; the clock unless given. */
  readonly wall?: Pick<Clock, 'now'>;
  /** What the desk keeps the platforms' pace by; the real time unless given. */
  readonly paced?: Pick<Clock, 'now'>;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Waits; milliseconds. Spreads losers of a race apart. */
  readonly pause: (length: number) => Promise<void>;
  readonly reach: FaultPoint;
  /** Where this process runs, for whoever looks for it: computer and process id. */
  readonly where?: string;
  /** This process must not go on; whoever started it ends it. */
  readonly onUnfit?: (reason: Error) => void;
  /** Draws the digest's picture; with the bundled fonts, which are tried at the start, unless given. */
  readonly draw?: DrawDigest;
  /** The same for the roster's. */
  readonly drawRoster?: DrawRoster;
}
