import { z } from 'zod';
import { parsed } from './parsed';
import { section } from './section';
import { readDutyDays } from './weekdays';
import { endOfStretch, oneText, timeOfDay } from './windows';

const row = section({
  days: z.preprocess(oneText, parsed(readDutyDays)),
  from: timeOfDay,
  to: endOfStretch,
  primary: z.string(),
  backup: z.string().optional(),
  places: z.array(z.string()).default([]),
  skills: z.array(z.string()).default([]),
});

/** `duty`: the weekly pattern, in the desk's zone. An end at or before its start is on the next day. */
export const dutyTopic = z.array(row).default([]);
