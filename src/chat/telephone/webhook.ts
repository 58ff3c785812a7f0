import { type CallFailure, failureNamed } from '../../domain/escalation/call-failure';
import { hours, minutes, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { CallRefused, type Telephone, type TelephoneCall } from '../../ports/telephone';
import { type Answer, bytesOf, httpCall, isDone } from '../http-call';
import { neverSent } from '../never-sent';
import { signatureOf } from '../signature';
import type { TelephoneConfig } from './config';

/** Whoever does not answer so often sleeps well, or has another number. */
const oneIsCalled = [
  { most: 4, within: minutes(10) },
  { most: 20, within: hours(24) },
];
/** A provider says in so long whether it calls. */
const patience = seconds(8);
/** A refusal is a word. */
const mostAnswer = 4096;
/** A telephone rings for less, and what was said is heard by then. */
const heardWithin = minutes(2);

/**
 * Any telephony provider behind an address of whoever runs the desk: it is asked by a signed request to call somebody, and
 * tells how the call goes on by signed requests to us (docs/openapi.yaml). The same request again is the same call.
 */
export const webhookTelephone = (config: TelephoneConfig, wall: Pick<Clock, 'now'>): Telephone => ({
  name: 'webhook',
  reaches: ({ id }) => config.numberOf(id) !== undefined,
  repeats: true,
  patience: heardWithin,
  budgets: oneIsCalled,
  begin: async (call) => {
    const answer = await asked(config, wall, call);
    if (isDone(answer)) {
      await answer.body.dump();
      return call.id;
    }
    throw await refusal(answer);
  },
});

async function asked(
  { webhook, secret, numberOf, tell }: TelephoneConfig,
  wall: Pick<Clock, 'now'>,
  { id, person, words, language, mayClaim }: TelephoneCall,
): Promise<Answer> {
  const wanted = { call: id, to: numberOf(person.id), language, words, keys: mayClaim ? { 1: 'claim' } : {}, tell };
  const body = Buffer.from(JSON.stringify(wanted));
  const timestamp = String(Math.floor(wall.now() / 1000));
  const signed = { timestamp, method: 'POST', path: new URL(webhook).pathname, body };
  return httpCall(webhook, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-dutydesk-timestamp': timestamp,
      'x-dutydesk-signature': signatureOf(secret, signed),
    },
    body,
    patience,
  }).catch((error: unknown) => {
    const isSure = error instanceof Error && 'code' in error && neverSent.has(String(error.code));
    throw new CallRefused('webhook', isSure ? 'away' : 'unknown', { code: 'network', again: true }, error);
  });
}

/** Of those that say to come again, these say that nothing was done; behind any other it may ring. */
const notDone: ReadonlySet<number> = new Set([429, 503]);

/** A status that says to come again, or a word of its own for why not. */
async function refusal(answer: Answer): Promise<CallRefused> {
  const { statusCode: status } = answer;
  const code = `http_${status}`;
  if (status >= 500 || status === 429 || status === 408) {
    void answer.body.dump();
    return new CallRefused('webhook', notDone.has(status) ? 'away' : 'unknown', { code, again: true });
  }
  const said = await bytesOf(answer, mostAnswer).catch(() => 'too large' as const);
  return new CallRefused('webhook', saidWhy(said), { code });
}

function saidWhy(body: Buffer | 'too large'): CallFailure {
  try {
    const said: unknown = JSON.parse(String(body));
    const error = typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined;
    return failureNamed(error) ?? 'refused';
  } catch {
    return 'refused';
  }
}
