import type { Desk } from '../domain/desk';
import type { Person } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import { languages } from '../domain/words';
import type { Logger } from '../ports/logger';
import type { People, SpoiltPeople } from '../ports/repositories';

/**
 * Gives everybody whose record holds no language of the desk's its own: an older version let the word `constructor`,
 * written to the app, in as a language. Such a record keeps cards of others from being written.
 */
export async function mendPeople(
  desk: Desk,
  people: Pick<People, 'changeAll'> & SpoiltPeople,
  now: Instant,
  logger: Logger,
): Promise<void> {
  const broken = await people.speakingNoneOf(languages);
  if (broken.length === 0) return;
  const mended = (known: Person | undefined) =>
    known && !languages.includes(known.language) ? { ...known, language: desk.language } : undefined;
  await people.changeAll(new Map(broken.map(({ id }) => [id, mended])), now);
  logger.warn('records without a language were mended', { people: broken.map(({ id }) => id) });
}
