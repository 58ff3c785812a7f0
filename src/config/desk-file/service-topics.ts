import { z } from 'zod';
import { days, hours, minutes } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { conduct, progressStates, ratingReasons, waitingReasons } from './defaults/service-defaults';
import { inIssue } from './in-issue';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { duration, flag, id, lasting, localised, share, wholeNumber } from './values';
import { readClockTime } from './windows';

/** `waitingReasons`: why a ticket may wait (SITE-2), and which clocks stand still meanwhile. */
export const waitingReasonsTopic = z
  .array(
    section({
      id,
      name: localised,
      stops: z.array(z.string()).default([]),
      progress: z.enum(['paused', 'daily', 'hourly']).default('hourly'),
      endsWhenAnswered: flag.default(false),
      agreesTime: flag.default(false),
    }),
  )
  .nonempty({ error: inIssue(say('config.noReason')) })
  .default(waitingReasons);

/** `progress`: the hourly report to the requester (HOT-5). */
export const progressTopic = section({
  every: lasting.default(hours(1)),
  askBefore: duration.default(minutes(10)),
  states: z.array(localised).default(progressStates),
})
  .refine(({ every, askBefore }) => askBefore < every, {
    error: inIssue(say('config.askTooEarly')),
    path: ['askBefore'],
  })
  .prefault({});

/** `promise`: times given to a requester (HOT-4). */
export const promiseTopic = section({ remindBefore: duration.default(minutes(10)) }).prefault({});

/**
 * `enquiries`: how long there is to answer one, in operating time (HOT-8). The contract names none: a working day, to be
 * agreed.
 */
export const enquiriesTopic = section({ answer: lasting.default(hours(8)) }).prefault({});

/** Counted in working days; a length that is no whole number of days is counted up. */
const workingDays = lasting.transform((length) => Math.ceil(length / days(1))).pipe(z.int().max(30));

/** `closing`: when silence closes a ticket, and how long it can be rated. */
export const closingTopic = section({
  silentWorkingDays: wholeNumber.pipe(z.int().min(1).max(30)).default(3),
  ratingWindow: workingDays.default(7),
  ratingEditable: duration.default(hours(12)),
}).prefault({});

/** `ratingReasons`: what a low rating may be about. */
export const ratingReasonsTopic = z
  .array(section({ id, name: localised, conduct: flag.default(false) }))
  .default(ratingReasons.map((reason) => ({ conduct: false, ...reason })));

/** `conduct`: what whoever goes on site is reminded of, a line each (SITE-1); empty: nothing. */
export const conductTopic = z.array(localised).default(conduct);

/** `satisfactionTarget`: share of good ratings that is promised (SLA-6). */
export const satisfactionTopic = share.default(0.9);

const digestTime = parsed((text) => {
  const time = readClockTime(text);
  if (time === undefined) return new Complaint('config.notTime', { text, like: '09:07' });
  if (!/:(00|30)$/.test(time)) return time;
  return new Complaint('config.busyTime', { text });
});

/** `digest`: local time of the first place at which managers get it, every working day of that place. */
export const digestTopic = section({ at: digestTime.prefault('09:07') }).prefault({});
