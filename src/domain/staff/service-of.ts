import { openEnd, type ServiceWord } from '../roster/vetting';
import type { Instant } from '../time/instant';
import type { Staff } from './staff';

/**
 * What a profile says of whether its engineer may serve: once they are active, and no more after they left or were refused.
 * Before the customer has answered it says nothing: whoever was vetted on paper goes on by the desk file.
 */
export function serviceOf({ person, profile, activeAt, endedAt, state }: Staff): readonly ServiceWord[] {
  if (person === undefined) return [];
  const from = (start: Instant, to: Instant) => ({ kind: 'service', person, span: { from: start, to } }) as const;
  const { since, skills, familiar } = profile;
  const vetted = { since, skills, familiar: familiar.map(({ place, at }) => [place, at] as const) };
  const isOver = endedAt !== undefined && (state === 'left' || state === 'refused');
  return [
    ...(activeAt === undefined ? [] : [{ ...from(activeAt, endedAt ?? openEnd), serves: true, profile: vetted }]),
    ...(isOver ? [{ ...from(endedAt, openEnd), serves: false }] : []),
  ];
}
