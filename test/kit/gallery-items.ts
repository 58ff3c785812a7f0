import { type GalleryItem, gallery } from '../../src/views/gallery';
import { attendanceItems } from './attendance-gallery';
import { calendarItems } from './calendar-gallery';
import { consentItems } from './consent-gallery';
import { enquiryItems } from './enquiry-gallery';
import { exceptionItems } from './exception-gallery';
import { handoverItems } from './handover-gallery';
import { leaveItems } from './leave-gallery';
import { replacementItems } from './replacement-gallery';
import { staffItems } from './staff-gallery';
import { swapItems } from './swap-gallery';
import { ticketViewOf } from './ticket-views';
import { cast, context } from './tickets';

/** Cards and forms of tickets, and of the desk itself. */
const ticketItems = gallery({ cast, view: (ticket, at) => ticketViewOf(ticket, context(at)) });

/** The whole gallery of the demo's desk. */
export const galleryItems: readonly GalleryItem[] = [
  ...ticketItems,
  ...enquiryItems,
  ...consentItems,
  ...leaveItems,
  ...handoverItems,
  ...swapItems,
  ...exceptionItems,
  ...attendanceItems,
  ...staffItems,
  ...calendarItems,
  ...replacementItems,
];

const distinct = (items: readonly GalleryItem[]): readonly GalleryItem[] => [
  ...new Map(items.map((item) => [JSON.stringify(item.card ?? item.form), item] as const)).values(),
];

/** One of each that looks the same: many states of a ticket have the same form, and no renderer tells them apart. */
export const distinctItems = distinct(galleryItems);
