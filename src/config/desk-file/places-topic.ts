import { z } from 'zod';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { section } from './section';
import { id, localised, zone } from './values';

/** `places`: where the desk serves (OBJ-2); the first is the default. `hours` names an entry of `workingHours`. */
export const placesTopic = z
  .array(section({ id, name: localised, zone: zone.optional(), hours: id }))
  .nonempty({ error: inIssue(say('config.noPlace')) });
