import { asOfNow, followed, madeOfNow, withDeskOfNow } from '../../src/domain/followed';

interface Desk {
  readonly name: string;
  readonly places?: readonly string[];
}

test('whoever holds it reads the newest version, by name, spread, listed and asked for', () => {
  let now: Desk = { name: 'one', places: ['a'] };
  const desk = followed(() => now);
  const held = { desk };
  now = { name: 'two' };
  expect(held.desk.name).toBe('two');
  expect({ ...held.desk }).toEqual({ name: 'two' });
  expect([Object.keys(desk), 'places' in desk, 'name' in desk]).toEqual([['name'], false, true]);
  expect(() => Object.assign(desk, { name: 'three' })).toThrow();
});

test('what is decided by is taken once, and stays', () => {
  let now: Desk = { name: 'one' };
  const deps = withDeskOfNow({ desk: followed(() => now), more: 1 });
  now = { name: 'two' };
  expect(deps).toEqual({ desk: { name: 'one' }, more: 1 });
  const plain = { name: 'plain' };
  expect(asOfNow(plain)).toBe(plain);
});

test('what is made of it is made once a version', () => {
  let now: Desk = { name: 'one' };
  const made: string[] = [];
  const get = madeOfNow({ desk: followed(() => now) }, ({ desk }) => made.push(desk.name));
  get();
  get();
  now = { name: 'two' };
  get();
  expect(made).toEqual(['one', 'two']);
});
