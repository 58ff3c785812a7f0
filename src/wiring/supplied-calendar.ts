import type { OfficialYear } from '../config/calendar/official-year';
import type { Config } from '../config/config';
import { after, days, type Instant, minutes } from '../domain/time/instant';
import type { AuditEntry } from '../ports/audit';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { SharedState } from '../ports/shared-state';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';

/** A year's public holidays are never taken back by themselves. */
const forEver = days(36_500);

/** As it is stored; a later form has another number. */
interface Stored extends OfficialYear {
  readonly version: 1;
}

/** The years that were brought to this desk, earliest first. */
export async function suppliedYears(
  shared: Pick<SharedState, 'under'>,
  now: Instant,
): Promise<readonly OfficialYear[]> {
  const facts = await shared.under('calendar:', now);
  return facts
    .map(({ value }) => value as Stored)
    .filter(({ version }) => version === 1)
    .map(({ year, source, holidays }) => ({ year, source, holidays }));
}

/** Makes a year official for this desk, and writes down who did. */
export async function supplyYear(
  { shared, audit }: Pick<Store, 'shared' | 'audit'>,
  year: OfficialYear,
  act: AuditEntry,
): Promise<void> {
  await audit.note(act);
  const stored: Stored = { version: 1, ...year };
  await shared.put(`calendar:${year.year}`, stored, after(act.at, forEver));
}

/** What following the supplied years needs. */
interface Following {
  readonly config: Pick<Config, 'supplied'>;
  readonly shared: Pick<SharedState, 'under'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told when they changed: wake-ups were computed without them. */
  readonly changed: () => Promise<void>;
}

/** Every process has a year that was brought a minute later, without being started again. */
export function followSuppliedYears({ config, shared, clock, logger, changed }: Following): Part {
  const run = async (): Promise<void> => {
    const years = await suppliedYears(shared, clock.now());
    if (!config.supplied.use(years)) return;
    logger.info('the calendar was supplied with years', { years: years.map(({ year }) => year) });
    await changed();
  };
  return { name: 'supplied', every: minutes(1), run };
}
