import { type Duration, minutes, seconds } from '../../../domain/time/instant';
import { DeliveryAway, DeliveryFailed, DeliveryPutOff, DeliveryUncertain, MessageGone } from '../../../ports/platform';
import { certificateProblem, neverSent } from '../../never-sent';
import { proxyProblem } from '../../proxy';
import { type Fate, WecomError } from '../api';

/** An errcode of ours, or several that mean the same to whoever tries again. */
interface Row {
  readonly codes: readonly number[];
  readonly fate: Fate;
  /** Ten seconds unless told; a minute for `setup`. */
  readonly retryIn?: Duration;
}

const from = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, nth) => first + nth);

/** WeCom's errcodes (wecom.md §3.3); one that is not here is `never`. */
const rows: readonly Row[] = [
  // System busy; conflicts of two calls. The client has tried three times already.
  { codes: [-1, 6000, 45035], fate: 'later' },
  // The token was renewed once and refused again.
  { codes: [40014, 42001, 41001], fate: 'later', retryIn: minutes(1) },
  // Secret, company or app are not what they should be.
  { codes: [40001, 40013, 40056, 40091, 43012], fate: 'setup' },
  // Not authorised; permission withdrawn; app disabled; API banned; TLS too old; this computer's address not trusted.
  { codes: [48001, 48002, 48006, 50001, 50003, 60031, 48010, 60020], fate: 'setup' },
  // A userid nobody has, or all of them; a person outside the app's visible range.
  { codes: [40003, 40031, 60111, 46004, 81013, 60011, 60021, 92000], fate: 'recipient' },
  // A media id past its three days: whoever kept it uploads again.
  { codes: [40007, 40145], fate: 'later' },
  { codes: [45009], fate: 'later', retryIn: minutes(1) },
  { codes: [45033], fate: 'later' },
  // The response code was used, or is older than 72 hours.
  { codes: [60140], fate: 'spent' },
  // A bug of ours: bad type, escapes, parameters, sizes, recipients.
  { codes: [40008, 40033, 40058, 40035, 40063, 40206, 45002, 44004, 81012, ...from(82001, 82004)], fate: 'never' },
  // A bug of ours in a card.
  { codes: [...from(42014, 42020), ...from(42027, 42051), 82101, 82102], fate: 'never' },
  // Too late to recall; words WeCom forbids; more than can be fetched at once.
  { codes: [42052, 85002, 830002], fate: 'never' },
  // The group of the desk file is not one the app made.
  { codes: [86003, 86008], fate: 'setup' },
  { codes: [...from(86001, 86002), ...from(86004, 86007), 86215, 86216], fate: 'never' },
  // The emergency notice: the app may not use it, it is not switched on, nothing is left to pay with.
  { codes: [301049, 301050, 301051], fate: 'setup' },
  // A tag that is not there, of somebody else, or whose members are all out of the app's sight.
  { codes: [40068, 40070, 81011], fate: 'setup' },
  // The group's message push was removed, refuses, or is switched off.
  { codes: [93000, 93001, 93004, 93006, 93008], fate: 'setup' },
];

const known = new Map(rows.flatMap((row) => row.codes.map((code) => [code, row] as const)));

/** Errcodes that may pass at once. */
const passing: ReadonlySet<string> = new Set(['-1', '6000', '45035']);

/** Whether the same call may work a moment later. */
export const mayPass = ({ code }: WecomError): boolean => passing.has(code);

const outOfSight: ReadonlySet<string> = new Set(['60011', '60021']);

/** Whether a person is refused because the app's visible range leaves them out: whoever runs it can mend that. */
export const isOutOfSight = (code: string): boolean => outOfSight.has(code);

const tokenCodes: ReadonlySet<string> = new Set(['40014', '42001', '41001']);

/** Whether it was the access token that was refused. */
export const refusedToken = ({ code }: WecomError): boolean => tokenCodes.has(code);

const soon = seconds(10);

/** What an errcode means. Decided by its number: WeCom may change the words. */
export function errorOf(method: string, errcode: number, errmsg: string): WecomError {
  const { fate, retryIn } = known.get(errcode) ?? { fate: 'never' };
  const wait = retryIn ?? (fate === 'setup' ? minutes(1) : soon);
  return new WecomError(method, { code: String(errcode), fate, retryIn: wait }, said(errmsg));
}

/** Of a trusted-address error the address is what matters, and it stands behind words that are cut off in a log. */
function said(errmsg: string): string {
  const address = /from ip: ?([0-9a-fA-F.:]{3,45})/.exec(errmsg)?.[1]?.replace(/[.:]+$/, '');
  return address === undefined ? errmsg.slice(0, 200) : `from ip: ${address}`;
}

/** Methods after which somebody has been told something, or was called. */
const speaks = (method: string): boolean =>
  method === 'pstncc/call' || /^(message|appchat|webhook)\/(send|update|recall)/.test(method);

/** No answer in time, or none that can be read: nobody knows whether it happened. */
export const unanswered = (method: string, code: string, cause?: unknown): WecomError =>
  new WecomError(method, { code, fate: speaks(method) ? 'uncertain' : 'later', retryIn: soon }, undefined, cause);

/** What happened, from what `fetch` threw. */
export function networkError(method: string, error: unknown): WecomError {
  const codes = codesOf(error);
  const ended = proxyProblem(error) ?? (certificateProblem(error) && 'certificate');
  if (ended !== undefined || codes.some((code) => neverSent.has(code))) {
    const what = { code: ended ?? 'network', fate: 'later', retryIn: soon } as const;
    return new WecomError(method, what, codes.join(' '), error);
  }
  const isTimeout = codes.some((code) => /Timeout|TIMEOUT/.test(code));
  return unanswered(method, isTimeout ? 'timeout' : 'network', error);
}

/** Names and codes of an error and of what caused it. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { name, code, cause, errors } = error as Readonly<Record<string, unknown>>;
  const own = [name, code].filter((word) => typeof word === 'string' && !/^(Type|Aggregate)?Error$/.test(word));
  // Of several addresses that were tried, each has its own.
  const first: unknown = Array.isArray(errors) ? errors[0] : cause;
  return [...own.map(String), ...codesOf(first, depth + 1)];
}

/** WeCom, or we ourselves, have enough for now: our pace, calls a minute, calls at once. */
const flow: ReadonlySet<string> = new Set(['paced', '45009', '45033']);

/**
 * The same, in the desk's words: DeliveryFailed and its kinds, DeliveryUncertain or MessageGone. `begun`: some calls of
 * the delivery were done.
 */
export function deliveryError(error: unknown, begun = false): Error {
  if (!(error instanceof WecomError)) return error instanceof Error ? error : new Error(String(error));
  const { fate } = error;
  if (fate === 'spent') return new MessageGone(error.message, { cause: error });
  if (fate === 'uncertain') return new DeliveryUncertain('wecom', error);
  const failed = failure(error);
  failed.begun = begun;
  return failed;
}

function failure(error: WecomError): DeliveryFailed {
  const { fate, code, retryIn } = error;
  if (flow.has(code)) return new DeliveryPutOff('wecom', retryIn, code, error);
  if (fate === 'setup') {
    const away = new DeliveryAway('wecom', retryIn, code, error);
    away.onlyThem = isOutOfSight(code);
    return away;
  }
  return new DeliveryFailed('wecom', fate === 'later' ? retryIn : null, code, error);
}
