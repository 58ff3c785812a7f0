import { chooseRoute, isToldOn } from '../../src/scheduler/choose-route';
import { aPerson, FakePeople, FakePlatform, FakeRefs, toPerson } from './fakes';

const both = { slack: 'U-both', wecom: 'both' };
const people = [
  aPerson('first', { identities: both }),
  aPerson('moved', { identities: both, home: 'wecom' }),
  aPerson('back', { identities: both, home: 'wecom', gone: ['wecom'] }),
  aPerson('lost', { identities: both, gone: ['slack', 'wecom'] }),
  aPerson('afar', { identities: { ...both, phone: '1' }, home: 'phone' }),
];
const onSlack = { key: 'C1:1', data: {} };

class Reaching extends FakePlatform {
  override reaches = (person: (typeof people)[number]) =>
    this.name in person.identities && !(person.gone ?? []).includes(this.name);
}

const route = async (to: string, more: object = {}) => {
  const refs = new FakeRefs();
  refs.kept.set('1:requester', { platform: 'slack', ref: onSlack });
  const platforms = [new Reaching('slack'), new Reaching('wecom')];
  const chosen = await chooseRoute({ refs, people: new FakePeople(people), platforms }, toPerson(to, 'hello', more));
  return typeof chosen === 'string' ? chosen : { ...chosen, platform: chosen.platform.name };
};

test.each([
  ['nobody knows where they speak: the first that reaches them', 'first', 'slack'],
  ['they last spoke on another platform', 'moved', 'wecom'],
  ['their account at home is gone', 'back', 'slack'],
  ['their home is switched off', 'afar', 'slack'],
])('a message goes where its person is told things: %s', async (_why, id, platform) => {
  expect(await route(id)).toMatchObject({ platform });
});

test('an answer goes back by the way its question came, while its person is reached there', async () => {
  expect(await route('moved', { via: 'slack' })).toMatchObject({ platform: 'slack' });
  expect(await route('back', { via: 'wecom' })).toMatchObject({ platform: 'slack' });
});

test('whoever no platform reaches any more has no account', async () => {
  expect(await route('lost')).toBe('no-account');
});

test('a card is edited where it is, and posted anew where its person has moved', async () => {
  expect(await route('first', { slot: '1:requester' })).toMatchObject({ platform: 'slack', edit: onSlack });
  const moved = await route('moved', { slot: '1:requester', under: '1:requester' });
  expect(moved).toMatchObject({ platform: 'wecom' });
  expect(moved).not.toHaveProperty('edit');
  expect(moved).not.toHaveProperty('under');
});

test('a card that is drawn anew only where it stands does not follow its person', async () => {
  const moved = await route('moved', { slot: '1:requester', onlyInPlace: true });
  expect(moved).toMatchObject({ platform: 'slack', edit: onSlack });
  expect(await route('moved', { slot: '2:requester', onlyInPlace: true })).toMatchObject({ platform: 'wecom' });
});

test('a card says the same as another only on the platform that showed that one', async () => {
  expect(await route('first', { echoes: '1:requester' })).toMatchObject({ echoes: onSlack });
  expect(await route('moved', { echoes: '1:requester' })).not.toHaveProperty('echoes');
});

test('everybody is told things on one platform', () => {
  const platforms = [new Reaching('slack'), new Reaching('wecom')];
  const told = people.map((person) =>
    platforms.filter(({ name }) => isToldOn(platforms, person, name)).map((one) => one.name),
  );
  expect(told).toEqual([['slack'], ['wecom'], ['slack'], [], ['slack']]);
  expect(isToldOn(platforms, undefined, 'slack')).toBe(false);
});
