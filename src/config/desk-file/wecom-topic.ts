import { z } from 'zod';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { section } from './section';

/** `wecom`: who gets the card of a new ticket in WeCom, and a group that may read along. */
export const wecomTopic = section({
  claimCards: z.enum(['on-duty', 'everyone']).default('on-duty'),
  /** Id of a group chat the app made: letters and digits. */
  group: z
    .string()
    .regex(/^[0-9A-Za-z]{1,32}$/, { error: inIssue(say('config.notGroup')) })
    .optional(),
});
