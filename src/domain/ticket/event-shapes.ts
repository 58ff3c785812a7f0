import { eventShapes, firstShape, nextShape } from '../record/shape';
import type { EventOf, TicketEvent } from './event';

type Progress = EventOf<'progress-reported'>;
/** Before a promise ended by its own answer alone, any words to the requester were that answer. */
type ProgressOfAnyWords = Omit<Progress, 'promise'> & Partial<Pick<Progress, 'promise'>>;

const progressReported = nextShape<ProgressOfAnyWords, Progress>(firstShape('progress-reported'), {
  up: (event) => ({ promise: event.automatic ? 'open' : 'kept', ...event }),
});

/** How an event of a ticket is kept, whichever it is. */
export const ticketEventShape = eventShapes<TicketEvent>({ 'progress-reported': progressReported });
