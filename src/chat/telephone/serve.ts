import type { IncomingMessage } from 'node:http';
import { callFactKey, type KnownCall } from '../../commands/call-facts';
import { callHeard, type Told } from '../../commands/calls';
import type { CommandDeps } from '../../commands/command-deps';
import { spendWithin } from '../../commands/spend-within';
import { ticketKey } from '../../domain/desk';
import { withDeskOfNow } from '../../domain/followed';
import { own } from '../../domain/own';
import { homeOf, type Person } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import { ticketId } from '../../domain/ticket/ticket';
import { minutes, seconds } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { Clock } from '../../ports/clock';
import type { Answered, Inbound } from '../../ports/inbound';
import type { Logger } from '../../ports/logger';
import type { People } from '../../ports/repositories';
import type { SharedState } from '../../ports/shared-state';
import { type ApiAnswer, no } from '../api-answer';
import { boundedBody } from '../bounded-body';
import { isSigned, isStale } from '../signature';
import type { TelephoneConfig } from './config';
import { type CallNews, readNews } from './read-news';

/** What hearing from the provider needs. */
export interface HearingDesk extends CommandDeps {
  readonly config: Pick<TelephoneConfig, 'secret'>;
  readonly shared: SharedState;
  readonly people: Pick<People, 'find'>;
  readonly inbound: Pick<Inbound, 'press'>;
  /** The real time, against which requests are signed. */
  readonly wall: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly count: (action: string, result: string) => void;
}

export const newsPath = '/telephone/calls';
const mostBody = 16 * 1024;
/** A call has a handful of news, and a desk a handful of calls at a time. */
const budgets = [{ most: 300, within: minutes(1) }];
/** The key that claims; any other only shows that somebody is there. */
const claims = '1';

/** Answers one request below `/telephone/`: how a call goes on, and which key was pressed (docs/openapi.yaml). */
export async function answerNews(desk: HearingDesk, request: IncomingMessage): Promise<ApiAnswer> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path !== newsPath) return no('not found');
  if (request.method !== 'POST') return no('method not allowed');
  const body = await boundedBody(request, mostBody);
  if (typeof body === 'string') return no('too large');
  const refused = refusal(desk, request, body);
  if (refused !== undefined) return refused;
  if (!(await spendWithin(desk, 'budget:telephone', budgets))) {
    desk.count('telephone', 'too many');
    return no('too many', {}, seconds(10));
  }
  const news = readNews(body);
  if (news === undefined) return no('not json');
  return 'call' in news ? heard(withDeskOfNow(desk), news) : no('invalid', { fields: news });
}

/** Says nothing of which of its parts is wrong: whoever has no secret learns nothing about it. */
function refusal(
  { config, wall, count, logger }: HearingDesk,
  { headers, method = '' }: IncomingMessage,
  body: Buffer,
): ApiAnswer | undefined {
  const timestamp = `${headers['x-dutydesk-timestamp'] ?? ''}`;
  const signed = { timestamp, method, path: newsPath, body };
  const isTheirs = isSigned(config.secret, signed, `${headers['x-dutydesk-signature'] ?? ''}`);
  const why = isTheirs ? (isStale(timestamp, wall.now()) ? 'stale' : undefined) : 'not signed';
  if (why === undefined) return undefined;
  count('telephone', why);
  logger.warn('news of a call were refused', { why });
  return no(why);
}

async function heard(desk: HearingDesk, news: CallNews): Promise<ApiAnswer> {
  const fact = await desk.shared.get(callFactKey(news.call), desk.clock.now());
  const call = fact?.value as KnownCall | undefined;
  // Whatever another telephone was asked besides: of a call that it was asked for the provider may tell.
  if (call?.asked.webhook === undefined) return no('not found');
  const told = toldBy(news, call);
  const became = await callHeard(desk, ticketId(call.ticket), call, told);
  if (became === 'gone') return no('not found');
  if (became === 'written') desk.count('call', told.why ?? told.outcome);
  desk.count('telephone', news.state);
  if (news.key !== claims) return { status: 200, body: { call: news.call } };
  const person = await desk.people.find(call.person);
  if (person === undefined) return no('not found');
  const ticket = ticketKey(desk.desk, call.ticket);
  // Whoever lost their last account while it rang presses nothing in anybody's name.
  if (homeOf(person) === undefined) return no('not found');
  const answered = await claim(desk, { call, person, id: news.call });
  return { status: 200, body: { call: news.call, ...said(answered, ticket) } };
}

/** A key is pressed by somebody who answered. One that rings has begun, also where the answer to our request was lost. */
function toldBy({ call: ref, state, why, key: pressed }: CallNews, { key }: KnownCall): Told {
  const by = 'webhook';
  if (pressed !== undefined || state === 'answered') return { by, outcome: 'answered' };
  if (state === 'unanswered') return { by, outcome: 'unanswered' };
  if (state === 'failed') return { by, outcome: 'failed', why };
  return { by, outcome: 'delivered', begun: { key, by, ref } };
}

/** The same as if whoever was called pressed the button on the ticket's card, where they are told things. */
function claim(
  { inbound }: HearingDesk,
  { call, person, id }: { readonly call: KnownCall; readonly person: Person; readonly id: string },
): Promise<Answered> {
  const platform = homeOf(person) ?? '';
  return inbound.press({
    from: {
      platform,
      account: own(person.identities, platform) ?? '',
      profile: async () => ({ name: person.name }),
    },
    key: `call:${id}:${claims}`,
    action: 'claim',
    about: ticketRef(ticketId(call.ticket)),
  });
}

/** What became of it, in a word, and in words for whoever is on the telephone. */
function said({ reply, speak }: Answered, ticket: string): object {
  if (reply.kind === 'done') return { result: 'claimed', words: speak(say('notice.callClaimed', { ticket })) };
  const words = reply.kind === 'refused' ? reply.refusal : say('notice.callNotClaimed', { ticket });
  return { result: 'refused', words: speak(words) };
}
