import { z } from 'zod';
import type { OfficialYear } from '../../domain/calendar/official-year';
import type { WaitingReason } from '../../domain/desk';
import type { RescueStep } from '../../domain/escalation/steps';
import type { SlaTarget } from '../../domain/sla/target';
import { contractTargets } from '../../domain/sla/targets';
import type { Localised } from '../../domain/words';
import type { DateRule, Week } from '../calendar/compile-hours';
import { targetsOf } from '../desk-file/sla-topic';
import type { DeskFile } from '../desk-file/topics';
import { hashOf } from '../hash-of';

/** Working hours as they were written. */
export interface KeptHours {
  readonly name: string;
  readonly week: Week;
  readonly overlay: readonly (readonly [date: string, rule: DateRule])[];
  readonly calendar: 'cn' | 'none';
}

/** What tickets are judged by, as it is kept: everything a clock follows from, as people wrote it. */
export interface TermsData {
  readonly form: 1;
  readonly places: readonly {
    readonly id: string;
    readonly name: Localised;
    readonly zone: string;
    readonly hours: string;
  }[];
  readonly hours: readonly KeptHours[];
  /** Years of public holidays, wherever they came from; none where no place keeps them. */
  readonly years: readonly OfficialYear[];
  readonly targets: readonly SlaTarget[];
  readonly waitingReasons: readonly WaitingReason[];
  readonly rescue: { readonly inside: readonly RescueStep[]; readonly outside: readonly RescueStep[] };
}

/** The parts of the terms, in the order in which they are told. */
export const termsParts = ['targets', 'places', 'hours', 'years', 'waitingReasons', 'rescue'] as const;

const inOrder = <Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] =>
  items.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));

/** What a desk file, and the years that count, say of the terms. */
export function termsData(file: DeskFile, years: readonly OfficialYear[]): TermsData {
  const used = new Set(file.places.map(({ hours }) => hours));
  const hours = Object.entries(file.workingHours)
    .filter(([name]) => used.has(name))
    .map(([name, { week, overlay, calendar }]) => ({
      ...{ name, week, calendar },
      overlay: inOrder([...overlay], ([date]) => date),
    }));
  const isOfficial = hours.some(({ calendar }) => calendar === 'cn');
  return {
    form: 1,
    places: file.places.map(({ id, name, zone = file.desk.zone, hours: kept }) => ({ id, name, zone, hours: kept })),
    hours: inOrder(hours, ({ name }) => name),
    years: isOfficial ? years : [],
    targets: targetsOf(contractTargets, file.sla),
    waitingReasons: file.waitingReasons,
    rescue: file.rescue,
  };
}

/** The parts in which two versions differ. */
export const changedParts = (one: TermsData, other: TermsData): readonly (typeof termsParts)[number][] =>
  termsParts.filter((part) => hashOf(one[part]) !== hashOf(other[part]));

const words = z.looseObject({ en: z.string(), 'zh-CN': z.string() });
const named = z.looseObject({ id: z.string(), name: words });
const shape = z.looseObject({
  form: z.literal(1),
  places: z.array(z.looseObject({ id: z.string(), name: words, zone: z.string(), hours: z.string() })).nonempty(),
  hours: z.array(
    z.looseObject({
      name: z.string(),
      week: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
      overlay: z.array(z.tuple([z.string(), z.unknown()])),
      calendar: z.enum(['cn', 'none']),
    }),
  ),
  years: z.array(z.looseObject({ year: z.number(), source: z.string(), holidays: z.array(z.unknown()) })),
  targets: z.array(z.looseObject({ clause: z.string(), from: z.string(), target: z.number() })),
  waitingReasons: z.array(named),
  rescue: z.looseObject({ inside: z.array(z.unknown()), outside: z.array(z.unknown()) }),
});

/** Terms as they were kept; undefined for what this release cannot read. */
export const readTerms = (kept: unknown): TermsData | undefined =>
  shape.safeParse(kept).success ? (kept as TermsData) : undefined;
