import { recordKey } from '../../src/domain/record/record-ref';
import type { Replacement } from '../../src/domain/replacement/replacement';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { replacementCard } from '../../src/views/replacement/replacement-card';
import * as forms from '../../src/views/replacement/replacement-forms';
import { replacementViews } from '../../src/views/replacement/replacement-views';
import {
  acted,
  acting,
  aDemand,
  anAnnouncement,
  around,
  beginning,
  eventOf,
  linProposed,
  linsProfile,
  rung,
  viewOf,
} from './replacements';
import { at, chen, desk, kate, sun, wang } from './tickets';

/** A change of staff of the gallery, some time after the last thing happened to it. */
export interface ReplacementState {
  readonly name: string;
  readonly replacement: Replacement;
  readonly at: Instant;
}

const number = 9_999_999;

/** Each state that one can be in, in these words; its number is as long as one gets. */
function statesIn(name: string, text: string): readonly ReplacementState[] {
  const demanded = { ...aDemand({ reason: text }), id: number };
  const linked = acted(demanded, 'link', chen, { answers: { successor: String(linsProfile.id) } });
  const talked = acted(linked, 'talk', chen);
  const handing = acted(talked, 'hand-over', chen);
  const announced = { ...anAnnouncement({ reason: text }), id: number };
  const short = { ...anAnnouncement({ reason: text, due: at('2026-11-27T09:00'), knows: 'no' }), id: number };
  const reminded = rung(demanded)?.after ?? demanded;
  const states: Readonly<Record<string, Replacement>> = {
    demanded,
    'demanded at night': { ...aDemand({ reason: text }, around(at('22:00'))), id: number },
    reminded,
    overdue: rung(rung(reminded)?.after ?? reminded)?.after ?? reminded,
    linked,
    talked,
    handing,
    done: acting(handing, { type: 'done', by: chen.id, at: after(handing.lastEventAt, minutes(9)) }),
    'withdrawn by the customer': acted(talked, 'withdraw', sun, { answers: { words: text } }),
    announced,
    'announced late': short,
    'announced late and agreed': acted(short, 'agree', sun),
    'announced late and objected to': acted(short, 'object', sun, { answers: { words: text } }),
    'demanded across a year that is not confirmed': {
      ...aDemand({ reason: text }, around(at('2027-01-28T10:00'))),
      id: number,
    },
    'announced across a year that is not confirmed': {
      ...anAnnouncement({ reason: text, due: at('2027-02-11T09:00') }, around(at('2027-01-28T10:00'))),
      id: number,
    },
    postponed: acted(short, 'postpone', chen, { answers: { due: at('2026-12-14T09:00') } }),
  };
  return Object.entries(states).map(([state, replacement]) => ({
    name: `replacement ${state}, ${name}`,
    replacement,
    at: after(replacement.lastEventAt, minutes(1)),
  }));
}

/** Every state in few words. */
export const replacementStates = statesIn('shortest texts', '好');

const shown = ({ name, replacement, at: now }: ReplacementState): readonly GalleryItem[] => {
  const view = viewOf(replacement, around(now));
  const told = { lines: replacementViews.history, events: [eventOf(beginning('demand', sun))], view };
  const readers = [chen, sun, kate, ...(replacement.talkedAt === undefined ? [] : [wang])];
  return [
    ...readers.map((reader) => ({ name: `${name}: ${reader.id}`, card: replacementCard(view, reader) })),
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), { ...told, inside: true }) },
  ];
};

const [first] = replacementStates;
const formsOf = (replacement: Replacement): readonly GalleryItem[] =>
  [
    forms.objectForm(replacement, desk),
    forms.postponeForm(replacement, desk),
    forms.linkForm(replacement, desk, [{ id: 7, staff: linProposed }]),
    forms.linkForm(replacement, desk, []),
    forms.withdrawForm(replacement, desk),
  ].map((form, nth) => ({ name: `form ${form.action}, replacement ${nth}`, form }));

const long = '多次未按时到场，沟通后没有改善。'.repeat(190).slice(0, 3000);

const longest = statesIn('longest texts', long).filter(({ name }) =>
  /^replacement (?:overdue|handing|announced late and),?/.test(name),
);

/** Cards and forms of changes of staff, in every state. */
export const replacementItems: readonly GalleryItem[] = [
  ...[...replacementStates, ...longest].flatMap(shown),
  ...(first === undefined ? [] : formsOf(first.replacement)),
  { name: 'form replacement.demand', form: forms.demandForm('好', around()) },
  { name: 'form replacement.announce', form: forms.announceForm('', around()) },
];
