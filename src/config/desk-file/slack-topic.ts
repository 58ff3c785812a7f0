import { z } from 'zod';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { flag } from './values';

const channel = parsed((text) =>
  /^[CG][A-Z0-9]{2,}$/.test(text) ? text : new Complaint('config.notChannel', { text }),
);

const workspace = parsed((text) =>
  /^[TE][A-Z0-9]{2,}$/.test(text) ? text : new Complaint('config.notWorkspace', { text }),
);

/** `slack`: the channels of the desk, where `byPlace` overrides `engineers` for tickets of a place, and who may use it. */
export const slackTopic = section({
  channels: section({
    engineers: channel,
    byPlace: z.record(z.string(), channel).default({}),
    digests: channel.optional(),
  }),
  /** Besides members: guests of the workspace, and whoever comes from these companies over Slack Connect. */
  access: section({
    guests: flag.default(false),
    partners: z.array(workspace).default([]),
  }).prefault({}),
});
