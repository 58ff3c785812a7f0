import { IANAZone, type Zone } from 'luxon';

// No zone changes its clocks twice within such a stretch; the shortest known, Morocco's Ramadan, lasts four weeks.
const stretch = 8 * 24 * 60 * 60_000;
/** Stretches that are remembered of a zone: twenty years. */
const most = 1000;

/** A zone that remembers its offsets: asking Intl for one costs more than the rest of writing a moment. */
class RememberingZone extends IANAZone {
  /** By stretch; undefined where clocks are changed in it. */
  readonly #offsets = new Map<number, number | undefined>();

  override offset(at: number): number {
    return this.#usual(Math.floor(at / stretch)) ?? super.offset(at);
  }

  #usual(nth: number): number | undefined {
    if (this.#offsets.has(nth)) return this.#offsets.get(nth);
    if (this.#offsets.size >= most) this.#offsets.clear();
    const first = super.offset(nth * stretch);
    const usual = first === super.offset((nth + 1) * stretch) ? first : undefined;
    this.#offsets.set(nth, usual);
    return usual;
  }
}

const known = new Map<string, Zone>();

/** An IANA zone as Luxon takes it, one for all who ask; what is no such zone is left for Luxon to judge. */
export function zoneOf(name: string): Zone | string {
  const one = known.get(name) ?? (IANAZone.isValidZone(name) ? new RememberingZone(name) : undefined);
  if (one === undefined) return name;
  known.set(name, one);
  return one;
}
