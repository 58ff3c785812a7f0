import { createHmac } from 'node:crypto';
import type { PlayMessage } from '../../../src/playground/wire';
import { type Site, secrets } from './site';

/** A request as Slack, or somebody who is not, would send it. */
export interface RawRequest {
  /** A form, or JSON, or any text. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly method?: string;
  /** Signed with another secret, or not at all. */
  readonly signature?: 'wrong' | 'none';
  /** Seconds by which the stamp lies in the past. */
  readonly age?: number;
}

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

function bodyOf({ form, json, text }: RawRequest): string {
  if (form !== undefined) return new URLSearchParams(form).toString();
  return json === undefined ? (text ?? '') : JSON.stringify(json);
}

/** Sends it, signed by Slack's rules unless told otherwise. */
export async function sendTo(url: string, request: RawRequest): Promise<RawAnswer> {
  const body = bodyOf(request);
  const stamp = Math.floor(Date.now() / 1000) - (request.age ?? 0);
  const secret = request.signature === 'wrong' ? 'somebody else' : secrets.signingSecret;
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const method = request.method ?? 'POST';
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': request.type ?? (request.form ? 'application/x-www-form-urlencoded' : 'application/json'),
      'x-slack-request-timestamp': `${stamp}`,
      ...(request.signature === 'none' ? {} : { 'x-slack-signature': signature }),
    },
    ...(method === 'GET' ? {} : { body }),
  });
  return { status: response.status, body: await response.text() };
}

let presses = 0;

/** A press on a button of a message by anybody, as Slack's servers would tell it. `button` is matched on its label. */
export function pressOf(
  site: Site,
  on: { readonly user: string; readonly message: PlayMessage; readonly button: string; readonly value?: string },
): Readonly<Record<string, unknown>> {
  const { user, message } = on;
  const buttons = (message.blocks ?? []).flatMap((block) => (block['elements'] ?? []) as Record<string, unknown>[]);
  const found = buttons.find((one) => new RegExp(on.button).test(JSON.stringify(one['text'] ?? '')));
  if (found === undefined) throw new Error(`no button ${on.button} in ${JSON.stringify(message.blocks)}`);
  presses += 1;
  return {
    type: 'block_actions',
    team: { id: 'T0DEMO', domain: 'minghu' },
    user: { id: user, username: user, name: user, team_id: 'T0DEMO' },
    api_app_id: 'A0DUTYDESK',
    token: 'playground',
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
    trigger_id: `${site.slack.triggerFor(user)}`,
    channel: { id: message.channel, name: 'it' },
    message: { type: 'message', ts: message.ts, text: message.text, blocks: message.blocks },
    response_url: responseUrl(site, { user, message }),
    actions: [{ ...found, value: on.value ?? found['value'], action_ts: `${Date.now() / 1000}${presses}` }],
  };
}

const responseUrl = (site: Site, at: { readonly user: string; readonly message: PlayMessage }): string =>
  site.slack.responseUrlFor(at.user, at.message.channel, at.message.ts);
