import {
  homeOf,
  isOutOfReach,
  mayBeOnePerson,
  type Person,
  personId,
  reachableOn,
} from '../../../src/domain/people/person';
import { li } from '../../kit/tickets';

const both: Person = { ...li, identities: { slack: 'U0LINA', wecom: 'lina' } };

test.each<[string, Partial<Person>, string | undefined]>([
  ['where they last spoke', { home: 'wecom' }, 'wecom'],
  ['on the first platform that reaches them, before they have spoken', {}, 'slack'],
  ['on the other one, when the account where they last spoke is gone', { home: 'wecom', gone: ['wecom'] }, 'slack'],
  ['on the other one, when the first is gone', { gone: ['slack'] }, 'wecom'],
  ['where they have an account, wherever they spoke before', { home: 'feishu' }, 'slack'],
  ['nowhere, when every account is gone', { home: 'slack', gone: ['slack', 'wecom'] }, undefined],
  ['nowhere, without an account', { identities: {} }, undefined],
])('somebody is told things %s', (_where, changes, home) => expect(homeOf({ ...both, ...changes })).toBe(home));

test('somebody is reached on a platform by an account there that is not gone', () => {
  const reached = (person: Person) => ['slack', 'wecom', 'feishu'].filter((platform) => reachableOn(person, platform));
  expect(reached(both)).toEqual(['slack', 'wecom']);
  expect(reached({ ...both, gone: ['slack'] })).toEqual(['wecom']);
});

test('somebody is out of reach when every account they had is gone, not while one is left nor without any', () => {
  expect(isOutOfReach({ ...both, gone: ['slack', 'wecom'] })).toBe(true);
  expect(isOutOfReach({ ...both, gone: ['slack'] })).toBe(false);
  expect(isOutOfReach(both)).toBe(false);
  expect(isOutOfReach({ ...both, identities: { undefined: 'u' } })).toBe(false);
  expect(isOutOfReach({ ...both, identities: {}, gone: ['slack'] })).toBe(false);
});

describe('two records may be one person', () => {
  const onSlack: Person = { ...li, name: 'Li  Na', identities: { slack: 'U0LINA' } };
  const other = (name: string, identities: Person['identities']): Person => ({
    ...li,
    id: personId('wecom:lina'),
    name,
    identities,
  });

  test.each(['Li Na', 'li na', 'LINA', 'Ｌｉ Ｎａ'])(
    'when the other is called %j, with an account elsewhere',
    (name) => {
      expect(mayBeOnePerson(onSlack, other(name, { wecom: 'lina' }))).toBe(true);
    },
  );

  test('not with another name, nor with an account on the same platform, nor as one record', () => {
    expect(mayBeOnePerson(onSlack, other('Li Ni', { wecom: 'lina' }))).toBe(false);
    const both = { ...onSlack, identities: { slack: 'U0LINA', feishu: 'lina' } };
    expect(mayBeOnePerson(both, other('Li Na', { slack: 'U0OTHER' }))).toBe(false);
    expect(mayBeOnePerson({ ...onSlack, identities: {} }, { ...onSlack, identities: {} })).toBe(false);
  });
});

const onAll = (more: Partial<Person>): Person => ({
  ...both,
  identities: { oa: 'hr/li', mail: 'li@example.com', slack: 'U1' },
  ...more,
});

test.each<[string, Partial<Person>, string | undefined]>([
  ['they have not spoken yet', {}, 'slack'],
  ['they last wrote a mail', { home: 'mail' }, 'slack'],
  ['their chat account is gone', { gone: ['slack'], home: 'mail' }, 'mail'],
  ['they have no chat', { identities: { mail: 'li@example.com' } }, 'mail'],
])('who is in a chat is told things there, though they ask in writing too: %s', (_, more, home) => {
  expect(homeOf(onAll(more))).toBe(home);
});

test('who can only be written to is not counted as there', () => {
  expect(isOutOfReach(onAll({ gone: ['slack'] }))).toBe(true);
  expect(isOutOfReach(onAll({ identities: { mail: 'li@example.com' } }))).toBe(false);
});
