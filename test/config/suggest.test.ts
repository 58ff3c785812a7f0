import fc from 'fast-check';
import { editDistance, hintFor, suggest } from '../../src/config/suggest';
import { listOf, say } from '../../src/domain/words';

test.each([
  ['', '', 0],
  ['desk', 'desk', 0],
  ['greetng', 'greeting', 1],
  ['gerating', 'greating', 1],
  ['desks', 'desk', 1],
  ['', 'desk', 4],
  ['kitten', 'sitting', 3],
  ['SLA4', 'SLA-4', 1],
])('%s and %s are %d slips apart', (left, right, slips) => {
  expect(editDistance(left, right)).toBe(slips);
});

test('the distance is the same both ways, and nothing only between equals', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
      expect(editDistance(left, right)).toBe(editDistance(right, left));
      expect(editDistance(left, right) === 0).toBe(left === right);
    }),
  );
});

test.each([
  ['greetng', 'greeting'],
  ['Places', 'places'],
  ['wrokingHours', 'workingHours'],
  ['holidays', undefined],
])('for %s it suggests %s', (word, expected) => {
  expect(suggest(word, ['greeting', 'places', 'workingHours'])).toBe(expected);
});

test('names what there is when nothing is near', () => {
  expect(hintFor('xyz', ['en', 'zh-CN'])).toEqual(say('config.known', { words: listOf(['`en`', '`zh-CN`']) }));
});
