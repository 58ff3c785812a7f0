import { firstShape, NewerShape, nextShape } from '../../../src/domain/record/shape';

interface First {
  readonly name: string;
}
interface Second {
  readonly first: string;
  readonly last: string;
}
interface Third extends Second {
  readonly title: string;
}

const first = firstShape<First>('name');
const second = nextShape<First, Second>(first, {
  up: ({ name }) => ({ first: name.split(' ')[0] ?? '', last: name.split(' ')[1] ?? '' }),
});
const third = nextShape<Second, Third>(second, { up: (name) => ({ ...name, title: '' }) });

test('what was kept in any earlier version is read as it is said today, one step after another', () => {
  const now = { first: 'Li', last: 'Na', title: '' };
  expect(third.read({ name: 'Li Na' })).toEqual(now);
  expect(third.read({ shape: 2, first: 'Li', last: 'Na' })).toEqual(now);
  expect(third.read({ shape: 3, ...now, title: 'Dr' })).toEqual({ ...now, title: 'Dr' });
});

test('says its version only once it has changed, and is read again as it was', () => {
  expect(first.written({ name: 'Li Na' })).toEqual({ name: 'Li Na' });
  const now = { first: 'Li', last: 'Na', title: 'Dr' };
  expect(third.written(now)).toEqual({ shape: 3, ...now });
  expect(third.read(third.written(now))).toEqual(now);
});

test('is kept as the release before reads it, for as long as that one may run beside this one', () => {
  const beside = nextShape<First, Second>(first, {
    up: ({ name }) => ({ first: name.split(' ')[0] ?? '', last: name.split(' ')[1] ?? '' }),
    down: (name) => ({ name: `${name.first} ${name.last}` }),
  });
  const now = { first: 'Li', last: 'Na' };
  expect(beside.written(now)).toEqual({ name: 'Li Na' });
  expect(beside.read(beside.written(now))).toEqual(now);
  expect(beside.read({ shape: 2, ...now })).toEqual(now);
});

test.each([
  [first, { shape: 2, name: 'Li Na' }],
  [second, { shape: 3, first: 'Li', last: 'Na' }],
  [third, { shape: 4 }],
  [third, { shape: 'three' }],
  [third, { shape: 2.5 }],
  [third, { shape: 0 }],
])('what a newer release kept, or nobody can have, is an error and no guess', (shape, kept) => {
  expect(() => shape.read(kept)).toThrow(NewerShape);
});
