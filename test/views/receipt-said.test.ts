import { instant } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { readerOf } from '../../src/ports/translator';
import { receiptSaid } from '../../src/views/receipt-said';
import { desk, li, tom, wang } from '../kit/tickets';

const translator = createTranslator();
const said = (to: typeof li, hop: Partial<Parameters<typeof receiptSaid>[0]>): string =>
  translator.speakTo(readerOf(to, instant('2026-11-24T22:00:00+08:00'), () => 'Li Na'))(
    receiptSaid({ step: 0, person: li.id, way: 'call', outcome: 'answered', ...hop }, desk),
  );

test('one call for several tickets is told as such on each', () => {
  expect(said(tom, { rangFor: 1001 })).toBe('Li Na answered the call. It was one call for IT-1001 and others.');
  expect(said(wang, { rangFor: 1001 })).toBe('Li Na 已接听电话。该次呼叫同时通知了 IT-1001 等工单。');
  expect(said(tom, {})).toBe('Li Na answered the call.');
});

test('whoever was rung several times and may not be again so soon is told of by that', () => {
  const hop = { outcome: 'failed', why: 'rung-lately' } as const;
  expect(said(tom, hop)).toBe('Li Na could not be called: the telephone rang several times in the last minutes.');
  expect(said(wang, hop)).toBe('未能致电 Li Na：几分钟内已多次响铃。');
});
