import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../ports/clock';
import type { Logger } from '../../../ports/logger';
import type { Inbox } from '../../../ports/queues';
import { InFlight } from '../../in-flight';
import type { WecomConfig } from '../config';
import { byWhom } from '../wecom-event';
import { bodyOf } from './body';
import { dedupeKey } from './dedupe-key';
import type { Kept } from './kept';
import { isStale, type Opened, open, type Unopened } from './open';
import { wecomEventIn } from './parse';
import { queryOf, signatureIn } from './query';
import { createRefusals } from './refusals';
import { sealedIn } from './sealed-in';
import { type Element, readXml, textIn } from './xml';

/** The one address of callbacks. */
export const callbackPath = '/wecom/callback';

/** What receiving needs. */
export interface CallbackDeps {
  readonly config: Pick<WecomConfig, 'corpId' | 'agentId' | 'token' | 'encodingAesKey'>;
  readonly inbox: Pick<Inbox, 'keep'>;
  /** The real time, which WeCom stamps its requests with. */
  readonly wall: Pick<Clock, 'now'>;
  /** The desk's own. */
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Handles what was kept (`keptEvent` reads it), after WeCom has been answered. What it throws is logged. */
  readonly handle: (kept: Kept) => Promise<void>;
}

/** Where WeCom tells what people do. */
export interface Callback {
  /** Answers in every case, before the work: WeCom waits five seconds, and one at the check of the address. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when nothing that came is being handled any more. */
  idle(): Promise<void>;
}

/** The same, and where what is refused is counted. */
interface Parts extends CallbackDeps {
  readonly count: (why: Unopened) => void;
}

/** A status, what to say with it, and what to do after it was said. */
interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly work?: Kept;
}

/** Keeps what WeCom tells before it acknowledges, and hands each on once however often it is delivered. */
export function createCallback(deps: CallbackDeps): Callback {
  const inFlight = new InFlight();
  const parts: Parts = { ...deps, count: createRefusals(deps.wall, deps.logger) };
  const handled = async (kept: Kept): Promise<void> => {
    try {
      await deps.handle(kept);
    } catch (error) {
      deps.logger.error('what WeCom told could not be handled; it is tried again', { error });
    }
  };
  return {
    idle: () => inFlight.idle(),
    async serve(request, response) {
      await inFlight.during(async () => {
        const { status, body = '', headers = {}, work } = await answerTo(request, parts);
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
        if (work !== undefined) void inFlight.during(() => handled(work));
      });
    },
  };
}

async function answerTo(request: IncomingMessage, deps: Parts): Promise<Answer> {
  if ((request.url ?? '').split('?', 1)[0] !== callbackPath) return { status: 404 };
  if (request.method === 'GET') return checkOfAddress(request, deps);
  if (request.method === 'POST') return callback(request, deps);
  return { status: 405, headers: { allow: 'GET, POST' } };
}

/** WeCom compares the answer byte for byte with what it sealed. */
function checkOfAddress(request: IncomingMessage, deps: Parts): Answer {
  const stamp = signatureIn(request.url);
  const [encrypt] = queryOf(request.url, ['echostr']) ?? [];
  if (stamp === undefined || encrypt === undefined) return { status: 400 };
  const opened = open({ ...stamp, encrypt }, deps.config, deps.wall.now());
  if (opened.text === undefined) return refused(opened, deps);
  return { status: 200, body: opened.text, headers: { 'content-type': 'text/plain' } };
}

/** Says nothing of why: whoever has no key learns nothing about it. */
function refused({ refused: why }: Opened & { readonly refused: Unopened }, { count }: Parts): Answer {
  count(why);
  return { status: 403, headers: { connection: 'close' } };
}

async function callback(request: IncomingMessage, deps: Parts): Promise<Answer> {
  const stamp = signatureIn(request.url);
  if (stamp === undefined) return { status: 400, headers: { connection: 'close' } };
  if (isStale(stamp.timestamp, deps.wall.now())) return refused({ refused: 'stale' }, deps);
  const body = await bodyOf(request);
  if (body === 'too large') return { status: 413, headers: { connection: 'close' } };
  // Company and app on the envelope are not signed; only what is inside counts.
  const encrypt = body === undefined ? undefined : sealedIn(body);
  if (encrypt === undefined) return { status: 400 };
  const opened = open({ ...stamp, encrypt }, deps.config, deps.wall.now());
  if (opened.text === undefined) return refused(opened, deps);
  const xml = readXml(opened.text);
  return xml === undefined ? { status: 400 } : kept(opened.text, xml, deps);
}

async function kept(text: string, xml: Element, { config, inbox, clock, logger }: CallbackDeps): Promise<Answer> {
  const agent = textIn(xml, 'AgentID');
  const what = wecomEventIn(xml);
  // One company may send all its callbacks to one address (wecom.md §1.1).
  const forUs = agent === undefined || agent === '' || agent === String(config.agentId);
  if (!forUs || what.kind === 'ignored') {
    logger.info('WeCom told something the desk has no use for', forUs ? what : { agent });
    return { status: 200 };
  }
  const key = dedupeKey(xml, config);
  const payload: Kept = { key, xml: text };
  try {
    const isNew = await inbox.keep({ key, platform: 'wecom', payload, by: byWhom(what) }, clock.now());
    return isNew ? { status: 200, work: payload } : { status: 200 };
  } catch (error) {
    logger.error('what WeCom told could not be kept; WeCom brings it again', { error });
    return { status: 503 };
  }
}
