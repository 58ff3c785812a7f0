import { minutes } from '../../domain/time/instant';
import { section } from './section';
import { lasting } from './values';

/** `signIn`: how long whoever comes on duty has to be seen at their post (STAFF-6). Without it nobody is asked. */
export const signInTopic = section({ within: lasting.default(minutes(15)) });
