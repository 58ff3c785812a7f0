import { WecomError } from '../../../src/chat/wecom/api';
import { Profiles } from '../../../src/chat/wecom/profiles';
import type { Instant } from '../../../src/domain/time/instant';

const profilesThatAnswer = (answer: () => object): Profiles =>
  new Profiles({ call: async () => answer() as never }, { now: () => 0 as Instant });
const refusing = (code: string) => (): object => {
  throw new WecomError('user/get', { code, fate: 'recipient' } as never);
};

test('a member the app may see uses the desk', async () => {
  const profiles = profilesThatAnswer(() => ({ name: '李娜', status: 1 }));
  expect(await profiles.sender('lina').standing?.()).toBe('admitted');
});

test.each(['60011', '60111'])(
  'a member outside the visible range, or none of this company (%s), does not',
  async (code) => {
    expect(await profilesThatAnswer(refusing(code)).sender('lina').standing?.('other')).toBe('outsider');
  },
);

test('a member of a linked company does not, and WeCom is not even asked', async () => {
  const profiles = profilesThatAnswer(() => {
    throw new Error('asked');
  });
  expect(await profiles.sender('wwother/lina').standing?.()).toBe('outsider');
});

test('what comes signed for this company and app is believed while WeCom cannot be asked', async () => {
  expect(await profilesThatAnswer(refusing('-1')).sender('lina').standing?.()).toBe('admitted');
});
