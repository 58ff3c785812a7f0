import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../ports/clock';
import type { Handling } from '../../ports/handling';
import type { Inbox } from '../../ports/queues';
import type { InFlight } from '../in-flight';
import { isJson, textAt } from './fields';
import { byWhom, type Identity, keptKey } from './parse';

/** What keeping needs. `me` answers who we are once Slack has told. */
export interface KeepDeps {
  readonly inbox: Pick<Inbox, 'keep'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly inFlight: InFlight;
  readonly handling: Handling;
  readonly me: () => Identity;
}

/** A body in which Bolt looked for something and found something else. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
  constructor(cause: unknown) {
    super('Bolt cannot read what came', { cause });
  }
}

/**
 * Puts the inbox before Bolt: an event is written down before Slack hears that we have it, and handled once however
 * often it is delivered. Bolt alone acknowledges first, and runs repeats again. What can't be written is not
 * acknowledged, so Slack brings it again. What Bolt trips over is an UnreadableBody.
 */
export function keepFirst(receiver: Receiver, deps: KeepDeps): void {
  const init = receiver.init.bind(receiver);
  receiver.init = (app) => {
    const processEvent = (event: ReceiverEvent): Promise<void> => deps.inFlight.during(() => receive(event, app, deps));
    const behindInbox: App = Object.create(app, { processEvent: { value: processEvent } });
    init(behindInbox);
  };
}

async function receive(event: ReceiverEvent, app: App, { inbox, clock, handling, me }: KeepDeps): Promise<void> {
  const body: unknown = event.body;
  // Over a socket too, nothing but an object is Slack's.
  if (!isJson(body)) return event.ack();
  if (textAt(body, 'type') !== 'event_callback') return readByBolt(app, event);
  const key = keptKey(body, me());
  if (key === undefined) return event.ack();
  const kept = { key, platform: 'slack', payload: body, by: byWhom(body) };
  if (!(await inbox.keep(kept, clock.now()))) return event.ack();
  return handling.during(key, () => readByBolt(app, event));
}

/** What our listeners throw Bolt hands to `app.error`; what comes out of it is its own, over a body of another shape. */
async function readByBolt(app: App, event: ReceiverEvent): Promise<void> {
  try {
    await app.processEvent(event);
  } catch (error) {
    throw new UnreadableBody(error);
  }
}
