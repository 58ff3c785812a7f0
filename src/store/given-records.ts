import type { Person, PersonId } from '../domain/people/person';
import { namesPerson } from '../domain/record/log-rules';
import type { RecordRef } from '../domain/record/record-ref';
import type { Redaction } from '../domain/record/redaction';
import { theDesk } from '../domain/ticket/event';
import type { GivenRecord } from '../ports/personal-data';
import type { Database } from './database';
import { filesOfDesk } from './file-owners';
import type { KnownKinds } from './known-kinds';
import { recordsNaming } from './personal-records';

/** Stands for whoever else is named. */
const somebody = 'somebody' as PersonId;

/** Records of other kinds than the ticket that name somebody, as they are given to them. */
export async function* recordsGivenTo(
  database: Database,
  kinds: KnownKinds,
  person: Person,
): AsyncGenerator<GivenRecord> {
  for await (const about of recordsNaming(database, kinds, person.id)) {
    if (about.kind === 'ticket') continue;
    const given = await givenOf(database, kinds, about, person.id);
    if (given !== undefined) yield given;
  }
}

async function givenOf(
  database: Database,
  kinds: KnownKinds,
  about: RecordRef,
  person: PersonId,
): Promise<GivenRecord | undefined> {
  const { redacted, replayed, account, withheld } = kinds.rulesOf(about.kind);
  const log = await kinds.tableOf(about.kind).events(database.read, about.id);
  if (log.length === 0) return undefined;
  const record = replayed(about.id, log);
  if (withheld(record, person)) return undefined;
  if (account(record) === person) {
    const events = log.map((event) => redacted(event, readBy(person)));
    return { ...about, record: replayed(about.id, events), events, files: filesOfDesk(events) };
  }
  const events = log
    .filter((event) => namesPerson(redacted, event, person))
    .map((event) => redacted(event, doneBy(person)));
  return events.length === 0 ? undefined : { ...about, events, files: filesOfDesk(events) };
}

/** All of it but the words that others keep among those who serve. */
const readBy = (person: PersonId): Redaction => ({
  text: (text, by, isInside = false) => (isInside && by !== person ? '' : text),
  files: (files) => files,
  person: (one) => one,
});

/** What they wrote and sent; of others nothing. */
const doneBy = (person: PersonId): Redaction => ({
  text: (text, by) => (by === person ? text : ''),
  files: (files, by) => (by === person ? files : []),
  person: (one) => (one === person || one === theDesk ? one : somebody),
});
