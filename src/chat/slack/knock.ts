import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/time/instant';
import { type Door, knock, type Visit } from '../door';
import { eventsPath } from './http-guard';

/** Whether it has the shape of those that Slack gives: a mistaken one is found out before anybody writes. */
export const isSigningSecret = (secret: string): boolean => /^[0-9a-f]{32}$/.test(secret);

/**
 * Asks what is behind the address that Slack is given, as Slack does when the address is saved: with a signed challenge,
 * and with one whose signature is wrong, which only somebody who looks at signatures refuses.
 */
export async function knockAsSlack({ publicUrl, word, wall }: Visit, signingSecret: string): Promise<Door> {
  const address = `${publicUrl}${eventsPath}`;
  const body = JSON.stringify({ type: 'url_verification', token: '', challenge: word });
  const knockWith = (secret: string) => knock({ ...signed(body, secret, wall), at: address, ...expected(word) });
  const first = await knockWith(signingSecret);
  const saysAnything = first.is === 'open' && (await knockWith(`not ${signingSecret}`)).is === 'open';
  return { platform: 'slack', address, ...(saysAnything ? { is: 'strange', code: 'http_200' } : first) };
}

const expected = (challenge: string) => ({ answer: JSON.stringify({ challenge }), refusal: 401 });

function signed(body: string, secret: string, wall: Instant) {
  const stamp = String(Math.floor(wall / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${hash}`,
  };
  return { method: 'POST' as const, headers, body };
}
