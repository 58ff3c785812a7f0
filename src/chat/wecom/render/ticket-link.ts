import type { Audience } from './rendered';

/** The page of the record that is spoken of, or all of the reader's tickets where it is about none. */
export const ticketLink = ({ about, links }: Pick<Audience, 'about' | 'links'>): string =>
  about === undefined ? links.tickets() : links.ticket(about);
