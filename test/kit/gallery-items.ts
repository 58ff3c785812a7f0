import { type GalleryItem, gallery } from '../../src/views/gallery';
import { ticketViewOf } from './ticket-views';
import { cast, context } from './tickets';

/** The whole gallery of the demo's desk. */
export const galleryItems = gallery({ cast, view: (ticket, at) => ticketViewOf(ticket, context(at)) });

/** One of each that looks the same: many states of a job have the same form, and no renderer tells them apart. */
export const distinctItems: readonly GalleryItem[] = [
  ...new Map(galleryItems.map((item) => [JSON.stringify(item.card ?? item.form), item] as const)).values(),
];
