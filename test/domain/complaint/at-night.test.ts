import { complaintKind } from '../../../src/commands/complaint/kind';
import { kinds } from '../../../src/commands/kinds';
import { pathOf } from '../../../src/commands/record/path';
import type { Complaint, ComplaintEvent } from '../../../src/domain/complaint/complaint';
import type { Instant } from '../../../src/domain/time/instant';
import { announcementsOf } from '../../../src/views/record/announcements-of';
import { aComplaint, around, complained, desk, did, happenedTo, wakeUps, woken } from '../../kit/complaints';
import { at, chen, li, sun, zhou } from '../../kit/tickets';

const path = pathOf(complaintKind, () => kinds);
const evening = at('20:00');
const morning = at('2026-11-25T09:00');
const atNight = (moment: Instant = evening): Complaint => aComplaint({ against: li.id }, around(moment));

/** To whom something goes when that happens. */
function toldOf(before: Complaint, event: ComplaintEvent): readonly string[] {
  const record = event.type === 'complained' ? before : happenedTo(before, event);
  const view = path.viewOf(record, around(event.at));
  const said = announcementsOf(complaintKind, { event, view, before }, record, desk);
  return said.flatMap(({ to }) => (to.kind === 'person' ? [to.person] : []));
}

test('a complaint in the evening is answered at once, and calls its level when the place opens', () => {
  const complaint = atNight();
  const begun = complained(zhou, { answers: { against: li.id }, now: around(evening) });
  expect(toldOf(complaint, begun as ComplaintEvent)).toEqual([zhou.id]);
  const [called, due, event] = woken(complaint);
  expect([event.type, due]).toEqual(['called', morning]);
  expect(toldOf(complaint, event)).toEqual([chen.id]);
  // Its time is operating time, and runs from the opening.
  expect(wakeUps(called, around(morning)).map((one) => [one.kind, one.due])).toEqual([
    ['remind', at('2026-11-25T12:00')],
    ['overdue', at('2026-11-25T14:00')],
  ]);
});

test('by day its level is called at once', () => {
  const begun = complained(zhou, { answers: { against: li.id }, now: around(at('09:30')) });
  expect(toldOf(atNight(at('09:30')), begun as ComplaintEvent)).toEqual([zhou.id, chen.id]);
  expect(woken(atNight(at('09:30')))[2].type).toBe('reminded');
});

test('what goes to the next level at night rings there in the morning, and the last level hears as well', () => {
  const passed = did('pass-up', aComplaint(), chen, around(evening));
  expect(passed).toMatchObject({ level: 1, untoldAt: evening });
  const [, due, event] = woken(passed);
  expect([event.type, due, toldOf(passed, event)]).toEqual(['called', morning, [sun.id]]);
});

test('words that are added at night ring nobody before the morning; whoever takes it by themselves knows of it', () => {
  const added = did('add', aComplaint({ against: li.id }, around(at('17:30'))), zhou, around(evening));
  const [, due, event] = woken(added);
  expect([event.type, due]).toEqual(['called', morning]);
  expect(toldOf(added, event)).toEqual([chen.id, chen.id]);
  expect(did('take', atNight(), chen, around(at('21:00'))).untoldAt).toBeUndefined();
  expect(did('withdraw', atNight(), zhou, around(at('21:00'))).untoldAt).toBeUndefined();
});
