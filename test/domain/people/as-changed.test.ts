import { asChanged } from '../../../src/domain/people/as-changed';
import type { Person } from '../../../src/domain/people/person';
import { li } from '../../kit/tickets';

const before: Person = { ...li, identities: { slack: 'U1', wecom: 'lina' }, home: 'wecom' };

test('an import changes what its file said, and nothing that became otherwise since it was read', () => {
  const after = { ...before, roles: ['lead' as const], identities: { slack: 'U1' } };
  const known = { ...before, language: 'en' as const, gone: ['slack'], identities: { slack: 'U2', wecom: 'lina' } };
  expect(asChanged({ before, after }, known)).toEqual({ ...known, roles: ['lead'], identities: { slack: 'U2' } });
});

test('what it takes away is taken away, and stays so', () => {
  const { home: _, ...after } = before;
  expect(asChanged({ before, after }, before)).toEqual(after);
  expect(asChanged({ before, after }, after)).toEqual(after);
});

test('somebody new whom the desk met meanwhile is both', () => {
  const met = { ...li, roles: [], identities: { wecom: 'lina' }, home: 'wecom' };
  const after = { ...li, roles: ['engineer' as const], identities: { slack: 'U1' } };
  expect(asChanged({ before: undefined, after }, undefined)).toBe(after);
  expect(asChanged({ before: undefined, after }, met)).toEqual({
    ...after,
    identities: { wecom: 'lina', slack: 'U1' },
    home: 'wecom',
  });
});

test('somebody who was erased meanwhile is not brought back', () => {
  expect(asChanged({ before, after: { ...before, name: 'Li' } }, undefined)).toBeUndefined();
});
