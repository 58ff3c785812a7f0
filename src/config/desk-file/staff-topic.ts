import { z } from 'zod';
import { section } from './section';

/** `staff`: whether only whom the customer vetted may be on duty (STAFF-3). */
export const staffTopic = section({ vetting: z.enum(['required', 'none']).default('none') }).prefault({});
