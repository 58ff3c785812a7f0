import { categoryOf, type Desk, placeOf } from '../domain/desk';
import type { Corrected, Correction, Ticket } from '../domain/ticket/ticket';
import { type Fact, type Say, say, sayAll } from '../domain/words';
import type { FactRow } from './card';

type Change = 'category' | 'place' | 'spot' | 'urgent' | 'requester';

/** The parts of a correction that people are told of, in this order; kind and regime follow from them. */
const changes: readonly Change[] = ['category', 'place', 'spot', 'urgent', 'requester'];

const labels = {
  category: say('card.work'),
  place: say('card.place'),
  spot: say('card.spot'),
  urgent: say('card.urgency'),
  requester: say('card.requester'),
} as const satisfies Readonly<Record<Change, Say>>;

const corrected = {
  category: say('card.recategorised'),
  place: say('card.placeCorrected'),
  spot: say('card.placeCorrected'),
  urgent: say('card.urgencyCorrected'),
  requester: say('card.requesterCorrected'),
} as const satisfies Readonly<Record<Change, Say>>;

/** What a catalogue item is called; its id where it was since removed. */
function categoryName(desk: Pick<Desk, 'catalogue'>, id: string): Fact {
  const found = categoryOf(desk, id);
  if (!found) return id;
  return say('card.category', { branch: { localised: found.branch.name }, item: { localised: found.item.name } });
}

const valueSaid: Readonly<Record<Change, (desk: Desk, value: Corrected) => Fact>> = {
  category: (desk, { category = '' }) => categoryName(desk, category),
  place: (desk, { place = '' }) => ({ localised: placeOf(desk, place).name }),
  spot: (_desk, { spot = '' }) => (spot === '' ? say('card.none') : spot),
  urgent: (_desk, { urgent }) => say(urgent ? 'card.urgent' : 'card.notUrgent'),
  requester: (_desk, { requester = '' }) => say('card.person', { person: { person: requester } }),
};

const changesIn = ({ now }: Pick<Correction, 'now'>): readonly Change[] =>
  changes.filter((one) => now[one] !== undefined);

/** Everything that a correction changed, from what to what: `类别：打印机 → 办公软件`. Undefined where it changed nothing. */
export function changesSaid(desk: Desk, { was, now }: Pick<Correction, 'was' | 'now'>): Say | undefined {
  const said = changesIn({ now }).map((one) =>
    say('card.change', { what: labels[one], was: valueSaid[one](desk, was), now: valueSaid[one](desk, now) }),
  );
  return sayAll(said);
}

/** The last time each was put right: when, by whom, and what it was. */
export function correctionRows({ ticket, desk }: { readonly ticket: Ticket; readonly desk: Desk }): readonly FactRow[] {
  const all = ticket.corrections;
  return changes.flatMap((one): readonly FactRow[] => {
    const last = all.findLast(({ now }) => now[one] !== undefined);
    if (last === undefined) return [];
    const facts = {
      at: { at: last.at, style: 'time' },
      by: { person: last.by },
      was: valueSaid[one](desk, last.was),
    } as const;
    return [{ label: corrected[one], value: say('card.correctedBy', facts) }];
  });
}
