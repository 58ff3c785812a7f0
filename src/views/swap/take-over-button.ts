import type { PersonId } from '../../domain/people/person';
import { say } from '../../domain/words';
import type { Button } from '../card';

/** One press takes the running shift of this person. */
export const takeOverButton = (of: PersonId): Button => ({
  action: 'swap.take-over',
  value: of,
  label: say('swap.takeOverFrom', { who: { person: of } }),
  tone: 'plain',
});
