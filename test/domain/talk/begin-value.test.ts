import fc from 'fast-check';
import { kindNames, type RecordRef } from '../../../src/domain/record/record-ref';
import { readBeginValue, writeBeginValue } from '../../../src/domain/talk/begin-value';

const on = fc.record({ kind: fc.constantFrom(...kindNames), id: fc.integer({ min: 1, max: 999_999_999 }) });
const draft = fc.stringMatching(/^\w{1,26}$/);

test('what the button of a beginning carries comes back as it was written', () => {
  fc.assert(
    fc.property(fc.option(on, { nil: undefined }), fc.option(draft, { nil: undefined }), (about, id) => {
      const value = { ...(about && { on: about as RecordRef }), ...(id === undefined ? {} : { draft: id }) };
      expect(readBeginValue(writeBeginValue(value))).toEqual(value);
    }),
  );
  expect(readBeginValue(undefined)).toEqual({});
});

test.each([
  'gone-7',
  'complaint-x',
  '1042 ',
  '-',
  'constructor-1',
  '1042+',
  '1042+a b',
  `1042+${'a'.repeat(27)}`,
  '1e3',
])('of %j nothing is begun: a record that would be about another one is never about none', (value) => {
  expect(readBeginValue(value)).toBeUndefined();
});
