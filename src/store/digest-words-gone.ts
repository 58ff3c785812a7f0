import { removedText } from '../domain/record/redaction';
import type { Instant } from '../domain/time/instant';
import type { Database } from './database';
import { fromDigest } from './personal-digests';
import { parsed } from './personal-values';
import { retryWrite } from './retry-write';

const digestsAtOnce = 20;

/** Takes titles and comments out of digests that were sent before that moment, some at a time: they are words of messages. */
export async function* wordsOfDigests(database: Database, before: Instant): AsyncGenerator<number> {
  for (let found = digestsAtOnce; found === digestsAtOnce; ) {
    const rows: { day: string; data: unknown }[] = await database.read.query(
      `SELECT day, data FROM kept_digest WHERE words = 1 AND kept_at < ? ORDER BY kept_at LIMIT ${digestsAtOnce}`,
      [before],
    );
    found = rows.length;
    if (found === 0) return;
    await retryWrite(() =>
      database.transact(async (manager) => {
        for (const { day, data } of rows) {
          const left = fromDigest(parsed(data), { person: (id) => id, words: () => removedText, isOwn: () => false });
          await manager.query('UPDATE kept_digest SET words = 0, data = ? WHERE day = ?', [JSON.stringify(left), day]);
        }
      }),
    );
    yield found;
  }
}
