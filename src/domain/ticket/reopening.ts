import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { Ticket } from './ticket';

/** The ticket back at work, with why it is, who said so, and what had been tried. */
export const reopenedBecause = (
  back: Ticket,
  { resolution }: Ticket,
  { by, at, text }: { readonly by: PersonId; readonly at: Instant; readonly text: string },
): Ticket => ({ ...back, reopening: { by, at, text, ...(resolution === undefined ? {} : { tried: resolution }) } });
