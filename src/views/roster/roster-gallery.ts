import { after, hours, type Instant } from '../../domain/time/instant';
import type { Card } from '../card';
import type { TicketView } from '../ticket-view';
import { dutyCard, rosterButton } from './duty-card';
import { dutyLinkButton, dutyLinkCard } from './duty-link-card';
import { rosterCard } from './roster-card';

interface RosterItem {
  readonly name: string;
  readonly card: Card;
}

/** Who is on duty: one for all, each of many, and nobody; as a card and as the days ahead. */
export function rosterItems({ desk, duty, at }: Pick<TicketView, 'desk' | 'duty' | 'at'>): readonly RosterItem[] {
  const later = (count: number): Instant => after(at, hours(count));
  const nobody = { primary: null, backup: null };
  const spans = [
    { from: at, to: later(9), ...duty },
    { from: later(9), to: later(24), ...nobody },
    { from: later(24), to: later(33), primary: duty.backup, backup: duty.primary },
  ];
  const part = { places: [], skills: [], spans };
  const many = desk.places.flatMap(({ id }) =>
    desk.catalogue.map((branch) => ({ places: [id], skills: [branch.id], line: 'emergency' as const, spans })),
  );
  const mine = Array.from({ length: 9 }, (_, nth) => ({
    ...{ from: later(24 * nth), to: later(24 * nth + 9), places: [], skills: [] },
    part: nth % 2 === 0 ? ('primary' as const) : ('backup' as const),
  }));
  const days = Array.from({ length: 14 }, (_, nth) => ({
    ...{ date: `2026-11-${10 + nth}`, from: later(24 * nth), to: later(24 * nth + 24), kind: 'make-up' as const },
    parts: many.map(() => spans),
  }));
  const offers = [rosterButton, dutyLinkButton('mine')];
  const away = duty.primary === null ? [] : [{ person: duty.primary, from: at, to: later(99) }];
  const burden = { duty: hours(96), nights: hours(40), weekends: hours(48), festivals: hours(24), nightCalls: 3 };
  const burdens = new Map(desk.people.map(({ id }) => [id, burden]));
  const links = [dutyLinkButton('mine'), dutyLinkButton('all')];
  const roster = { asOf: at, zone: desk.zone, parts: many, days, away };
  return [
    { name: 'duty, somebody', card: dutyCard({ desk, now: at, parts: [part], mine, offers }) },
    {
      name: 'duty, nobody',
      card: dutyCard({ desk, now: at, parts: [{ ...part, spans: spans.slice(1, 2) }], mine: [], offers: [] }),
    },
    { name: 'duty, many', card: dutyCard({ desk, now: at, parts: many, mine, offers }) },
    { name: 'roster', card: rosterCard(desk, roster, { links, burdens }) },
    { name: 'duty link', card: dutyLinkCard('mine', at) },
  ];
}
