import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import type { Profile, Staff } from '../../domain/staff/staff';
import { awaitedUntil } from '../../domain/staff/stays-away';
import { readsWords } from '../../domain/staff/who-may';
import type { Instant } from '../../domain/time/instant';
import { type Fact, type Facts, listOf, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';

export type StaffView = RecordView<Staff>;

/** Who it is: by their account, or as the lead wrote them. */
export const whoOf = ({ person, name }: Pick<Staff, 'person' | 'name'>): Fact =>
  person === undefined ? name : { person };

/** What every sentence about a profile may name. */
export const staffFacts = ({ record, about, desk }: Pick<StaffView, 'record' | 'about' | 'desk'>): Facts => ({
  staff: recordKey(desk, about),
  who: whoOf(record),
  ...(record.goneAt === undefined ? {} : { until: { at: awaitedUntil(desk, record.goneAt), style: 'date' } }),
  ...(record.meetAt === undefined ? {} : { meetAt: { at: record.meetAt, style: 'date-time' } }),
});

const tones: Readonly<Record<Staff['state'], Tone>> = {
  proposed: 'warn',
  meeting: 'warn',
  accepted: 'warn',
  active: 'good',
  refused: 'quiet',
  withdrawn: 'quiet',
  left: 'quiet',
};

/** How it stands, in words. */
export const stateSaid = ({ state }: Pick<Staff, 'state'>): Say => say(`staff.state.${state}`);

const row = (label: Say, value: FactRow['value'] | undefined, changes?: true): readonly FactRow[] =>
  value === undefined ? [] : [{ label, value, ...(changes && { changes }) }];

const dateSaid = (at: Instant | undefined): Say | undefined =>
  at === undefined ? undefined : say('desk.at', { at: { at, style: 'date' } });

function profileRows({ education, since, skills, familiar }: Profile, { catalogue, places }: Desk): readonly FactRow[] {
  const named = catalogue.filter(({ id }) => skills.includes(id)).map(({ name }): Fact => ({ localised: name }));
  const sites = familiar.flatMap(({ place, at }): readonly Fact[] => {
    const found = places.find(({ id }) => id === place);
    return found === undefined
      ? []
      : [say('staff.site', { place: { localised: found.name }, at: { at, style: 'date' } })];
  });
  return [
    ...row(say('staff.row.education'), typed(education)),
    ...row(say('staff.row.since'), dateSaid(since)),
    ...row(
      say('staff.row.skills'),
      named.length === 0 ? say('staff.allSkills') : say('desk.at', { at: listOf(named) }),
    ),
    ...row(say('staff.row.familiar'), sites.length === 0 ? undefined : say('desk.at', { at: listOf(sites) })),
  ];
}

/** What the customer said of the meeting or of a no, or a lead of the end. */
const wordsOf = ({ state, words }: Staff): readonly Part[] =>
  words !== '' && (state === 'meeting' || state === 'refused' || state === 'left')
    ? [{ kind: 'text', text: say(`staff.words.${state}`, { words }) }]
    : [];

/** What the customer answered: it stays so, also where a card is not drawn anew. */
function answered({ vettedBy, state, person }: Staff, viewer: Person): readonly Part[] {
  if (vettedBy === undefined || viewer.id === person) return [];
  const text = say(state === 'refused' ? 'staff.answered.no' : 'staff.answered.yes', { by: { person: vettedBy } });
  return [{ kind: 'text', style: 'strong', text }];
}

/** A profile as this person sees and uses it: what the customer says of somebody, leads and managers read alone. */
export function staffCard(view: StaffView, viewer: Person): Card {
  const { record, desk } = view;
  const facts = staffFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const isTheirs = viewer.id === record.person;
  const person = (id: string): Say => say('card.person', { person: { person: id } });
  const { meetAt, signedAt, proposedBy, note, goneAt } = record;
  return {
    title: say(isTheirs ? 'staff.titleYours' : 'staff.title', facts),
    tone: tones[record.state],
    summary: say(isTheirs ? 'staff.lineYours' : 'staff.line', { ...facts, state: stateSaid(record) }),
    parts: [
      {
        ...{ kind: 'facts', style: 'list' },
        rows: [
          ...row(say('staff.row.state'), stateSaid(record), true),
          ...(goneAt === undefined ? [] : row(say('staff.row.account'), say('staff.gone', facts), true)),
          ...profileRows(record.profile, desk),
          ...row(
            say('staff.row.meetAt'),
            meetAt === undefined ? undefined : say('desk.at', { at: { at: meetAt, style: 'date-time' } }),
            true,
          ),
          ...row(say('staff.row.signedAt'), dateSaid(signedAt), true),
          ...row(say('staff.row.proposedBy'), proposedBy === viewer.id ? undefined : person(proposedBy)),
        ],
      },
      ...(note === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(note) } as const]),
      ...(readsWords(record, viewer) ? wordsOf(record) : []),
      ...answered(record, viewer),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}
