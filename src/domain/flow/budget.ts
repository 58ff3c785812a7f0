import { type Duration, hours, type Instant, minutes } from '../time/instant';

/** At most `most` within any stretch of this length. */
export interface Budget {
  readonly most: number;
  readonly within: Duration;
}

/** What one person may do in so long. Far above what people need, and below what one can do harm with. */
export interface Limits {
  readonly reports: readonly Budget[];
  /** Records of other kinds that are begun, each kind for itself: every one is somebody's work. */
  readonly records: readonly Budget[];
  /** Words written to the desk: each is answered. */
  readonly messages: readonly Budget[];
  /** Mails to the desk. */
  readonly mails: readonly Budget[];
  readonly files: readonly Budget[];
  /** Of those files. */
  readonly bytes: readonly Budget[];
}

/** Unless the desk file says otherwise. */
export const usualLimits = {
  reportsPer10Minutes: 20,
  reportsPerHour: 60,
  recordsPer10Minutes: 10,
  recordsPerHour: 30,
  messagesPerMinute: 30,
  mailsPerHour: 60,
  filesPerHour: 60,
  megabytesPerHour: 300,
} as const;

/** Limits as the desk file names them. */
export type LimitNames = { readonly [Name in keyof typeof usualLimits]: number };

const megabyte = 1024 * 1024;

/** The limits of these names. */
export const limitsOf = (names: LimitNames = usualLimits): Limits => ({
  reports: [
    { most: names.reportsPer10Minutes, within: minutes(10) },
    { most: names.reportsPerHour, within: hours(1) },
  ],
  records: [
    { most: names.recordsPer10Minutes, within: minutes(10) },
    { most: names.recordsPerHour, within: hours(1) },
  ],
  messages: [{ most: names.messagesPerMinute, within: minutes(1) }],
  mails: [{ most: names.mailsPerHour, within: hours(1) }],
  files: [{ most: names.filesPerHour, within: hours(1) }],
  bytes: [{ most: names.megabytesPerHour * megabyte, within: hours(1) }],
});

/** What another system may ask for its users together, and look up: far above what a company asks. */
export const systemLimits = {
  asked: [
    { most: 60, within: minutes(1) },
    { most: 1000, within: hours(1) },
  ],
  looked: [{ most: 600, within: minutes(1) }],
} as const satisfies Readonly<Record<string, readonly Budget[]>>;

/** Who serves files for others, and answers many. */
export const timesAsMuch = (budgets: readonly Budget[], times: number): readonly Budget[] =>
  budgets.map((budget) => ({ ...budget, most: budget.most * times }));

/** Something that was done, and how much of it. */
export type Spent = readonly [at: number, amount: number];

/** Without what lies too far back to count. */
export function stillCounted(spent: readonly Spent[], budgets: readonly Budget[], now: Instant): readonly Spent[] {
  const longest = Math.max(0, ...budgets.map(({ within }) => within));
  return spent.filter(([at]) => at > now - longest);
}

/**
 * When `amount` more may be done; undefined: now. At once too much for any stretch may be done when nothing else was.
 */
export function mayAt(
  spent: readonly Spent[],
  budgets: readonly Budget[],
  { amount, now }: { readonly amount: number; readonly now: Instant },
): Instant | undefined {
  const moments = budgets.flatMap((budget) => freeAt(spent, budget, amount, now) ?? []);
  return moments.length === 0 ? undefined : (Math.max(...moments) as Instant);
}

/** When enough of what counts now lies too far back to count. */
function freeAt(spent: readonly Spent[], { most, within }: Budget, amount: number, now: Instant): number | undefined {
  const counted = spent.filter(([at]) => at > now - within).toSorted(([one], [other]) => one - other);
  let sum = counted.reduce((total, [, more]) => total + more, 0);
  if (counted.length === 0 || sum + amount <= most) return undefined;
  for (const [at, more] of counted) {
    sum -= more;
    if (sum + amount <= most) return at + within;
  }
  return (counted.at(-1)?.[0] ?? now) + within;
}
