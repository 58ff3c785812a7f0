import { z } from 'zod';
import { ways } from '../../domain/escalation/ways';
import { personId } from '../../domain/people/person';
import { hours, minutes, seconds } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { section } from './section';
import { duration, lasting } from './values';

const onLadder = ['primary', 'backup', 'rostered', 'leads', 'managers'] as const;
const onSilence = ['owner', ...onLadder] as const;

/** Whom a step means, and how: groups, or people of the file, or both. */
const meaning = <const Names extends readonly string[]>(names: Names) => ({
  tell: z.array(z.enum(names)).optional(),
  people: z.array(z.string()).nonempty().optional(),
  by: z.array(z.enum(ways)).nonempty().optional(),
});

interface Meant<Name> {
  readonly tell?: readonly Name[] | undefined;
  readonly people?: readonly string[] | undefined;
  readonly by?: readonly (typeof ways)[number][] | undefined;
}

/** The same as a step has it: what was not written is not there, so that terms that say the same are the same. */
const meantBy = <Name>({ tell = [], people, by }: Meant<Name>) => ({
  tell,
  ...(people === undefined ? {} : { people: people.map(personId) }),
  ...(by === undefined ? {} : { by }),
});

/** Complains of a step that means nobody. */
function meansSomebody<Name>(
  { tell = [], people }: Meant<Name>,
  names: readonly string[],
  context: z.RefinementCtx,
): void {
  if (tell.length > 0 || people !== undefined) return;
  const message = inIssue(say('config.tellsNobody', { words: names.join(', ') }));
  context.addIssue({ code: 'custom', message, path: ['tell'] });
}

const step = section({ after: duration, ...meaning(onLadder), every: lasting.optional() }).transform(
  ({ after, every, ...meant }, context) => {
    meansSomebody(meant, onLadder, context);
    return { after, ...meantBy(meant), ...(every === undefined ? {} : { every }) };
  },
);

type Steps = readonly { readonly after: number; readonly every?: number }[];

const inOrder = (steps: Steps, context: z.RefinementCtx): void => {
  steps.forEach(({ after, every }, index) => {
    if (after <= (steps[index - 1]?.after ?? -1)) {
      const message = inIssue(say('config.wrongOrder'));
      context.addIssue({ code: 'custom', message, path: [index, 'after'], input: steps });
    }
    if (every !== undefined && index < steps.length - 1) {
      context.addIssue({ code: 'custom', message: inIssue(say('config.notLast')), path: [index, 'every'] });
    }
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

const repeat = section({ every: lasting.default(minutes(30)), ...meaning(onLadder) }).transform(
  ({ every, ...meant }, context) => {
    const { people, tell = people ? [] : (['primary', 'backup', 'leads'] as const) } = meant;
    meansSomebody({ tell, people }, onLadder, context);
    return { every, ...meantBy({ ...meant, tell }) };
  },
);

type Listed = readonly z.output<typeof step>[];

/** Whom a list calls, and when it first does. */
const firstCalls = (steps: Listed): ReadonlyMap<string, number> => {
  const first = new Map<string, number>();
  for (const { after, tell, people = [] } of steps) {
    for (const whom of [...tell, ...people]) first.set(whom, first.get(whom) ?? after);
  }
  return first;
};

/** What becomes urgent while it climbs must not be slower for it. */
const urgentIsFaster = (
  { inside, urgent }: { readonly inside: Listed; readonly urgent?: Listed | undefined },
  context: z.RefinementCtx,
): void => {
  if (urgent === undefined) return;
  const sooner = firstCalls(urgent);
  const late = [...firstCalls(inside)].filter(([whom, after]) => (sooner.get(whom) ?? after + 1) > after);
  if (late.length === 0) return;
  const whom = late.map(([name]) => name).join(', ');
  context.addIssue({ code: 'custom', message: inIssue(say('config.urgentSlower', { whom })), path: ['urgent'] });
};

/**
 * `rescue`: whom to call while nobody claims, by line and urgency (product §3, SLA-2, TIME-2): `inside` in operating time,
 * `urgent` what is urgent then (absent: the same), `outside` what is urgent and was reported outside it. The last step of each
 * says how often it goes on calling; where it does not, urgent tickets go on as `repeat` says.
 */
export const rescueTopic = section({
  inside: ladder.default(defaultInside),
  urgent: ladder.optional(),
  outside: ladder.default(defaultOutside),
  repeat: repeat.prefault({}),
})
  .superRefine(urgentIsFaster)
  .transform(({ urgent, ...rest }) => ({ ...rest, ...(urgent === undefined ? {} : { urgent }) }))
  .prefault({});

const silenceStep = section({ after: lasting, ...meaning(onSilence) }).transform(({ after, ...meant }, context) => {
  meansSomebody(meant, onSilence, context);
  return { after, ...meantBy(meant) };
});

/** `silence`: whom to tell while whoever has a ticket lets hear nothing, in operating time unless it is urgent. */
export const silenceTopic = z
  .array(silenceStep)
  .superRefine(inOrder)
  .default([
    { after: hours(2), tell: ['owner'] },
    { after: hours(4), tell: ['leads'] },
    { after: hours(8), tell: ['managers'] },
  ]);
