import { NewerShape } from '../../../src/domain/record/shape';
import { ticketEventShape } from '../../../src/domain/ticket/event-shapes';
import { begin, evolve } from '../../../src/domain/ticket/evolve';
import { notBefore } from '../../../src/domain/ticket/not-before';
import { ticketShape } from '../../../src/domain/ticket/ticket-shape';
import { aReport, at, closedForZhou, happened, li, liHasIt, start, zhou } from '../../kit/tickets';

/** As JSON brings it back. */
const kept = (thing: object): object => JSON.parse(JSON.stringify(thing));

describe('a progress report', () => {
  const said = { type: 'progress-reported', by: li.id, at: at('09:30'), text: '在查' };

  test('of the first logs answers the promise that stood, unless the desk wrote it; later ones say whether they do', () => {
    expect(ticketEventShape.read({ ...said, automatic: false })).toEqual({
      ...said,
      automatic: false,
      promise: 'kept',
    });
    expect(ticketEventShape.read({ ...said, automatic: true })).toEqual({ ...said, automatic: true, promise: 'open' });
    const open = { ...said, automatic: false, promise: 'open' };
    expect(ticketEventShape.read(open)).toEqual(open);
  });

  test('says its version, and is read again as it was written', () => {
    const now = { ...said, automatic: false, promise: 'kept' } as never;
    expect(ticketEventShape.written(now)).toEqual({ shape: 2, ...(now as object) });
    expect(ticketEventShape.read(kept(ticketEventShape.written(now)))).toEqual(now);
    expect(() => ticketEventShape.read({ ...said, shape: 3 })).toThrow(NewerShape);
  });
});

test('an event that has not changed says no version, for the last release takes the report whole into its ticket', () => {
  const report = aReport();
  expect(ticketEventShape.written(report)).toEqual(report);
  expect(ticketEventShape.read(kept(report))).toEqual(kept(report));
  expect(() => ticketEventShape.read({ ...report, shape: 2 })).toThrow(NewerShape);
});

test('what a later release says more in a report is no part of the ticket', () => {
  expect(begin({ ...aReport(), more: 'x' } as never)).toEqual(begin(aReport()));
});

describe('a ticket', () => {
  /** As the first release kept it: it had none of these facts. */
  const { id: _, ...closed } = closedForZhou();
  const { corrections, workedBy, asked, promises, silentReports, pastRatings, cameBack, ...rest } = closed;
  const { lastEventAt: __, ownerSince: ___, ...first } = rest;
  const ofFirstRelease = kept({ ...first, marks: first.marks.map(({ round: _round, ...mark }) => mark) });

  test('of the first release has nothing in lists it did not keep, its marks in the first round, and its last known moment', () => {
    const read = ticketShape.read(ofFirstRelease);
    expect(read).toMatchObject({
      corrections: [],
      workedBy: [],
      asked: [],
      promises: [],
      pastRatings: [],
      cameBack: [],
    });
    expect(read.silentReports).toBe(0);
    expect(read.marks.map(({ round }) => round)).toEqual(read.marks.map(() => 1));
    expect(read.lastEventAt).toBe(at('09:20'));
    expect(notBefore(read, start)).toBe(at('09:20'));
    expect(read.ownerSince).toBe(at('09:11'));
  });

  test('is kept as the last release keeps it, which takes every other for broken', () => {
    const { marks, ...written } = ticketShape.written(begin(aReport())) as typeof closed;
    for (const fact of ['corrections', 'workedBy', 'asked', 'promises', 'silentReports', 'pastRatings', 'cameBack'])
      expect(written).not.toHaveProperty(fact);
    expect(marks).toEqual([{ milestone: 'reported', at: start }]);
    expect(written).not.toHaveProperty('shape');
  });

  test.each([
    ['new', begin(aReport())],
    ['closed', closed],
    [
      'back in a second round',
      evolve(closedForZhou(), { type: 'reopened', by: zhou.id, at: at('10:00'), text: '又坏了' }),
    ],
    [
      'told of by itself',
      happened(liHasIt(), {
        type: 'progress-reported',
        by: 'desk' as never,
        at: at('10:00'),
        text: '',
        automatic: true,
        promise: 'open',
      }),
    ],
    ['claimed', liHasIt()],
  ])('that is %s is read again as it was written', (_what, ticket) => {
    expect(ticketShape.read(kept(ticketShape.written(ticket as typeof closed)))).toEqual(kept(ticket));
  });

  test('of a newer release is an error with a name, and no guess', () => {
    expect(() => ticketShape.read({ ...ofFirstRelease, shape: 3 })).toThrow(NewerShape);
    expect(ticketShape.read({ ...closed, shape: 2 })).toEqual(closed);
  });
});
