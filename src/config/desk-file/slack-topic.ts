import { z } from 'zod';
import { Complaint, parsed } from './parsed';
import { section } from './section';

const channel = parsed((text) =>
  /^[CG][A-Z0-9]{2,}$/.test(text)
    ? text
    : new Complaint(`"${text}" is not a Slack channel id; copy it from the channel's details, it begins with C or G`),
);

/** `slack`: the channels of the desk. `byPlace` overrides `engineers` for jobs of a place. */
export const slackTopic = section({
  channels: section({
    engineers: channel,
    byPlace: z.record(z.string(), channel).default({}),
    digests: channel.optional(),
  }),
});
