import { z } from 'zod';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { dutyScope } from './on-duty-shown';
import { section } from './section';
import { wholeNumber } from './values';

/** `wecom`: who gets the card of a new ticket in WeCom, and a group that may read along. */
export const wecomTopic = section({
  /** Tags of whoever is on duty, by their number. */
  onDuty: z.array(section({ tag: wholeNumber.pipe(z.int().min(1).max(2_147_483_647)), ...dutyScope })).default([]),
  claimCards: z.enum(['on-duty', 'everyone']).default('on-duty'),
  /** Id of a group chat the app made: letters and digits. */
  group: z
    .string()
    .regex(/^[0-9A-Za-z]{1,32}$/, { error: inIssue(say('config.notGroup')) })
    .optional(),
});
