import { type Duration, hours, type Instant, minutes } from '../../domain/time/instant';

/** So often one link may be read; calendars look every hour, several devices each. */
const eachLink = { most: 60, within: hours(1) };
/** So many addresses that are no link are answered, from wherever they come; nobody guesses 256 bits by then. */
const unknown = { most: 120, within: minutes(1) };
/** Links remembered at a time. */
const mostLinks = 10_000;

interface Window {
  since: Instant;
  count: number;
}

/** Counts how often links are read, in this process. */
export class FeedLimits {
  readonly #links = new Map<string, Window>();
  readonly #unknown: Window = { since: 0 as Instant, count: 0 };

  /** Until when the link may not be read again; undefined: it may. */
  ofLink(link: string, now: Instant): Duration | undefined {
    if (this.#links.size >= mostLinks && !this.#links.has(link)) this.#links.clear();
    const window = this.#links.get(link) ?? { since: now, count: 0 };
    this.#links.set(link, window);
    return counted(window, eachLink, now);
  }

  /** The same for what is no link. */
  ofUnknown(now: Instant): Duration | undefined {
    return counted(this.#unknown, unknown, now);
  }
}

function counted(window: Window, { most, within }: typeof eachLink, now: Instant): Duration | undefined {
  if (now - window.since >= within) Object.assign(window, { since: now, count: 0 });
  window.count += 1;
  return window.count > most ? ((window.since + within - now) as Duration) : undefined;
}
