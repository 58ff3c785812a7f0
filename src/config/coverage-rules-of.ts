import type { CoverageRules, ServiceProfile } from '../domain/desk';
import { personId } from '../domain/people/person';
import { dayNumber } from '../domain/time/local-date';
import { localTimes } from './calendar/local-times';
import type { DeskFile } from './desk-file/topics';

/** What backups are judged by; dates are days of the desk's own zone, and begin at their midnight. */
export function coverageRulesOf({ desk, coverage, people }: DeskFile): CoverageRules {
  const toInstant = localTimes(desk.zone);
  const profiles = Object.entries(people).map(([id, { since, familiar }]) => {
    const sites = Object.entries(familiar ?? {}).map(
      ([place, date]) => [place, toInstant(dayNumber(date), 0)] as const,
    );
    const profile: ServiceProfile = {
      ...(since === undefined ? {} : { since: toInstant(dayNumber(since), 0) }),
      ...(familiar === undefined ? {} : { familiar: new Map(sites) }),
    };
    return [personId(id), profile] as const;
  });
  return {
    ...(coverage.weekly === undefined ? {} : { weekly: coverage.weekly }),
    familiarFor: coverage.familiar,
    profiles: new Map(profiles),
  };
}
