import fc from 'fast-check';
import { lastingIn } from '../../../src/domain/roster/shifts';
import type { Instant, Span } from '../../../src/domain/time/instant';

const moment = fc.integer({ min: 0, max: 24 });
const span: fc.Arbitrary<Span> = fc
  .tuple(moment, fc.integer({ min: 1, max: 8 }))
  .map(([from, length]) => ({ from: from as Instant, to: (from + length) as Instant }));

test('the shifts of a span are those of the whole pattern that overlap it, in order of start', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), span, (spans, asked) => {
      const pattern = spans.map((one) => ({ span: one }));
      const overlap = pattern.filter(({ span: one }) => one.to > asked.from && one.from < asked.to);
      expect(lastingIn(asked, pattern)).toEqual(overlap.toSorted((one, other) => one.span.from - other.span.from));
    }),
  );
});
