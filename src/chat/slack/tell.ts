import { seconds } from '../../domain/time/instant';
import { slackLimits } from '../../platforms/slack-limits';
import { isDone } from '../http-call';
import type { SlackAdapter } from './adapter';
import { paragraph, run } from './blocks';
import { accountAt, at, type Json, textAt } from './fields';
import { fetchFromSlack } from './own-address';
import type { Rendered } from './render-card';

/** Where somebody pressed or typed, as the payload says it. */
export interface Origin {
  readonly account: string;
  /** Slack's address for answers to this act, good for half an hour and five answers. */
  readonly responseUrl?: string;
  readonly thread?: string;
}

/** The origin in a command, shortcut or press. */
export function originOf(body: unknown): Origin | undefined {
  const account = accountAt(body, 'user', 'id') ?? accountAt(body, 'user_id');
  const responseUrl = textAt(body, 'response_url');
  const thread = textAt(body, 'container', 'thread_ts') ?? textAt(body, 'message', 'thread_ts');
  if (account === undefined) return undefined;
  return { account, ...(responseUrl !== undefined && { responseUrl }), ...(thread !== undefined && { thread }) };
}

/** Says something for this person's eyes only: where they are if Slack lets us, else in their direct conversation. */
export async function tell(slack: SlackAdapter, origin: Origin, message: Rendered): Promise<void> {
  if (await answered(slack, origin, message)) return;
  const channel = slack.addresses.directWith(origin.account);
  await slack.api.call('chat.postMessage', spoken(message, { channel }), { channel });
}

/** One sentence of the desk, in which nothing is markup. */
export const sentence = (text: string): Rendered => ({
  text,
  blocks: [paragraph(run(text, slackLimits.textObject.most))],
});

/** A message that parses and unfurls nothing. */
export const spoken = (message: Rendered, place: Json): Json => ({
  ...message,
  ...place,
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
});

async function answered(
  { config }: SlackAdapter,
  { responseUrl, thread }: Origin,
  message: Rendered,
): Promise<boolean> {
  if (responseUrl === undefined) return false;
  const body = { ...message, response_type: 'ephemeral', replace_original: false, thread_ts: thread };
  try {
    const answer = await fetchFromSlack(responseUrl, config, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      patience: seconds(5),
    });
    // Slack answers a refusal with 200 and `{"ok":false}`, a success with `ok`.
    const said: unknown = await answer.body.json().catch(() => undefined);
    return isDone(answer) && at(said, 'ok') !== false;
  } catch {
    return false;
  }
}
