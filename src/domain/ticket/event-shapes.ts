import { firstShape, nextShape, type Shape } from '../record/shape';
import type { EventOf, TicketEvent, TicketEventType } from './event';

type Progress = EventOf<'progress-reported'>;
/** Before a promise ended by its own answer alone, any words to the requester were that answer. */
type ProgressOfAnyWords = Omit<Progress, 'promise'> & Partial<Pick<Progress, 'promise'>>;

const progressReported = nextShape<ProgressOfAnyWords, Progress>(firstShape('progress-reported'), {
  up: (event) => ({ promise: event.automatic ? 'open' : 'kept', ...event }),
});

/** The events whose shape changed since they were first kept. */
const changed: { readonly [Type in TicketEventType]?: Shape<EventOf<Type>> } = {
  'progress-reported': progressReported,
};

const shapeOf = ({ type }: Pick<TicketEvent, 'type'>): Shape<TicketEvent> =>
  (changed[type] as unknown as Shape<TicketEvent> | undefined) ?? firstShape<TicketEvent>(type);

/** How an event of a ticket is kept, whichever it is. */
export const ticketEventShape: Pick<Shape<TicketEvent>, 'read' | 'written'> = {
  read: (kept) => shapeOf(kept as TicketEvent).read(kept),
  written: (event) => shapeOf(event).written(event),
};
