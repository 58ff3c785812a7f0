import type { Answered, Inbound } from '../ports/inbound';

/** The database did not answer, so nothing was done: what was kept is tried again. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  constructor(readonly reference: string) {
    super(`it cannot be done now (${reference})`);
  }
}

/**
 * The same desk for what was kept before it was acknowledged: what an outage keeps it from doing now is thrown as
 * NotNow, and done when it is tried again. Whoever was told that it failed would say it twice.
 */
export function insist(inbound: Inbound): Inbound {
  return {
    ...inbound,
    press: (press) => unlessItPasses(inbound.press(press)),
    open: (opening) => unlessItPasses(inbound.open(opening)),
    submit: (form) => unlessItPasses(inbound.submit(form)),
    hear: (said) => unlessItPasses(inbound.hear(said)),
    changed: (words) => unlessItPasses(inbound.changed(words)),
    home: (from) => unlessItPasses(inbound.home(from)),
  };
}

async function unlessItPasses<T extends Answered>(answering: Promise<T>): Promise<T> {
  const answered = await answering;
  const { reply } = answered;
  if (reply.kind === 'broken' && reply.passes === true) throw new NotNow(reply.reference);
  return answered;
}
