import { z } from 'zod';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { dutyScope } from './on-duty-shown';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { flag } from './values';

const channel = parsed((text) =>
  /^[CG][A-Z0-9]{2,}$/.test(text) ? text : new Complaint('config.notChannel', { text }),
);

const workspace = parsed((text) =>
  /^[TE][A-Z0-9]{2,}$/.test(text) ? text : new Complaint('config.notWorkspace', { text }),
);

const group = parsed((text) => (/^S[A-Z0-9]{2,}$/.test(text) ? text : new Complaint('config.notUsergroup', { text })));

/** A user group of whoever is on duty, or a channel whose topic says who that is. */
const onDuty = section({ group: group.optional(), topic: channel.optional(), ...dutyScope }).superRefine(
  ({ group: shown, topic }, context) => {
    if (shown === undefined && topic === undefined) {
      context.addIssue({ code: 'custom', message: inIssue(say('config.showsNothing')) });
    }
  },
);

/** `slack`: the channels of the desk, where `byPlace` overrides `engineers` for tickets of a place, and who may use it. */
export const slackTopic = section({
  channels: section({
    engineers: channel,
    byPlace: z.record(z.string(), channel).default({}),
    digests: channel.optional(),
  }),
  /** Where Slack itself says who is on duty. */
  onDuty: z.array(onDuty).default([]),
  /** Besides members: guests of the workspace, and whoever comes from these companies over Slack Connect. */
  access: section({
    guests: flag.default(false),
    partners: z.array(workspace).default([]),
  }).prefault({}),
});
