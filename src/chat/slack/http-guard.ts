import type { IncomingMessage, ServerResponse } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';
import { slackLimits } from '../../platforms/slack-limits';
import type { Clock } from '../../ports/clock';
import { boundedBody } from '../bounded-body';
import { isJson, parsed } from './fields';

/** The one address of events, commands and interactions. */
export const eventsPath = '/slack/events';

/** Largest request taken, in bytes; Slack's own stay far below. */
const mostBytes = 1024 * 1024;
/** A request that is really Slack's, its body read. Bolt finds the body in `rawBody`. */
export type Genuine = IncomingMessage & { rawBody: Buffer };

/** Who may come in, and what everybody else is answered. */
export interface GuardDeps {
  readonly signingSecret: string;
  /** The real time, which Slack stamps its requests with. */
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Lets a genuine request of Slack's through; answers everything else itself, before any work: 404, 405, 413, 401, 400. An
 * `ssl_check` is unsigned and answered 200.
 */
export async function genuine(
  request: IncomingMessage,
  response: ServerResponse,
  { signingSecret, clock }: GuardDeps,
): Promise<Genuine | undefined> {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path !== eventsPath) return refuse(response, 404);
  if (request.method !== 'POST') return refuse(response, 405, { allow: 'POST' });
  const body = await boundedBody(request, mostBytes);
  if (body === 'too large') return refuse(response, 413, { connection: 'close' });
  if (body === 'aborted') return undefined;
  if (body.length < 100 && /^ssl_check=1(&|$)/.test(body.toString())) return refuse(response, 200);
  if (!isSigned(request, body, { signingSecret, clock })) return refuse(response, 401);
  // Bolt compares the type as a whole and would read a form with a charset as JSON.
  const type = request.headers['content-type'];
  if (type !== undefined) request.headers['content-type'] = type.split(';', 1)[0]?.trim().toLowerCase() ?? type;
  if (!isObject(body.toString(), request.headers['content-type'])) return refuse(response, 400);
  return Object.assign(request, { rawBody: body });
}

/**
 * Whether Bolt will find an object: in JSON, or in the `payload` of a form. Of `null` it reads a property, and rejects
 * where nobody hears it (bolt 5.1.0, handleIncomingEvent).
 */
function isObject(body: string, type: string | undefined): boolean {
  if (type !== 'application/x-www-form-urlencoded') return isJson(parsed(body));
  const payloads = new URLSearchParams(body).getAll('payload');
  return payloads.every((payload) => isJson(parsed(payload)));
}

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): undefined {
  response.writeHead(status, headers).end();
  return undefined;
}

function isSigned(request: IncomingMessage, body: Buffer, { signingSecret, clock }: GuardDeps): boolean {
  const signature = request.headers['x-slack-signature'];
  const stamp = request.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  const timestamp = Number(stamp);
  // Either way: Bolt alone would take any stamp of the future.
  if (Math.abs(clock.now() - timestamp * 1000) > slackLimits.stampAge.most) return false;
  return isValidSlackRequest({
    signingSecret,
    body: body.toString(),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
    nowMilliseconds: clock.now(),
  });
}
