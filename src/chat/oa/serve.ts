import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { systemLimits } from '../../domain/flow/budget';
import type { RecordRef } from '../../domain/record/record-ref';
import type { FileRef } from '../../domain/ticket/ticket';
import { after, type Duration, days, type Instant, seconds } from '../../domain/time/instant';
import type { EnquiryFacts } from '../../ports/enquiries';
import type { Sender } from '../../ports/inbound';
import type { SharedKey } from '../../ports/shared-state';
import { type ApiAnswer, no } from '../api-answer';
import { boundedBody } from '../bounded-body';
import { mayDoAt, spend } from '../intake/budgets';
import type { OutsideDeps } from '../platform-deps';
import { isSigned, isStale } from '../signature';
import type { OaCaller, OaConfig } from './config';
import { type OaQuestion, readQuestion } from './read-question';

/** What answering other systems needs. */
export interface OaDesk extends OutsideDeps {
  readonly config: OaConfig;
}

const enquiries = '/inbound/enquiries';
/** All that the web server lets through. */
const mostBody = 1024 * 1024;

/** So long a repeated request is answered the same, and an enquiry found by its number. */
const remembered = days(400);
/** Whoever takes a question is done by then, or dead. */
const atWork = seconds(30);

/** Answers one request below `/inbound/`. */
export async function answerTo(desk: OaDesk, request: IncomingMessage): Promise<ApiAnswer> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const number = path.startsWith(`${enquiries}/`) ? path.slice(enquiries.length + 1) : undefined;
  if (path !== enquiries && (number === undefined || !/^[\w-]{1,40}$/.test(number))) return no('not found');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method !== (number === undefined ? 'POST' : 'GET')) return no('method not allowed');
  const body = await boundedBody(request, mostBody);
  if (typeof body === 'string') return no('too large');
  const caller = callerOf(desk, request, { path, body });
  if ('status' in caller) return caller;
  const what =
    number === undefined
      ? { key: `oa:${caller.name}`, budgets: systemLimits.asked }
      : { key: `oa-look:${caller.name}`, budgets: systemLimits.looked };
  const until = await mayDoAt(desk, { ...what, amount: 1 });
  if (until !== undefined) return tooMany(desk, caller, until);
  await spend(desk, { ...what, amount: 1 });
  return number === undefined ? asked(desk, caller, body) : looked(desk, caller, number);
}

/** Says nothing of which of its parts is wrong: whoever has no secret learns nothing about it. */
function callerOf(
  { config, wall, count, logger }: OaDesk,
  { headers, method = '' }: IncomingMessage,
  { path, body }: { readonly path: string; readonly body: Buffer },
): OaCaller | ApiAnswer {
  const [name, timestamp, signature] = ['caller', 'timestamp', 'signature'].map(
    (one) => `${headers[`x-dutydesk-${one}`] ?? ''}`,
  );
  const caller = config.callers.find((one) => one.name === name);
  const refused = (why: 'not signed' | 'stale'): ApiAnswer => {
    count('oa', why);
    logger.warn('a request of another system was refused', { why });
    return no(why);
  };
  const signed = { timestamp: timestamp ?? '', method, path, body };
  if (!isSigned(caller?.secret ?? 'nobody', signed, signature ?? '') || caller === undefined)
    return refused('not signed');
  return isStale(signed.timestamp, wall.now()) ? refused('stale') : caller;
}

/** `more`: what one of its users is told who asked too much; without it the system did. */
function tooMany({ clock, count, logger }: OaDesk, { name }: OaCaller, until: Instant, more: object = {}): ApiAnswer {
  count('oa', 'too many');
  logger.warn('another system asks more than its budget', { caller: name });
  return no('too many', more, (until - clock.now()) as Duration);
}

/** What became of a question, by the caller's id for it. */
interface Taken {
  /** Of what it asked, to tell it from another question. */
  readonly content: string;
  readonly enquiry?: string;
}

const idKey = ({ name }: OaCaller, id: string): SharedKey =>
  `oa:id:${name}:${createHash('sha256').update(id).digest('base64url')}`;
const numberKey = ({ name }: OaCaller, number: string): SharedKey => `oa:number:${name}:${number}`;

async function asked(desk: OaDesk, caller: OaCaller, body: Buffer): Promise<ApiAnswer> {
  const question = readQuestion(body);
  if (question === undefined) return no('not json');
  if (!('id' in question)) return no('invalid', { fields: question });
  const { shared, clock } = desk;
  const key = idKey(caller, question.id);
  const content = createHash('sha256').update(body).digest('base64url');
  const now = clock.now();
  const fact = await shared.get(key, now);
  const known = fact?.value as Taken | undefined;
  if (known !== undefined && known.content !== content) return no('another question');
  if (known?.enquiry !== undefined) return created(known.enquiry);
  if (known !== undefined) return no('in progress', {}, seconds(1));
  const begun: Taken = { content };
  if (!(await shared.swap({ key, version: undefined, value: begun, now, until: after(now, atWork) }))) {
    return no('in progress', {}, seconds(1));
  }
  try {
    return await taken(desk, caller, { question, content });
  } catch (error) {
    await shared.take(key, clock.now());
    throw error;
  }
}

const created = (enquiry: string): ApiAnswer => ({ status: 201, body: { enquiry, status: 'open' } });

/** Keeps the files, takes the question, and remembers under which number; once, for its key is the caller's id. */
async function taken(
  desk: OaDesk,
  caller: OaCaller,
  { question, content }: { readonly question: OaQuestion; readonly content: string },
): Promise<ApiAnswer> {
  const { shared, clock, count, files } = desk;
  const refs: FileRef[] = [];
  for (const file of question.files) refs.push(await files.keep(file, clock.now()));
  const { id, subject, text } = question;
  const key = idKey(caller, id);
  const answer = await desk.enquiries.take({ key, from: senderOf(caller, question), subject, text, files: refs });
  count('oa', 'refused' in answer ? 'refused' : 'asked');
  if ('refused' in answer) {
    for (const ref of refs) await files.remove(ref.id);
    await shared.take(key, clock.now());
    const said = { message: answer.speak(answer.refused) };
    return answer.until === undefined ? no('refused', said) : tooMany(desk, caller, answer.until, said);
  }
  const until = after(clock.now(), remembered);
  const record: RecordRef = answer.taken;
  await shared.put(numberKey(caller, answer.number), { id: record.id }, until);
  await shared.put(key, { content, enquiry: answer.number } satisfies Taken, until);
  return created(answer.number);
}

/** Whoever asks there, for the desk: the system answers for them. */
function senderOf({ name: system }: OaCaller, { from: { account, name, language } }: OaQuestion): Sender {
  return {
    platform: 'oa',
    account: `${system}/${account.toLowerCase()}`,
    profile: async () => ({ name, ...(language !== undefined && { language }) }),
  };
}

async function looked(
  { shared, clock, enquiries: records }: OaDesk,
  caller: OaCaller,
  number: string,
): Promise<ApiAnswer> {
  const known = (await shared.get(numberKey(caller, number), clock.now()))?.value as
    | { readonly id: number }
    | undefined;
  const facts = known === undefined ? undefined : await records.look(known.id);
  // One of another system reads the same as none.
  return facts === undefined ? no('not found') : { status: 200, body: shown(facts) };
}

const moment = (at: Instant): string => new Date(at).toISOString();

const shown = ({ number, state, question, askedAt, dueAt, answer, ticket }: EnquiryFacts): object => ({
  ...{ enquiry: number, status: state, question, askedAt: moment(askedAt) },
  ...(dueAt !== undefined && { dueAt: moment(dueAt) }),
  ...(ticket !== undefined && { ticket }),
  ...(answer !== undefined && { answer: { text: answer.text, at: moment(answer.at) } }),
});
