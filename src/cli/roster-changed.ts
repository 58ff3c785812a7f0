import { rulesOfKinds } from '../commands/kinds';
import type { Desk } from '../domain/desk';
import { type RecordRef, readRecordName, recordKey } from '../domain/record/record-ref';
import type { DutyWord } from '../domain/roster/duty-change';
import { listOfSome, type Say, say } from '../domain/words';
import type { AuditEntry } from '../ports/audit';
import type { Records } from '../ports/records';
import { dutyWordSaid } from '../views/roster/duty-word';

/** What one line names of what a record says. */
const most = 12;

const words = (said: readonly DutyWord[]): Say =>
  said.length === 0
    ? say('cli.auditNothing')
    : say('cli.auditWords', { words: listOfSome(said.map(dutyWordSaid), most) });

/** What a record said of duty before that moment and after it, and why: from its log. Nothing where it has none any more. */
export async function rosterChanged(
  { at, about }: AuditEntry,
  records: Pick<Records, 'events'>,
): Promise<readonly Say[]> {
  const ref = about === undefined ? undefined : readRecordName(about);
  const rules = ref && rulesOfKinds.find(({ name }) => name === ref.kind);
  if (ref === undefined || rules === undefined) return [];
  const log = await records.events(ref);
  const count = log.findLastIndex((event) => event.at <= at) + 1;
  if (count === 0) return [];
  const after = rules.replayed(ref.id, log.slice(0, count));
  const before = count === 1 ? [] : rules.duty(rules.replayed(ref.id, log.slice(0, count - 1)));
  const why = rules.why(after);
  return [
    say('cli.auditBefore', { words: words(before) }),
    say('cli.auditAfter', { words: words(rules.duty(after)) }),
    ...(why === '' ? [] : [say('cli.auditWhy', { why })]),
  ];
}

/** What an entry is about, as people say its number. */
export function aboutSaid({ action, about = '' }: AuditEntry, desk: Pick<Desk, 'prefix'>): string {
  const ref: RecordRef | undefined = action === 'roster-changed' ? readRecordName(about) : undefined;
  return ref === undefined ? about : recordKey(desk, ref);
}
