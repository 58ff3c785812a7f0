import type { LogRules } from '../domain/record/log-rules';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import { attendanceKind } from './attendance/kind';
import { calendarKind } from './calendar/kind';
import { complaintKind } from './complaint/kind';
import { consentKind } from './consent/kind';
import { enquiryKind } from './enquiry/kind';
import { exceptionKind } from './exception/kind';
import { handoverKind } from './handover/kind';
import { leaveKind } from './leave/kind';
import type { BeginningWords } from './record/beginning';
import { bind } from './record/bind';
import { type ActionLook, type BoundKind, type Kinds, UnknownAction } from './record/bound-kind';
import type { Beginning } from './record/offers';
import { pathOf } from './record/path';
import { replacementKind } from './replacement/kind';
import { staffKind } from './staff/kind';
import { swapKind } from './swap/kind';
import { ticketKind } from './ticket/kind';

const everyKind = (): Kinds => kinds;

/** Every kind of record; one that is named and not given does not compile. */
export const kinds: Kinds = {
  ticket: bind(ticketKind, everyKind),
  complaint: bind(complaintKind, everyKind),
  enquiry: bind(enquiryKind, everyKind),
  consent: bind(consentKind, everyKind),
  leave: bind(leaveKind, everyKind),
  swap: bind(swapKind, everyKind),
  handover: bind(handoverKind, everyKind),
  exception: bind(exceptionKind, everyKind),
  attendance: bind(attendanceKind, everyKind),
  staff: bind(staffKind, everyKind),
  calendar: bind(calendarKind, everyKind),
  replacement: bind(replacementKind, everyKind),
};

/** What the store and the scheduler ask of each kind. */
export const rulesOfKinds: readonly LogRules[] = Object.values(kinds).map(({ rules }) => rules);

/** The path of a ticket's changes, for what comes to it by other ways than actions and wake-ups. */
export const ticketPath = pathOf(ticketKind, everyKind);

/** The action of that name of whatever it is done to, a ticket unless told; undefined where there is none. */
export const actionNamed = (action: string, about?: RecordRef): ActionLook | undefined =>
  kinds[about?.kind ?? 'ticket'].actions.get(action);

/** Whether a button of some kind's is called so: not an older release's, nor a forged one. */
export const isAction = (id: string): boolean =>
  Object.values(kinds).some(({ actions }) => actions.has(id)) || isBeginning(id);

/** Fields of its form that name somebody by their account where the form was filled in. */
export function accountFields(action: string, about?: RecordRef): readonly string[] {
  const begins = Object.values(kinds).flatMap(({ beginnings }) => beginnings.filter(({ id }) => id === action));
  const asks = actionNamed(action, about)?.asks ?? begins[0]?.asks ?? {};
  return Object.entries(asks).flatMap(([name, asked]) => (asked === 'person' ? [name] : []));
}

/** A way to begin a record in words of one's own, as chat offers it. */
export interface WordedBeginning extends Beginning {
  readonly words: BeginningWords;
}

/** All of them, whoever may make use of them, in order of their kinds. */
export const wordedBeginnings = (): readonly WordedBeginning[] =>
  Object.values(kinds).flatMap(({ beginnings }) =>
    beginnings.filter((one): one is WordedBeginning => one.words !== undefined),
  );

/** Kinds besides the ticket, which is looked up by its clocks. */
export const otherKinds = (): readonly KindName[] =>
  Object.values(kinds)
    .map(({ name }) => name)
    .filter((name) => name !== 'ticket');

/** The kind that a beginning of this name begins. Throws UnknownAction. */
export function kindBegunBy(name: string): BoundKind {
  const kind = Object.values(kinds).find(({ beginnings }) => beginnings.some(({ id }) => id === name));
  if (kind === undefined) throw new UnknownAction(name);
  return kind;
}

/** Whether it is the name of a beginning that one press does, without a form. */
export const isBegunAtOnce = (name: string): boolean =>
  Object.values(kinds).some(({ beginnings }) => beginnings.some(({ id, opensForm }) => id === name && !opensForm));

/** Whether it is the name of a beginning. */
export const isBeginning = (name: string): boolean =>
  Object.values(kinds).some(({ beginnings }) => beginnings.some(({ id }) => id === name));
