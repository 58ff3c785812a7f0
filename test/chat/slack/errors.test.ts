import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { deliveryError, slackError } from '../../../src/chat/slack/errors';
import { NotYet } from '../../../src/chat/slack/pacing';
import { personId } from '../../../src/domain/people/person';
import { seconds } from '../../../src/domain/time/instant';
import { DeliveryFailed, DeliveryUncertain, MessageGone } from '../../../src/ports/platform';

const platform = (code: string, messages: readonly string[] = []): Error =>
  new WebAPIPlatformError({ ok: false, error: code, response_metadata: { messages: [...messages] } });
const network = (code: string): Error =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

/** What Slack did, and what the desk is told: never, when to try again, unknown, or gone. */
const rows: readonly (readonly [string, Error, number | 'never' | 'uncertain' | 'gone'])[] = [
  ['the message was deleted', platform('message_not_found'), 'gone'],
  ['the message belongs to another app', platform('cant_update_message'), 'gone'],
  ['the bot was removed from the channel', platform('not_in_channel'), 'never'],
  ['the channel does not exist', platform('channel_not_found'), 'never'],
  ['the channel is archived', platform('is_archived'), 'never'],
  ['posting is restricted', platform('restricted_action'), 'never'],
  ['the app was uninstalled', platform('account_inactive'), 10_000],
  ['the token was revoked', platform('token_revoked'), 10_000],
  ['the messages tab is off', platform('messages_tab_disabled'), 'never'],
  ['an error nobody has heard of', platform('brand_new_error'), 'never'],
  ['the blocks are refused even in words', platform('invalid_blocks'), 'never'],
  ['Slack fell over after it may have posted', platform('fatal_error'), 'uncertain'],
  ['Slack had an inner error', platform('internal_error'), 'uncertain'],
  ['Slack was away', platform('service_unavailable'), 'uncertain'],
  ['a proxy answered with a page', platform('<html>Bad gateway</html>'), 'uncertain'],
  ['the server answered 502', new WebAPIHTTPError(502, 'Bad Gateway', {}), 'uncertain'],
  ['the server answered 403', new WebAPIHTTPError(403, 'Forbidden', {}), 10_000],
  ['the line was cut', network('ECONNRESET'), 'uncertain'],
  ['nobody was listening', network('ECONNREFUSED'), 10_000],
  ['the name is unknown', network('ENOTFOUND'), 10_000],
  ['too many calls', new WebAPIRateLimitedError(30), 30_000],
  ['too many calls, and no word for how long', new Error('429 without retry-after'), 60_000],
  ['it is not our turn yet', new NotYet(seconds(7)), 7000],
];

test.each(rows)('when %s', (_what, thrown, outcome) => {
  const told = deliveryError(slackError('chat.postMessage', thrown));
  if (outcome === 'gone') return expect(told).toBeInstanceOf(MessageGone);
  if (outcome === 'uncertain') return expect(told).toBeInstanceOf(DeliveryUncertain);
  expect(told).toBeInstanceOf(DeliveryFailed);
  return expect(told).toMatchObject({ platform: 'slack', retryIn: outcome === 'never' ? null : outcome });
});

test('sees in the details that it was the blocks Slack did not like', () => {
  const thrown = platform('invalid_arguments', [
    '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0]',
  ]);
  expect(slackError('chat.postMessage', thrown).fate).toBe('redraw');
  expect(slackError('chat.postMessage', platform('invalid_arguments')).fate).toBe('never');
});

test.each(['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action'])(
  'a channel that answers %s may be there again; a person’s conversation is gone for good',
  (code) => {
    const error = slackError('chat.postMessage', platform(code));
    const engineers = { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] } as const;
    expect(deliveryError(error, engineers)).toMatchObject({ name: 'DeliveryAway', retryIn: 5000, code });
    expect(deliveryError(error, { kind: 'digests' })).toMatchObject({ name: 'DeliveryAway' });
    const person = { kind: 'person', person: personId('li') } as const;
    expect(deliveryError(error, person)).toMatchObject({ name: 'DeliveryFailed', retryIn: null });
  },
);

test.each(['account_inactive', 'token_revoked', 'invalid_auth'])(
  'a token that answers %s is mended by people',
  (code) => {
    expect(deliveryError(slackError('chat.postMessage', platform(code)))).toMatchObject({ name: 'DeliveryAway' });
  },
);

test('our own pace and Slack’s are no failure', () => {
  for (const thrown of [new WebAPIRateLimitedError(30), new NotYet(seconds(30))]) {
    const told = deliveryError(slackError('chat.postMessage', thrown));
    expect(told).toMatchObject({ name: 'DeliveryPutOff', retryIn: 30_000 });
  }
});
