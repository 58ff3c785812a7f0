/** Moments between two steps at which a process may die, in the order in which a message passes them. */
export type FaultName =
  | 'inbox.kept'
  | 'work.written'
  | 'work.committed'
  | 'timer.claimed'
  | 'timer.fired'
  | 'call.dialled'
  | 'outbox.claimed'
  | 'outbox.sending'
  | 'outbox.sent'
  | 'outbox.delivered';

/** Called when the moment is reached. Does nothing in life; a test lets it end the process there. */
export type FaultPoint = (name: FaultName) => void;

/** Nothing goes wrong here. */
export const noFault: FaultPoint = () => {};
