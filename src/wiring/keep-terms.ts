import type { Config } from '../config/config';
import { type Instant, minutes } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import type { Tickets } from '../ports/repositories';
import type { TermsRegister, TermsVersion } from '../ports/terms-register';
import type { Part } from '../scheduler/run-parts';

/** What keeping the terms needs. */
interface Keeping {
  readonly config: Pick<Config, 'terms'>;
  readonly terms: TermsRegister;
}

/** What keeping the terms needs, and whether there are tickets from before. */
export const keepingOf = (
  config: Pick<Config, 'terms'>,
  { terms, tickets }: { readonly terms: TermsRegister; readonly tickets: Pick<Tickets, 'any'> },
) => ({ config, terms, hasTickets: () => tickets.any() });

/** Reads every version that was kept, without keeping any. */
export async function knowTerms({ config, terms }: Keeping): Promise<readonly TermsVersion[]> {
  const versions = await terms.all();
  if (versions.length > 0) config.terms.know(versions);
  return versions;
}

/**
 * Keeps what the desk file and the calendar say now as a version of its own, unless the last one says the same. However
 * many processes start at once, it is kept once. `hasTickets`: there are tickets from before.
 */
export async function keepTerms(
  keeping: Keeping & { readonly hasTickets: () => Promise<boolean> },
  now: Instant,
): Promise<void> {
  const { config, terms, hasTickets } = keeping;
  // A year that is confirmed is kept before it counts, so that no ticket of its first moments is judged without it.
  for (const { from, hash, data } of [{ from: now, ...config.terms.now() }, ...config.terms.coming]) {
    for (let isKept = false; !isKept; ) {
      const versions = await terms.all();
      const last = versions.at(-1);
      const why = last !== undefined ? 'changed' : (await hasTickets()) ? 'before' : 'first';
      const next: TermsVersion = { version: (last?.version ?? 0) + 1, hash, from, why, data };
      const standing = versions.findLast((one) => one.from <= from);
      isKept = last?.hash === hash || standing?.hash === hash || (await terms.add(next));
    }
  }
  await knowTerms(keeping);
}

/** Reckons with what the desk file says now as if it were kept, without keeping it: to show what it would decide. */
export async function supposeTerms({ config, terms }: Keeping): Promise<void> {
  const versions = await terms.all();
  const { hash, data } = config.terms.now();
  const last = versions.at(-1);
  const supposed = { version: (last?.version ?? 0) + 1, hash, data };
  config.terms.know(last?.hash === hash ? versions : [...versions, supposed]);
}

/** Tickets that another process judges by newer terms are judged by the same here, at most a minute later. */
export function followTerms(keeping: Keeping, logger: Logger): Part {
  let known = 0;
  const run = async (): Promise<void> => {
    const count = await keeping.terms.count();
    if (count === known) return;
    await knowTerms(keeping);
    if (known > 0) logger.info('the terms have another version', { versions: count });
    known = count;
  };
  return { name: 'terms', every: minutes(1), run };
}
