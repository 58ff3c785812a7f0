import { z } from 'zod';
import { telephoneNames } from '../../domain/escalation/call-failure';
import { Complaint, parsed } from './parsed';
import { section } from './section';

/** A number as telephones of every country dial it (E.164). */
export const phoneNumber = parsed((text) => {
  const number = text.replace(/[\s()-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : new Complaint('config.notPhone');
});

/** `telephone`: by what people are called, in the order in which it is tried. It costs money, so nothing is tried unless told. */
export const telephoneTopic = section({ by: z.array(z.enum(telephoneNames)).default([]) }).prefault({});
