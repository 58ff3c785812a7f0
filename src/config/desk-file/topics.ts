import type { z } from 'zod';
import { assignmentTopic } from './assignment-topic';
import { calendarTopic } from './calendar-topic';
import { catalogueTopic } from './catalogue-topic';
import { complaintsTopic } from './complaints-topic';
import { coverageTopic } from './coverage-topic';
import { deskTopic } from './desk-topic';
import { dutyTopic } from './duty-topic';
import { limitsTopic } from './limits-topic';
import { mailTopic } from './mail-topic';
import { peopleTopic } from './people-topic';
import { placesTopic } from './places-topic';
import { rescueTopic, silenceTopic } from './rescue-topic';
import { retentionTopic } from './retention-topic';
import { rotationsTopic } from './rotations-topic';
import {
  closingTopic,
  conductTopic,
  digestTopic,
  enquiriesTopic,
  progressTopic,
  promiseTopic,
  ratingReasonsTopic,
  satisfactionTopic,
  waitingReasonsTopic,
} from './service-topics';
import { signInTopic } from './sign-in-topic';
import { slaTopic } from './sla-topic';
import { slackTopic } from './slack-topic';
import { staffTopic } from './staff-topic';
import { telephoneTopic } from './telephone-topic';
import { wecomTopic } from './wecom-topic';
import { workingHoursTopic } from './working-hours-topic';

/** Every top-level key of the desk file. */
export const topics = {
  desk: deskTopic,
  places: placesTopic,
  workingHours: workingHoursTopic,
  calendar: calendarTopic,
  sla: slaTopic.default({}),
  catalogue: catalogueTopic,
  rescue: rescueTopic,
  assignment: assignmentTopic,
  silence: silenceTopic,
  complaints: complaintsTopic,
  waitingReasons: waitingReasonsTopic,
  progress: progressTopic,
  promise: promiseTopic,
  enquiries: enquiriesTopic,
  closing: closingTopic,
  ratingReasons: ratingReasonsTopic,
  conduct: conductTopic,
  satisfactionTarget: satisfactionTopic,
  digest: digestTopic,
  limits: limitsTopic,
  retention: retentionTopic,
  people: peopleTopic,
  rotations: rotationsTopic,
  duty: dutyTopic,
  coverage: coverageTopic,
  staff: staffTopic,
  signIn: signInTopic.optional(),
  slack: slackTopic.optional(),
  wecom: wecomTopic.prefault({}),
  mail: mailTopic.prefault({}),
  telephone: telephoneTopic,
} as const;

/** The desk file, read and with its defaults; references between topics still unchecked. */
export type DeskFile = { readonly [Topic in keyof typeof topics]: z.output<(typeof topics)[Topic]> };
