import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { own } from '../../domain/own';
import { type Duration, minutes, seconds } from '../../domain/time/instant';
import { DeliveryAway, DeliveryFailed, DeliveryPutOff, DeliveryUncertain, MessageGone } from '../../ports/platform';
import type { Address } from '../../views/announcement';
import { certificateProblem, neverSent } from '../never-sent';
import { proxyProblem, proxyWords } from '../proxy';
import { listAt } from './fields';
import { NotYet } from './pacing';

/**
 * What an error means to whoever wants to try again: `gone` the message no longer exists; `redraw` Slack refuses the
 * blocks; `uncertain` it may have happened; `never` trying again is useless; `later` it may work then.
 */
export type Fate = 'gone' | 'redraw' | 'uncertain' | 'never' | 'later';

/** Slack refused a call, or did not answer. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  /** Slack's own code, or ours where it said none. */
  readonly code: string;
  readonly fate: Fate;
  /** When trying again makes sense; for `later` only. */
  readonly retryIn: Duration;

  constructor(
    readonly method: string,
    what: Pick<SlackError, 'code' | 'fate' | 'retryIn'>,
    cause: unknown,
  ) {
    super(`${method}: ${what.code}`, { cause });
    this.code = what.code;
    this.fate = what.fate;
    this.retryIn = what.retryIn;
  }
}

/** Slack's error codes (method pages of docs.slack.dev); one that is not here is `never`. */
const fates: Readonly<Record<string, Fate>> = {
  message_not_found: 'gone',
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
  is_inactive: 'gone',
  invalid_blocks: 'redraw',
  invalid_blocks_format: 'redraw',
  msg_blocks_too_long: 'redraw',
  block_mismatch: 'redraw',
  blocks_too_long: 'redraw',
  only_one_table_allowed: 'redraw',
  slack_file_not_found: 'redraw',
  invalid_slack_file: 'redraw',
  // Slack's own words on these: "it's possible some aspect of the operation succeeded before the error was raised".
  fatal_error: 'uncertain',
  internal_error: 'uncertain',
  service_unavailable: 'uncertain',
  request_timeout: 'uncertain',
  team_added_to_org: 'later',
  // Nothing reaches anybody until there is a token again; what was said until then must not be lost.
  account_inactive: 'later',
  invalid_auth: 'later',
  not_authed: 'later',
  token_expired: 'later',
  token_revoked: 'later',
  ratelimited: 'later',
  rate_limited: 'later',
  message_limit_exceeded: 'later',
  team_access_not_granted: 'later',
};

const soon = seconds(10);
/** Our code for an answer that is not Slack's. */
const notSlack = 'not_slack';

/** What happened, from what the Web API client threw. */
export function slackError(method: string, error: unknown): SlackError {
  if (error instanceof SlackError) return error;
  const make = (code: string, fate: Fate, retryIn: Duration = soon): SlackError =>
    new SlackError(method, { code, fate, retryIn }, error);
  if (error instanceof NotYet) return make('paced', 'later', error.wait);
  if (error instanceof WebAPIRateLimitedError) return make('ratelimited', 'later', seconds(error.retryAfter));
  if (error instanceof WebAPIPlatformError) {
    const [code, fate] = platformFate(error);
    // The client names its error after whatever was answered, and that may quote what was asked.
    return code === notSlack ? new SlackError(method, { code, fate, retryIn: soon }, undefined) : make(code, fate);
  }
  if (error instanceof WebAPIHTTPError) {
    return error.statusCode >= 500
      ? make(`http_${error.statusCode}`, 'uncertain')
      : make(`http_${error.statusCode}`, 'later');
  }
  if (error instanceof WebAPIRequestError) {
    const ended = proxyProblem(error) ?? (certificateProblem(error) && 'certificate');
    return make(ended ?? 'network', ended === undefined && wasSent(error) ? 'uncertain' : 'later');
  }
  // The client throws a plain Error for a 429 without Retry-After (measured in the spike).
  const limited = error instanceof Error && /429|retry-after/i.test(error.message);
  // It throws as it stands what breaks off in the middle of an answer (web-api 8.2.0): by then Slack has done it.
  return limited ? make('ratelimited', 'later', minutes(1)) : make('unknown', 'uncertain', minutes(1));
}

function platformFate(error: WebAPIPlatformError): [string, Fate] {
  const code = error.data.error;
  const known = own(fates, code);
  if (known !== undefined) return [code, known];
  // An answer that is no JSON comes as an error whose name is the page: a proxy spoke, not Slack.
  if (!/^[a-z_0-9.]{1,80}$/.test(code)) return [notSlack, 'uncertain'];
  const refusedBlocks = listAt(error.data, 'response_metadata', 'messages').some((line) =>
    /blocks|slack.file/i.test(String(line)),
  );
  return [code, code === 'invalid_arguments' && refusedBlocks ? 'redraw' : 'never'];
}

function wasSent(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause !== undefined && depth < 6; cause = causeOf(cause), depth += 1) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' && neverSent.has(code)) return false;
  }
  return true;
}

const causeOf = (error: unknown): unknown =>
  error instanceof AggregateError ? error.errors[0] : error instanceof Error ? error.cause : undefined;

/** What the log says of a Slack that is not there. */
export const awayWords = (error: unknown): string =>
  proxyProblem(error) === undefined ? 'Slack is not there yet' : proxyWords('SLACK_PROXY');

/** Slack, or we ourselves, have enough for now. */
const flow: ReadonlySet<string> = new Set(['paced', 'ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** Nothing reaches anybody until somebody has mended it. */
const tokens: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
  'team_access_not_granted',
]);
/** A channel that cannot be spoken in now: archived, the bot sent out of it or not asked in, or closed to it. */
const channelAway: ReadonlySet<string> = new Set([
  'is_archived',
  'channel_is_archived',
  'not_in_channel',
  'channel_not_found',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
]);
const lookAgain = seconds(5);

/** The same, in the desk's words: DeliveryFailed and its kinds, DeliveryUncertain or MessageGone. */
export function deliveryError(error: unknown, to?: Address): Error {
  if (!(error instanceof SlackError)) return error instanceof Error ? error : new Error(String(error));
  const { fate, code, retryIn } = error;
  if (fate === 'gone') return new MessageGone(error.message, { cause: error });
  if (fate === 'uncertain') return new DeliveryUncertain('slack', error);
  if (flow.has(code)) return new DeliveryPutOff('slack', retryIn, code, error);
  if (tokens.has(code)) return new DeliveryAway('slack', retryIn, code, error);
  const place = to !== undefined && to.kind !== 'person';
  if (place && channelAway.has(code)) return new DeliveryAway('slack', lookAgain, code, error);
  return new DeliveryFailed('slack', fate === 'later' ? retryIn : null, code, error);
}

/** Whether trying again is of use. */
export const mayStillCome = ({ fate }: SlackError): boolean => fate === 'later' || fate === 'uncertain';
