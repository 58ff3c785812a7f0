import { kinds } from '../../src/commands/kinds';
import { transact } from '../../src/commands/retry';
import type { Complaint } from '../../src/domain/complaint/complaint';
import type { Instant, Span } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { svgOfDigest } from '../../src/reports/chart/svg-of-digest';
import { complaintsOf } from '../../src/reports/complaints-of-day';
import { digestCard } from '../../src/reports/digest-card';
import { type DigestSources, gatherDigest } from '../../src/reports/gather-digest';
import { toKept } from '../../src/reports/kept-digest';
import { aComplaint, around, complained, desk, did, happenedTo, qian, woken } from '../kit/complaints';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { at, chen, li, sun, zhou } from '../kit/tickets';

const tuesday: Span = { from: at('2026-11-24T00:00'), to: at('2026-11-25T00:00') };
const wednesday: Span = { from: tuesday.to, to: at('2026-11-26T00:00') };
const figures = (span: Span, ...complaints: readonly Complaint[]) => complaintsOf(span, complaints, desk);

const open = aComplaint();
const answered = did('answer', open, chen, around(at('10:00')));
const [reminded] = woken(open);
const [movedUp] = woken(reminded);

test.each([
  ['made and not answered', open, { made: 1, due: 0, inTime: 0, open: 1 }],
  ['answered in time', answered, { made: 1, due: 1, inTime: 1, open: 1 }],
  ['accepted', did('accept', answered, zhou, around(at('11:00'))), { made: 1, due: 1, inTime: 1, open: 0 }],
  ['passed up, which is no answer', did('pass-up', open, chen, around(at('10:00'))), { due: 0, open: 1 }],
  ['let pass by its level', movedUp, { made: 1, due: 1, inTime: 0, open: 1 }],
  ['let pass, then answered by the next one', did('answer', movedUp, sun, around(at('15:00'))), { due: 2, inTime: 1 }],
  ['taken back', did('withdraw', open, zhou, around(at('10:00'))), { made: 1, due: 0, inTime: 0, open: 0 }],
])('a complaint that was %s is counted so on its day', (_what, complaint, expected) => {
  expect(figures(tuesday, complaint)).toMatchObject(expected);
});

test('what happened on another day is counted on that one, and what is open on every one', () => {
  expect(figures(wednesday, answered)).toEqual({ made: 0, due: 0, inTime: 0, open: 1 });
  const late = did('answer', movedUp, sun, around(at('2026-11-25T16:00')));
  expect(figures(tuesday, late)).toMatchObject({ due: 1, inTime: 0 });
  expect(figures(wednesday, late)).toMatchObject({ made: 0, due: 1, inTime: 0 });
});

test('a level that was gone let nothing pass, and a day is counted by the time that was given then', () => {
  const vacant = happenedTo(open, {
    ...{ type: 'moved-up', by: sun.id, at: at('10:00'), vacant: true, level: 1, told: [sun.id] },
  });
  expect(figures(tuesday, vacant)).toMatchObject({ due: 0, inTime: 0 });
  const [lead, ...others] = desk.complaints.levels;
  if (lead === undefined) throw new Error('no levels');
  const stricter = { ...desk, complaints: { levels: [{ ...lead, within: 1 as typeof lead.within }, ...others] } };
  expect(complaintsOf(tuesday, [answered], stricter)).toEqual(figures(tuesday, answered));
});

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const slot = { date: '2026-11-24', covers: tuesday, at: at('2026-11-25T09:07') };
const sources = (changes: Partial<DigestSources> = {}): DigestSources => {
  const store = storeOf(hand, 0);
  return { ...store, digests: { since: async () => [] }, desk, ...changes };
};

/** Words and people of a complaint, none of which a digest holds. */
const secret = { text: '他在电话里吼我', findings: '听了录音', measures: '培训他' };

describe('the digest', () => {
  /** Zhou complains about Li; what becomes of it. */
  const kept = async (moment: Instant, ...acts: readonly (readonly [by: typeof zhou, action: string])[]) => {
    hand.now = moment;
    const first = complained(zhou, { answers: { ...secret, against: li.id }, now: around(moment) });
    if (!('type' in first)) throw new Error(JSON.stringify(first));
    const about = await transact(hand.deps(), (tx) => kinds.complaint.open(tx, desk, first, zhou));
    for (const [by, action] of acts) {
      const answers = { ...secret, verdict: 'partly', reason: secret.findings };
      await transact(hand.deps(), (tx) =>
        kinds.complaint.act(tx, desk, { key: `${about.id}:${action}`, about, action, by, answers }),
      );
    }
  };

  test('counts the day out of everything that is kept, and says none of its words and names nobody of it', async () => {
    await storeOf(hand, 0).people.save(qian, hand.now);
    // Older than any day that is looked at: one is open still, the other was over long ago.
    await kept(at('2026-03-02T10:00'));
    await kept(at('2026-03-02T10:00'), [zhou, 'withdraw']);
    await kept(at('2026-11-24T10:00'), [chen, 'answer'], [zhou, 'accept']);
    await kept(at('2026-11-24T10:00'));
    await kept(at('2026-11-25T08:00'));
    hand.now = slot.at;
    const digest = await gatherDigest(sources(), slot, slot.at);
    expect(digest.complaints).toEqual({ made: 2, due: 1, inTime: 1, open: 3 });
    const reader = { language: 'zh-CN', zone: 'Asia/Shanghai', now: slot.at, nameOf: (id: string) => id } as const;
    const speak = createTranslator().speakTo(reader);
    const picture = svgOfDigest(digest, speak);
    for (const shown of [JSON.stringify(toKept(digest)), JSON.stringify(digestCard(digest, undefined)), picture])
      for (const said of [...Object.values(secret), zhou.id, 'IT-C', 'partly'])
        expect([said, shown.includes(said)]).toEqual([said, false]);
    expect(JSON.stringify(digestCard(digest, undefined))).toContain('complaintFigures');
  });

  test('of more complaints than are looked up at a time counts every one', async () => {
    const many = Array.from({ length: 1203 }, (_, nth): Complaint => ({ ...open, id: nth + 1 }));
    const asked: number[] = [];
    const records: DigestSources['records'] = {
      find: async <State>({ id }: { readonly id: number }) => many[id - 1] as State,
      wanting: async (kind, since, last, most) => {
        expect(since).toBe(tuesday.from);
        if (kind !== 'complaint') return [];
        asked.push(last);
        return many.map(({ id }) => id).slice(last, last + most);
      },
    };
    const digest = await gatherDigest(sources({ records }), slot, slot.at);
    expect(digest.complaints).toMatchObject({ made: 1203, open: 1203 });
    expect(asked).toHaveLength(7);
  });
});
