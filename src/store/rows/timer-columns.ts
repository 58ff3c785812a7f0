import { moment, name, optional, serial } from './columns';

/** What every wake-up has, whatever kind of record wants it. */
export interface TimerColumns {
  id: number;
  name: string;
  kind: string;
  about: string | null;
  /** The moment the record wants. */
  wantedAt: number;
  /** When to try: `wantedAt`, or later after a failure. */
  dueAt: number;
  leaseUntil: number | null;
  leaseBy: string | null;
}

export const timerColumns = {
  id: serial,
  name: name(),
  kind: name(32),
  about: optional(name()),
  wantedAt: moment,
  dueAt: moment,
  leaseUntil: optional(moment),
  leaseBy: optional(name()),
};
