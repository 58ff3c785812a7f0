import { recordKey } from '../../src/domain/record/record-ref';
import type { Staff } from '../../src/domain/staff/staff';
import { theDesk } from '../../src/domain/ticket/event';
import { after, days, type Instant, minutes } from '../../src/domain/time/instant';
import type { Answers } from '../../src/views/form';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { staffCard } from '../../src/views/staff/staff-card';
import * as forms from '../../src/views/staff/staff-forms';
import { staffViews } from '../../src/views/staff/staff-views';
import { aCandidate, acted, acting, answers, around, eventOf, lin, proposing, rung, viewOf } from './staffs';
import { at, chen, desk, kate, start, sun } from './tickets';

/** A profile of the gallery, some time after the last thing happened to it. */
export interface StaffState {
  readonly name: string;
  readonly staff: Staff;
  readonly at: Instant;
}

const number = 9_999_999;

/** Each state that a profile can be in, in these words; its number is as long as one gets. */
function statesIn(name: string, text: string, more: Answers = {}): readonly StaffState[] {
  const proposed = { ...aCandidate({ note: text, ...more }), id: number };
  const meeting = acted(proposed, 'meet', sun, { answers: { meetAt: after(start, days(2)), words: text } });
  const accepted = acted(proposed, 'accept', sun);
  const active = acted(accepted, 'sign', chen, { answers: { signedAt: '2026-11-23' } });
  const nameless = { ...aCandidate({ person: '', name: '林涛', note: text }), id: number };
  const states: Readonly<Record<string, Staff>> = {
    proposed,
    'proposed without an account': nameless,
    'proposed at night': { ...aCandidate({ note: text, ...more }, chen, around(at('22:00'))), id: number },
    'the customer was reminded': rung(proposed)?.after ?? proposed,
    meeting,
    accepted,
    'accepted without an account': acted(nameless, 'accept', sun),
    'the lead was reminded': rung(accepted)?.after ?? accepted,
    active,
    amended: acted(active, 'amend', chen, { answers: { ...answers, skills: [], sites: [] } }),
    refused: acted(meeting, 'refuse', sun, { answers: { words: text } }),
    withdrawn: acted(accepted, 'withdraw', chen),
    'gone for a while': acting(active, { type: 'gone', by: theDesk, at: active.lastEventAt }),
    left: acted(active, 'leave', chen, { answers: { words: text } }),
  };
  return Object.entries(states).map(([state, staff]) => ({
    name: `staff ${state}, ${name}`,
    staff,
    at: after(staff.lastEventAt, minutes(1)),
  }));
}

/** Every state in few words. */
export const staffStates = statesIn('shortest texts', '好');

const shown = ({ name, staff, at: now }: StaffState): readonly GalleryItem[] => {
  const view = viewOf(staff, around(now));
  const told = { lines: staffViews.history, events: [eventOf(proposing(chen))], view };
  return [
    ...[chen, sun, kate, lin].map((reader) => ({ name: `${name}: ${reader.id}`, card: staffCard(view, reader) })),
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), { ...told, inside: true }) },
  ];
};

const formsOf = ({ staff, at: now }: StaffState): readonly GalleryItem[] =>
  [
    forms.amendForm(staff, desk),
    forms.refuseForm(staff, desk),
    forms.meetForm(staff, desk),
    forms.signForm(staff, desk, now),
    forms.leaveForm(staff, desk),
  ].map((form) => ({ name: `form ${form.action}, staff ${staff.person ?? staff.name}`, form }));

const long = '参与过多个园区网络与桌面运维项目。'.repeat(180).slice(0, 3000);
const longest = statesIn('longest texts', long, {
  education: '计'.repeat(200),
  skills: desk.catalogue.map(({ id }) => id),
  sites: desk.places.map(({ id }) => id),
}).filter(({ name }) => /^staff (?:proposed|meeting|active|left),/.test(name));

/** Cards and forms of profiles, in every state. */
export const staffItems: readonly GalleryItem[] = [
  ...[...staffStates, ...longest].flatMap(shown),
  ...staffStates.slice(0, 2).flatMap(formsOf),
  { name: 'form staff.new', form: forms.proposeForm('好', desk) },
];
