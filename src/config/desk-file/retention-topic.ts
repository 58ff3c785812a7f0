import { z } from 'zod';
import { type Kept, keptKinds, noLongerThan, type Retention, retentionBounds } from '../../domain/privacy/retention';
import { days } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { readDuration } from './values';

const length = (kind: Kept) => {
  const { usual, least, most } = retentionBounds[kind];
  const kept = parsed((text) => {
    const read = readDuration(text);
    if (read !== undefined && read >= days(least) && read <= days(most)) return read;
    return new Complaint('config.notKept', { text, least: String(least), most: String(most), usual: String(usual) });
  });
  return kept.default(days(usual));
};

/** `retention`: how long what people wrote is kept. */
export const retentionTopic = section(
  Object.fromEntries(keptKinds.map((kind) => [kind, length(kind)])) as Record<Kept, ReturnType<typeof length>>,
)
  .superRefine((kept: Retention, context) => {
    for (const { first, second, because } of noLongerThan) {
      if (kept[first] <= kept[second]) continue;
      const message = inIssue(say('config.keptTooLong', { second, because: say(because) }));
      context.addIssue({ code: z.ZodIssueCode.custom, path: [first], message });
    }
  })
  .prefault({});
