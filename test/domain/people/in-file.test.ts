import { asFiled, removedFromFile, withoutPart } from '../../../src/domain/people/in-file';
import { type Person, personId } from '../../../src/domain/people/person';

const li: Person = {
  id: personId('li.na'),
  name: '李娜',
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  roles: ['engineer'],
  skills: [],
  active: true,
  identities: { slack: 'U1', wecom: 'lina' },
};
const named = (identities: Person['identities']): Person => ({ ...li, identities });
const accountsAfter = (known: Person | undefined, identities: Person['identities']): Person['identities'] =>
  asFiled(named(identities), known).identities;

const before = asFiled(li, undefined);

test('an account taken out of the desk file is theirs no longer, and one given there is', () => {
  expect(accountsAfter(before, { slack: 'U1' })).toEqual({ slack: 'U1' });
  expect(accountsAfter(before, { slack: 'U2', wecom: 'lina' })).toEqual({ slack: 'U2', wecom: 'lina' });
  expect(accountsAfter(before, {})).toEqual({});
});

test('an account that was linked stays, whatever the desk file is silent about', () => {
  const linked = { ...asFiled(named({ slack: 'U1' }), undefined), identities: { slack: 'U1', wecom: 'linked' } };
  expect(accountsAfter(linked, { slack: 'U1' })).toEqual({ slack: 'U1', wecom: 'linked' });
  expect(accountsAfter(linked, { slack: 'U1', wecom: 'written' })).toEqual({ slack: 'U1', wecom: 'written' });
});

test('an account that its platform renamed stays renamed until the desk file is written anew', () => {
  const renamed = { ...before, identities: { slack: 'U1', wecom: 'li.na2' } };
  expect(accountsAfter(renamed, { slack: 'U1', wecom: 'lina' })).toEqual({ slack: 'U1', wecom: 'li.na2' });
  expect(accountsAfter(renamed, { slack: 'U1', wecom: 'third' })).toEqual({ slack: 'U1', wecom: 'third' });
  expect(accountsAfter(renamed, { slack: 'U1' })).toEqual({ slack: 'U1' });
});

test('people stored before the desk wrote down what its file gives keep their accounts', () => {
  expect(accountsAfter(li, { slack: 'U1' })).toEqual({ slack: 'U1', wecom: 'lina' });
});

test('only whoever the desk file gave a part is removed with it: neither people met in chat nor imported ones', () => {
  const imported: Person = { ...li, id: personId('imported') };
  expect(removedFromFile([before, imported], [])).toEqual([before]);
  expect(removedFromFile([before, imported], [li])).toEqual([]);
});

test('whoever has no part any more has neither role nor account, and can be given one again', () => {
  const gone = withoutPart({ ...before, home: 'slack', gone: ['wecom'] });
  expect(gone).toEqual({ ...li, roles: [], active: false, identities: {} });
  expect(asFiled(li, gone)).toEqual(before);
});
