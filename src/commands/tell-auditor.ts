import type { Trouble } from '../domain/auditor/trouble';
import type { Desk } from '../domain/desk';
import { leadsOf } from '../domain/people/leads';
import type { Person } from '../domain/people/person';
import { type RecordRef, recordName } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import { isOutage } from '../ports/is-outage';
import type { Transaction } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { auditorCard } from '../views/auditor-card';
import { asCard } from '../views/card';
import type { CommandDeps } from './command-deps';
import { kinds } from './kinds';
import { transact } from './retry';

/** Tells leads, or whoever stands in for them, what was late or lost: one message, which `at` names. Answers how many were told. */
export const tellAuditor = (deps: CommandDeps, troubles: readonly Trouble[], at: Instant): Promise<number> =>
  transact(deps, async (tx) => {
    const leads = leadsOf(await tx.staff());
    const found: Announcement[] = [];
    for (const lead of leads) {
      const known = await knownTo(tx, deps.desk, { lead, troubles });
      const card = auditorCard(deps.desk, troubles, (about) => known.has(recordName(about)));
      found.push({
        ...{ to: { kind: 'person', person: lead.id }, reason: 'auditor', content: asCard(card) },
        key: `auditor:${at}:${lead.id}`,
      });
    }
    await tx.announce(found);
    return found.length;
  });

interface Told {
  readonly lead: Person;
  readonly troubles: readonly Trouble[];
}

/** Names of those records that this lead may know of: a complaint about them is none, and one that cannot be read may be one. */
async function knownTo(tx: Transaction, desk: Desk, { lead, troubles }: Told): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const about of troubles.flatMap(({ records }) => records)) {
    if (await mayKnow(tx, desk, { lead, about })) known.add(recordName(about));
  }
  return known;
}

const mayKnow = (
  tx: Transaction,
  desk: Desk,
  { lead, about }: { readonly lead: Person; readonly about: RecordRef },
): Promise<boolean> =>
  kinds[about.kind].read(tx, desk, about, lead).then(
    () => true,
    (error: unknown) => {
      if (isOutage(error)) throw error;
      return false;
    },
  );
