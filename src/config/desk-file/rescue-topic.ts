import { z } from 'zod';
import { hours, minutes, seconds } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { section } from './section';
import { duration, lasting } from './values';

const told = z
  .array(z.enum(['primary', 'backup', 'leads', 'managers']))
  .nonempty({ error: inIssue(say('config.tellsNobody', { words: 'primary, backup, leads, managers' })) });

const step = section({ after: duration, tell: told });

const inOrder = (steps: readonly { readonly after: number }[], context: z.RefinementCtx): void => {
  steps.forEach(({ after }, index) => {
    if (after > (steps[index - 1]?.after ?? -1)) return;
    const message = inIssue(say('config.wrongOrder'));
    context.addIssue({ code: 'custom', message, path: [index, 'after'], input: steps });
  });
};

const ladder = z.array(step).superRefine(inOrder);

const defaultInside: z.output<typeof ladder> = [
  { after: seconds(0), tell: ['primary'] },
  { after: seconds(45), tell: ['primary'] },
  { after: seconds(75), tell: ['backup'] },
  { after: seconds(105), tell: ['leads'] },
  { after: seconds(120), tell: ['managers'] },
];

const defaultOutside: z.output<typeof ladder> = [
  { after: seconds(0), tell: ['primary'] },
  { after: seconds(90), tell: ['primary'] },
  { after: seconds(150), tell: ['backup'] },
  { after: seconds(240), tell: ['leads'] },
  { after: seconds(300), tell: ['managers'] },
];

/** `rescue`: whom to tell while nobody claims, in and outside operating time (product §3, SLA-2). */
export const rescueTopic = section({
  inside: ladder.default(defaultInside),
  outside: ladder.default(defaultOutside),
  repeat: section({
    every: lasting.default(minutes(30)),
    tell: told.default(['primary', 'backup', 'leads']),
  }).prefault({}),
}).prefault({});

/** `silence`: whom to tell while whoever has a ticket lets hear nothing, in operating time unless it is urgent. */
export const silenceTopic = z
  .array(
    section({
      after: lasting,
      tell: z
        .array(z.enum(['owner', 'primary', 'backup', 'leads', 'managers']))
        .nonempty({ error: inIssue(say('config.tellsNobody', { words: 'owner, primary, backup, leads, managers' })) }),
    }),
  )
  .superRefine(inOrder)
  .default([
    { after: hours(2), tell: ['owner'] },
    { after: hours(4), tell: ['leads'] },
    { after: hours(8), tell: ['managers'] },
  ]);
