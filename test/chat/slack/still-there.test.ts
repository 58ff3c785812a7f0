import type { SlackApi } from '../../../src/chat/slack/client';
import { SlackError } from '../../../src/chat/slack/errors';
import { Profiles } from '../../../src/chat/slack/profile';
import type { Duration } from '../../../src/domain/time/instant';
import { start } from '../../kit/tickets';

/** Slack as it answers about somebody, and how often it was asked. */
function slack(answer: () => object) {
  let asked = 0;
  const call = async () => {
    asked += 1;
    return answer();
  };
  const profiles = new Profiles({ call } as unknown as SlackApi, { now: () => start });
  return { profiles, asked: () => asked };
}
const refusing = (code: string) => () => {
  throw new SlackError('users.info', { code, fate: 'never', retryIn: 0 as Duration }, undefined);
};

test.each<[string, () => object, boolean]>([
  ['a member', () => ({ user: { deleted: false } }), true],
  ['a deactivated account', () => ({ user: { deleted: true } }), false],
  ['an account that Slack does not know', refusing('user_not_found'), false],
  ['an account that the app may not see', refusing('user_not_visible'), true],
])('whether somebody is still there is asked of Slack: %s (4.1)', async (_who, answer, expected) => {
  expect(await slack(answer).profiles.isThere('U0LI')).toBe(expected);
});

test('it is asked each time, whatever was heard before, and no answer says nothing', async () => {
  const { profiles, asked } = slack(() => ({ user: {} }));
  await profiles.of('U0LI');
  await profiles.isThere('U0LI');
  expect(asked()).toBe(2);
  await expect(slack(refusing('internal_error')).profiles.isThere('U0LI')).rejects.toThrow();
});
