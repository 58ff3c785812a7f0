import { randomBytes } from 'node:crypto';
import { after, days } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { SharedState } from '../../ports/shared-state';

const key = 'wecom:series';
const forEver = days(36_500);

/**
 * A few letters that belong to this database: WeCom takes a task_id once for ever in an app, and numbers begin anew
 * where a desk begins anew beside the same app.
 */
export class Series {
  private known: Promise<string> | undefined;

  constructor(
    private readonly shared: SharedState,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  letters(): Promise<string> {
    this.known ??= this.agreed().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async agreed(): Promise<string> {
    const now = this.clock.now();
    const value = randomBytes(3).toString('hex');
    const isOurs = await this.shared.swap({ key, version: undefined, value, now, until: after(now, forEver) });
    return isOurs ? value : String((await this.shared.get(key, now))?.value);
  }
}
