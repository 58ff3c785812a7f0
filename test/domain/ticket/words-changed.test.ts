import type { TicketEvent } from '../../../src/domain/ticket/event';
import { begin } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { changeWords, type WordChange } from '../../../src/domain/ticket/words-changed';
import { aReport, aTicket, at, happened, li, liHasIt, resolvedByLi, wang, zhou } from '../../kit/tickets';

const by = (who: { readonly id: Ticket['requester'] }, type: string, more: object = {}): TicketEvent =>
  ({ type, by: who.id, at: at('09:20'), ...more }) as TicketEvent;

describe('words that read otherwise now', () => {
  const change = (changes: Partial<WordChange> = {}): WordChange => ({
    saidAt: at('09:10'),
    before: '三楼',
    now: '五楼',
    ...changes,
  });
  const reported = aReport({ title: '三楼打印机卡纸', description: '三楼打印机卡纸\n靠窗' });
  const changed = (log: readonly TicketEvent[], who = zhou, what = change(), ticket = begin(reported) as Ticket) =>
    changeWords({ ticket: { ...aTicket(), ...ticket }, log }, who, at('09:30'), what);
  const said = { by: zhou.id, at: at('09:30'), type: 'words-changed' };

  test('of a report change its description, and its title where that is its first line', () => {
    const event = changed([reported]);
    expect(event).toEqual({ ...said, of: 'report', before: '三楼', now: '五楼', title: '五楼打印机卡纸' });
    const after = happened({ ...aTicket(), ...begin(reported) } as Ticket, event as TicketEvent);
    expect([after.title, after.description, after.rewordedAt]).toEqual([
      '五楼打印机卡纸',
      '五楼打印机卡纸\n靠窗',
      at('09:30'),
    ]);
    expect(changed([reported], zhou, change(), { ...begin(reported), title: '打印机' } as Ticket)).not.toHaveProperty(
      'title',
    );
    const gone = changed([reported], zhou, { saidAt: at('09:10'), before: '三楼' });
    expect(gone).toEqual({ ...said, of: 'report', before: '三楼' });
    expect(happened(after, gone as TicketEvent).description).toBe(after.description);
    expect(changed([{ ...reported, by: li.id }], li)).toMatchObject({ of: 'report', whose: zhou.id });
  });

  test('are nobody else’s, not older than they can be, and never what was not said', () => {
    expect(changed([reported], wang)).toBeUndefined();
    expect(changed([reported], zhou, change({ before: '四楼' }))).toBeUndefined();
    expect(changed([reported], zhou, change({ before: ' ' }))).toBeUndefined();
    expect(changed([reported], zhou, change({ saidAt: at('09:12') }))).toBeDefined();
    expect(changed([reported], zhou, change({ saidAt: (at('09:12') + 1) as never }))).toBeUndefined();
  });

  test('of a reply are on its side, and a note stays one; changed again they are found by what they were last', () => {
    const reply = by(zhou, 'replied', { side: 'requester', text: '三楼', files: [], thread: 'slack' });
    expect(changed([reported, reply])).toMatchObject({ of: 'requester', thread: 'slack' });
    const note = by(li, 'noted', { text: '三楼' });
    expect(changed([note], li, change({ before: '// 三楼', now: '// 五楼' }))).toMatchObject({
      of: 'note',
      before: '三楼',
      now: '五楼',
    });
    expect(
      changed([by(li, 'progress-reported', { text: '三楼', automatic: false, promise: 'kept' })], li),
    ).toMatchObject({
      of: 'engineers',
    });
    expect(changed([by(zhou, 'not-fixed', { text: '三楼' })])).toMatchObject({ of: 'requester' });
    expect(changed([by(li, 'called-back', { note: '三楼' })], li)).toMatchObject({ of: 'note' });
    const first = changed([reported, reply]) as TicketEvent;
    expect(changed([reported, reply, first], zhou, change({ before: '五楼', now: '六楼' }))).toMatchObject({
      of: 'requester',
      thread: 'slack',
      before: '五楼',
    });
    expect(changed([reported, reply, first], wang, change({ before: '五楼' }))).toBeUndefined();
  });

  test('of a doubt are in it, and those of the last progress in what the requester reads', () => {
    const doubting = (text: string) => by(zhou, 'replied', { side: 'requester', text, files: [], asksIfFixed: true });
    const two = happened(resolvedByLi(), doubting('三楼还卡'), doubting(''), doubting('又卡了'));
    expect(two.doubt).toMatchObject({ at: at('09:20'), text: '三楼还卡\n又卡了' });
    const words = (of: string, before: string, now?: string) =>
      by(zhou, 'words-changed', { of, before, ...(now && { now }) });
    expect(happened(two, words('requester', '三楼', '五楼')).doubt?.text).toBe('五楼还卡\n又卡了');
    expect(happened(two, words('requester', '三楼')).doubt?.text).toBe(two.doubt?.text);
    const told = happened(liHasIt(), by(li, 'progress-reported', { text: '三楼', automatic: false, promise: 'kept' }));
    expect(happened(told, words('engineers', '三楼', '五楼')).lastProgress?.text).toBe('五楼');
    expect(happened(told, words('engineers', '二楼', '五楼')).lastProgress?.text).toBe('三楼');
    expect(happened(told, words('engineers', '三楼', '五楼')).description).toBe(told.description);
  });
});
