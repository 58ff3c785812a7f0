import { z } from 'zod';
import { section } from './section';

/** `wecom`: who gets the card of a new job in WeCom, and a group that may read along. */
export const wecomTopic = section({
  claimCards: z.enum(['on-duty', 'everyone']).default('on-duty'),
  /** Id of a group chat the app made: letters and digits. */
  group: z
    .string()
    .regex(/^[0-9A-Za-z]{1,32}$/, { error: 'is no id of a group chat; it has at most 32 letters and digits' })
    .optional(),
});
