import { z } from 'zod';
import { listed } from './corrections';
import type { Digest } from './digest';

const moment = z.number();
const count = z.number().int();
const tickets = z.array(count);
const words = z.looseObject({ en: z.string(), 'zh-CN': z.string() });
const share = z.looseObject({ part: count, whole: count, rate: z.number().nullable() });
const day = share.extend({ date: z.string(), now: share.optional() });
const figure = z.looseObject({ part: count, whole: count.optional() });
const person = z.string();
const milestone = z.enum([
  ...(['reported', 'responded', 'claimed', 'assisted', 'dispatched', 'arrived', 'located', 'resolved'] as const),
]);
const duty = z.looseObject({
  ...{ from: moment.nullable(), until: moment.optional(), place: words.optional() },
  ...{ primary: person.nullable(), backup: person.nullable() },
});

/** A digest as it is kept. A later form has another number; nothing is taken for a digest that this does not describe. */
const kept = z.looseObject({
  form: z.literal(1),
  slot: z.looseObject({ date: z.string(), at: moment, covers: z.looseObject({ from: moment, to: moment }) }),
  at: moment,
  deskName: words,
  zone: z.string(),
  ...{ received: count, solved: count, withdrawn: count, duplicates: count, open: count, overdue: count },
  // Those kept before they were told from withdrawn ones have none.
  enquiries: count.default(0),
  satisfaction: share.extend({
    response: share,
    smallSample: z.boolean(),
    previous: day.optional(),
    overall: share,
    target: z.number(),
  }),
  trend: z.array(day),
  lowRatings: z.array(
    z.looseObject({
      ...{ ticket: z.string(), title: z.string(), stars: count, comment: z.string(), requester: person },
      reasons: z.array(words),
      solvedBy: person.optional(),
    }),
  ),
  attainment: z.array(share.extend({ clause: z.string(), goal: milestone, target: z.number(), breached: count })),
  breaches: z.array(
    z.looseObject({
      ...{ ticket: z.string(), title: z.string(), clause: z.string(), round: count, by: z.number() },
      ...{ byWall: z.number(), stillOpen: z.boolean(), owner: person.optional() },
      because: z.array(z.looseObject({ kind: z.string() })),
    }),
  ),
  // Those kept before promises were counted have none.
  slips: z
    .array(
      z.looseObject({
        ...{ ticket: z.string(), title: z.string(), due: moment, owner: person.optional(), stillOpen: z.boolean() },
        answeredAt: moment.optional(),
      }),
    )
    .default([]),
  categories: z.array(z.looseObject({ name: words.nullable(), count })),
  next: duty,
  // Absent before other places were told of.
  nextElsewhere: z.array(duty).default([]),
  // Those kept before it was told have none.
  aftercare: z
    .looseObject({ reopened: count, callbacks: z.looseObject({ done: count, owed: count }) })
    .default({ reopened: 0, callbacks: { done: 0, owed: 0 } }),
  // Those kept before they were counted have none.
  complaints: z
    .looseObject({ made: count, due: count, inTime: count, open: count })
    .default({ made: 0, due: 0, inTime: 0, open: 0 }),
  // Those kept before they were counted have none.
  signIns: z.looseObject({ asked: count, missed: count }).default({ asked: 0, missed: 0 }),
  debts: z.looseObject({
    oldest: z.array(
      z.looseObject({ ticket: z.string(), title: z.string(), reportedAt: moment, owner: person.optional() }),
    ),
    byOwner: z.array(z.looseObject({ owner: person.optional(), count })),
  }),
  corrections: z.array(
    z.looseObject({
      date: z.string(),
      what: z.enum([...listed, 'satisfaction', 'promises', 'goal']),
      clause: z.string().optional(),
      goal: milestone.optional(),
      ...{ told: figure, now: figure, tickets: z.array(z.string()) },
    }),
  ),
  figures: z.looseObject({
    ...{ received: tickets, solved: tickets, withdrawn: tickets, duplicates: tickets, enquiries: tickets.default([]) },
    ratings: z.array(z.looseObject({ ticket: count, stars: count })),
    promises: z.looseObject({ kept: tickets, slipped: tickets }).default({ kept: [], slipped: [] }),
    goals: z.array(z.looseObject({ clause: z.string(), goal: milestone, met: tickets, missed: tickets })),
  }),
});

/** A digest as data, in a form that says which it is. */
export const toKept = (digest: Digest): object => ({ form: 1, ...digest });

/** A digest as it was sent; undefined for what this release cannot read. */
export function readKept(data: unknown): Digest | undefined {
  const { success, data: read } = kept.safeParse(data);
  if (!success) return undefined;
  const { form: _, ...digest } = read;
  return digest as unknown as Digest;
}
