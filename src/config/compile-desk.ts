import type { Desk, DutyShift, Place } from '../domain/desk';
import { own } from '../domain/own';
import { type Person, personId } from '../domain/people/person';
import { contractTargets } from '../domain/sla/targets';
import { compileDuty } from './calendar/compile-duty';
import { compileHours } from './calendar/compile-hours';
import { digestSlots } from './calendar/digest-slots';
import { targetsOf } from './desk-file/sla-topic';
import type { DeskFile } from './desk-file/topics';

/**
 * The desk of a desk file that was read without problems: calendars settled, defaults in, people and shifts listed.
 * `engineersOn`: the platforms that are switched on.
 */
export function compileDesk(file: DeskFile, engineersOn: readonly string[] = ['slack']): Desk {
  const [first, ...others] = file.places.map((place) => placeOf(file, place));
  if (first === undefined) throw new Error('a desk file without places was not checked');
  const places: Desk['places'] = [first, ...others];
  return {
    ...file.desk,
    places,
    slaTargets: targetsOf(contractTargets, file.sla),
    catalogue: file.catalogue,
    rescue: file.rescue,
    waitingReasons: file.waitingReasons,
    progress: file.progress,
    promise: file.promise,
    closing: file.closing,
    ratingReasons: file.ratingReasons,
    satisfactionTarget: file.satisfactionTarget,
    digests: digestSlots(first.hours, file.desk.zone, file.digest.at),
    engineersOn,
    claimCards: file.wecom.claimCards,
    limits: file.limits,
    retention: file.retention,
    people: peopleOf(file),
    duty: dutyOf(file),
  };
}

function placeOf(file: DeskFile, { id, name, zone = file.desk.zone, hours }: DeskFile['places'][number]): Place {
  const plan = own(file.workingHours, hours);
  if (plan === undefined) throw new Error(`place ${id} has unchecked working hours ${hours}`);
  const { week, overlay, calendar } = plan;
  return { id, name, zone, hours: compileHours({ zone, week, overlay, official: calendar }) };
}

const peopleOf = (file: DeskFile): readonly Person[] =>
  Object.entries(file.people).map(([id, { slack, wecom, language, zone, ...person }]) => ({
    ...person,
    id: personId(id),
    language: language ?? file.desk.language,
    zone: zone ?? file.desk.zone,
    identities: { ...(slack === undefined ? {} : { slack }), ...(wecom === undefined ? {} : { wecom }) },
  }));

const dutyOf = (file: DeskFile): readonly DutyShift[] =>
  compileDuty(
    file.duty.map((row) => ({
      ...row,
      primary: personId(row.primary),
      backup: row.backup === undefined ? null : personId(row.backup),
    })),
    file.desk.zone,
  );
