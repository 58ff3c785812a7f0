import type { OfficialYear } from '../domain/calendar/official-year';
import type { Desk } from '../domain/desk';
import { own } from '../domain/own';
import { type Person, type PersonId, personId } from '../domain/people/person';
import type { HardTimes } from '../domain/roster/hard-times';
import { contractTargets } from '../domain/sla/targets';
import { type OperatingTime, usualHours } from '../domain/time/operating-time';
import { compileHours } from './calendar/compile-hours';
import { CountingYears } from './calendar/counting-years';
import { digestSlots } from './calendar/digest-slots';
import { hardTimes } from './calendar/hard-times';
import { dutyOf } from './compile-duty-rows';
import { coverageRulesOf } from './coverage-rules-of';
import { usualLevels } from './desk-file/complaints-topic';
import { consentWait } from './desk-file/defaults/service-defaults';
import { targetsOf } from './desk-file/sla-topic';
import type { DeskFile } from './desk-file/topics';
import type { KeptTerms } from './terms/kept-terms';
import { vettingOf } from './vetting-of';

/**
 * The desk of a desk file that was read without problems: calendars settled, defaults in, people and shifts listed.
 * `engineersOn`: the platforms that are switched on. Places, digests and duty follow the years that count (`counting`) at once, and
 * what tickets are judged by the kept `terms`.
 */
export function compileDesk(
  file: DeskFile,
  engineersOn: readonly string[] = ['slack'],
  counting: CountingYears = new CountingYears(file.calendar),
  terms?: KeptTerms,
): Desk {
  let compiled = inCalendar(file, counting.years);
  const now = (): InCalendar => {
    if (compiled.counting !== counting.years) compiled = inCalendar(file, counting.years);
    return compiled;
  };
  return {
    ...file.desk,
    get places() {
      return now().places;
    },
    get digests() {
      return now().digests;
    },
    get duty() {
      return now().duty;
    },
    get hardTimes() {
      return now().hardTimes;
    },
    get terms() {
      return terms?.isKnown ? terms : undefined;
    },
    slaTargets: targetsOf(contractTargets, file.sla),
    catalogue: file.catalogue,
    rescue: file.rescue,
    assignment: file.assignment,
    silence: file.silence,
    complaints: { levels: file.complaints.levels ?? usualLevels },
    waitingReasons: withConsent(file.waitingReasons),
    progress: file.progress,
    promise: file.promise,
    enquiries: file.enquiries,
    closing: { ...file.closing, ratingDays: file.closing.ratingWindow },
    ratingReasons: file.ratingReasons,
    conduct: file.conduct,
    permits: permitsOf(file),
    coverage: coverageRulesOf(file),
    ...vettingOf(file),
    satisfactionTarget: file.satisfactionTarget,
    engineersOn,
    claimCards: file.wecom.claimCards,
    limits: file.limits,
    retention: file.retention,
    ...(file.signIn === undefined ? {} : { signIn: file.signIn }),
    telephone: { by: file.telephone.by, numbers: numbersOf(file) },
    people: peopleOf(file),
  };
}

/** What of a desk follows the calendar, and the years it was compiled with. */
interface InCalendar extends Pick<Desk, 'places' | 'digests' | 'duty' | 'hardTimes'> {
  readonly counting: readonly OfficialYear[];
}

/** Digests and shifts of twelve years are listed when somebody first asks: most commands ask for neither. */
function inCalendar(file: DeskFile, years: readonly OfficialYear[]): InCalendar {
  const hoursOf = compiledOnce(file, years);
  const [first, ...others] = file.places.map(({ id, name, zone = file.desk.zone, hours }) => ({
    ...{ id, name, zone },
    hours: hoursOf(hours, zone),
  }));
  if (first === undefined) throw new Error('a desk file without places was not checked');
  const places: Desk['places'] = [first, ...others];
  let digests: Desk['digests'] | undefined;
  let duty: Desk['duty'] | undefined;
  let hard: HardTimes | undefined;
  return {
    counting: years,
    places,
    get digests() {
      digests ??= digestSlots(usualHours(first.hours), first.zone, file.digest.at);
      return digests;
    },
    get duty() {
      duty ??= dutyOf(file, places);
      return duty;
    },
    get hardTimes() {
      const isOfficial = own(file.workingHours, file.places[0]?.hours ?? '')?.calendar === 'cn';
      hard ??= hardTimes(file.desk.zone, isOfficial ? years : []);
      return hard;
    },
  };
}

/** Working hours by their name and zone, each compiled once however many places keep them. */
function compiledOnce(
  { workingHours }: DeskFile,
  years: readonly OfficialYear[],
): (name: string, zone: string) => OperatingTime {
  const compiled = new Map<string, OperatingTime>();
  return (name, zone) => {
    const plan = own(workingHours, name);
    if (plan === undefined) throw new Error(`a place has unchecked working hours ${name}`);
    const key = JSON.stringify([name, zone]);
    const known = compiled.get(key) ?? compileHours({ ...plan, zone, official: plan.calendar, years });
    compiled.set(key, known);
    return known;
  };
}

/** Besides its own reasons a desk has the one for waiting for somebody's consent. */
const withConsent = (reasons: DeskFile['waitingReasons']): Desk['waitingReasons'] =>
  reasons.some(({ id }) => id === consentWait.id) ? reasons : [...reasons, consentWait];

/** The leads of each requester's department, by the requester. */
function permitsOf({ people }: DeskFile): NonNullable<Desk['permits']> {
  const leads = new Map<string, PersonId[]>();
  for (const [lead, { permits }] of Object.entries(people)) {
    for (const requester of permits) leads.set(requester, [...(leads.get(requester) ?? []), personId(lead)]);
  }
  return Object.fromEntries(leads);
}

const numbersOf = ({ people }: DeskFile): ReadonlyMap<PersonId, string> =>
  new Map(
    Object.entries(people).flatMap(([id, { phone }]) => (phone === undefined ? [] : [[personId(id), phone] as const])),
  );

const peopleOf = (file: DeskFile): readonly Person[] =>
  Object.entries(file.people).map(
    ([
      id,
      {
        slack,
        wecom,
        mail,
        phone: _phone,
        language,
        zone,
        permits: _permits,
        since: _since,
        familiar: _familiar,
        vetted: _vetted,
        nda: _nda,
        party,
        ...person
      },
    ]) => ({
      ...person,
      ...(party === undefined ? {} : { party }),
      id: personId(id),
      language: language ?? file.desk.language,
      zone: zone ?? file.desk.zone,
      // In this order somebody is told things, until they spoke.
      identities: {
        ...(slack === undefined ? {} : { slack }),
        ...(wecom === undefined ? {} : { wecom }),
        ...(mail === undefined ? {} : { mail }),
      },
    }),
  );
