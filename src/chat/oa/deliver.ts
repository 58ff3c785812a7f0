import { own } from '../../domain/own';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { minutes, seconds } from '../../domain/time/instant';
import { type Delivery, DeliveryFailed, type MessageRef } from '../../ports/platform';
import { httpCall, isDone } from '../http-call';
import { signatureOf } from '../signature';
import type { OaCaller } from './config';
import type { OaDesk } from './serve';

/** The system that answers for somebody. */
export const callerFor = ({ config }: Pick<OaDesk, 'config'>, person: Person | undefined): OaCaller | undefined => {
  const account = own(person?.identities ?? {}, 'oa');
  return config.callers.find(({ name }) => account?.startsWith(`${name}/`));
};

/**
 * What somebody is told there is in their enquiry, which the system looks up; one with a webhook is told that there is
 * something new. Throws DeliveryFailed.
 */
export async function deliver(desk: OaDesk, delivery: Delivery): Promise<MessageRef> {
  const { person, about, outboxId, edit } = delivery;
  const caller = callerFor(desk, person);
  if (caller === undefined) throw new DeliveryFailed('oa', null, 'no_account');
  const ref = { key: outboxId, data: {} };
  if (caller.webhook === undefined || about === undefined || edit !== undefined) return edit ?? ref;
  const body = Buffer.from(JSON.stringify({ id: outboxId, enquiry: recordKey(desk.desk, about) }));
  const timestamp = String(Math.floor(desk.wall.now() / 1000));
  const signed = { timestamp, method: 'POST', path: new URL(caller.webhook).pathname, body };
  const answer = await httpCall(caller.webhook, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-dutydesk-timestamp': timestamp,
      'x-dutydesk-signature': signatureOf(caller.secret, signed),
    },
    body,
    patience: seconds(10),
  }).catch((error: unknown) => {
    throw new DeliveryFailed('oa', minutes(1), 'network', error);
  });
  await answer.body.dump();
  if (isDone(answer)) return ref;
  throw new DeliveryFailed('oa', answer.statusCode === 410 ? null : minutes(1), `http_${answer.statusCode}`);
}
