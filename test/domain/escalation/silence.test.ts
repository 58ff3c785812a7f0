import { readDeskFile } from '../../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../../src/demo/demo-desk';
import { silenceTimers } from '../../../src/domain/escalation/silence-timers';
import { byPattern } from '../../../src/domain/roster/shifts';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import type { Instant } from '../../../src/domain/time/instant';
import { announced } from '../../kit/announced';
import { at, chen, context, desk, everybody, happened, li, liHasIt, sun, wang, zhou } from '../../kit/tickets';

const managers = everybody.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id);
const day = { primary: li.id, backup: wang.id };
const dueOf = (ticket: Ticket): Instant | undefined =>
  silenceTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: at('09:11') })[0]?.due;

function step(ticket: Ticket, duty = day): TicketEvent {
  const [timer] = silenceTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: at('09:11') });
  const event = timer && decideTimer(ticket, timer, context(timer.due, { duty }));
  if (event === undefined) throw new Error('nothing happens');
  return event;
}

describe('a ticket that somebody has and nobody hears of', () => {
  test('is brought to its owner after two hours of operating time, then to the leads, then to the managers', () => {
    let ticket = liHasIt();
    const told: unknown[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const event = step(ticket);
      told.push([event.at, 'told' in event && event.told]);
      ticket = happened(ticket, event);
    }
    expect(told).toEqual([
      [at('11:11'), [li.id]],
      [at('14:11'), [chen.id]],
      [at('2026-11-25T09:11'), managers],
      [at('2026-11-26T09:00'), [li.id, chen.id]],
      [at('2026-11-27T09:00'), [li.id, chen.id]],
    ]);
  });

  test('goes by the clock on the wall where it is urgent, and rings nobody’s door who is off duty', () => {
    const urgent = happened(
      { ...liHasIt({ urgent: true }), state: 'new' },
      { type: 'claimed', by: li.id, at: at('18:05') },
    );
    expect(dueOf(urgent)).toBe(at('20:05'));
    expect(step(urgent, { primary: wang.id, backup: chen.id })).toMatchObject({ told: [] });
    expect(step(urgent, { primary: li.id, backup: chen.id })).toMatchObject({ told: [li.id] });
  });

  test('is brought again every morning after the last step where it is urgent, over a weekend as well', () => {
    const asked = (when: string, urgent: boolean) => dueOf(liHasIt({ urgent, silenceSteps: 3, silenceAt: at(when) }));
    const mornings = ['2026-11-28T02:05', '2026-11-28T09:00', '2026-11-29T08:59', '2026-11-29T17:00'];
    expect(mornings.map((when) => asked(when, true))).toEqual(
      ['2026-11-28T09:00', '2026-11-29T09:00', '2026-11-29T09:00', '2026-11-30T09:00'].map(at),
    );
    expect(asked('2026-11-28T02:05', false)).toBe(at('2026-11-30T09:00'));
  });

  test.each<TicketEvent>([
    { type: 'progress-reported', by: li.id, at: at('11:00'), text: '在查', automatic: false, promise: 'kept' },
    { type: 'replied', by: li.id, at: at('11:00'), side: 'engineers', text: '在查', files: [] },
    { type: 'remote-started', by: li.id, at: at('11:00') },
    { type: 'handover-accepted', by: wang.id, at: at('11:00'), from: li.id, offeredAt: at('10:00') },
  ])('begins anew with $type', (event) => {
    expect(dueOf(happened(liHasIt({ silenceSteps: 2, silenceAt: at('10:30') }), event))).toBe(at('14:00'));
  });

  test('does not begin anew with what its requester or the desk says', () => {
    const asking = {
      type: 'replied',
      by: zhou.id,
      at: at('11:00'),
      side: 'requester',
      text: '好了吗',
      files: [],
    } as const;
    expect(dueOf(happened(liHasIt(), asking))).toBe(at('11:11'));
    const report = {
      type: 'progress-reported',
      by: 'desk' as never,
      at: at('10:10'),
      text: '',
      automatic: true,
      promise: 'open',
    } as const;
    expect(dueOf(happened(liHasIt(), report))).toBe(at('11:11'));
  });

  test('is not silent while it waits for a reason that its requester knows, or until a promise is due', () => {
    const waiting = {
      type: 'waiting-started',
      by: li.id,
      at: at('09:30'),
      reason: 'vendor',
      note: '',
      stops: [],
    } as const;
    expect(dueOf(happened(liHasIt(), { ...waiting, progress: 'daily', endsWhenAnswered: false }))).toBeUndefined();
    const promised = { type: 'promised', by: li.id, at: at('09:30'), due: at('16:00'), text: '' } as const;
    expect(dueOf(happened(liHasIt(), promised))).toBe(at('18:00'));
    expect(step(happened(liHasIt(), promised))).toMatchObject({ told: [li.id] });
    expect(dueOf({ ...liHasIt(), state: 'resolved' })).toBeUndefined();
  });

  test('was silent long before somebody thought of it: its steps come one after another, not at once', () => {
    const old = liHasIt({ silenceSteps: 1, silenceAt: at('16:00') });
    expect(dueOf(old)).toBe(at('18:00'));
  });

  test('its owner is asked in person, with what they may do; the others read it in their list', () => {
    const said = announced(liHasIt(), step(liHasIt())).filter(({ to }) => to.kind === 'person');
    expect(said.map(({ to }) => to)).toEqual([{ kind: 'person', person: li.id }]);
    for (const action of ['progress', 'hand-over', 'return-claim'])
      expect(JSON.stringify(said)).toContain(`"${action}"`);
    const second = happened(liHasIt(), step(liHasIt()));
    expect(announced(second, step(second)).filter(({ refreshes }) => !refreshes)).toEqual([]);
    const heard = { type: 'remote-started', by: li.id, at: at('11:30') } as const;
    expect(announced(second, heard).some(({ slot }) => slot === `1001:silence:${li.id}:${at('11:11')}`)).toBe(true);
    expect(managers).toContain(sun.id);
  });

  test('its lengths are data of the desk file', () => {
    const read = (text: string) => readDeskFile(`${demoDesk}\n${text}`, 'demo');
    expect(read('silence: [{ after: 30m, tell: [owner, leads] }]')).toMatchObject({
      file: { silence: [{ after: 1_800_000, tell: ['owner', 'leads'] }] },
    });
    expect(read('silence: []')).toMatchObject({ file: { silence: [] } });
    for (const wrong of ['[{ after: 2h, tell: [] }]', '[{ after: 2h, tell: [everybody] }]']) {
      expect(read(`silence: ${wrong}`).problems).toHaveLength(1);
    }
    expect(read('silence: [{ after: 2h, tell: [owner] }, { after: 1h, tell: [leads] }]').problems).toHaveLength(1);
    expect(read('silence: [{ after: 0m, tell: [owner] }]').problems).toHaveLength(1);
  });
});
