import type { PersonId } from '../domain/people/person';
import { theDesk } from '../domain/ticket/event';
import { type Fact, say } from '../domain/words';

/** Who did something, as a sentence names them: the desk is nobody's name. */
export const whoDid = (id: PersonId): Fact => (id === theDesk ? say('card.theDesk') : { person: id });
