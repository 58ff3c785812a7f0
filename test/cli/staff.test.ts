import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { audit } from '../../src/cli/audit';
import { erase } from '../../src/cli/erase';
import { exportPerson } from '../../src/cli/export-person';
import { migrate } from '../../src/cli/migrate';
import { reload } from '../../src/cli/reload';
import { staff } from '../../src/cli/staff';
import { kinds } from '../../src/commands/kinds';
import { demoDesk } from '../../src/demo/demo-desk';
import type { Happened } from '../../src/domain/record/record';
import type { KindName } from '../../src/domain/record/record-ref';
import * as change from '../kit/replacements';
import { aCandidate, eventOf, lin, proposing, tried } from '../kit/staffs';
import { chen, desk, everybody, start, sun, wang } from '../kit/tickets';
import { CommandPlace } from './call-command';
import { lookInStore } from './look-in-store';

let place: CommandPlace;
beforeEach(async () => {
  place = new CommandPlace(demoDesk);
  await place.call(migrate, { at: start });
  await lookInStore(place, async (store) => {
    for (const person of everybody) await store.people.save(person, start);
  });
});
afterEach(() => place.remove());

/** Opens a record, and has more happen to it. */
const keep = (kind: KindName, first: Happened, ...more: readonly Happened[]): Promise<void> =>
  lookInStore(place, (store) =>
    store.uow.transact(start, async (tx) => {
      const { id } = await kinds[kind].open(tx, desk, first, undefined);
      for (const event of more) await kinds[kind].happen(tx, desk, { about: { kind, id }, event, causes: ['a test'] });
    }),
  );

const proposed = (note: string) => eventOf(proposing(chen, { person: wang.id, note }));

test('`staff export` writes all profiles into a file of the operator alone, and that it was done (STAFF-8)', async () => {
  await keep('staff', proposed('=1+1'), eventOf(tried(aCandidate({ person: wang.id }), 'accept', sun)));
  await keep('staff', eventOf(proposing(chen, { person: '', name: '=林涛', education: '大专，"网络"' })));
  const out = path.join(place.folder, 'staff.csv');
  const { code, text } = await place.call(staff, { rest: ['export'], values: { out }, at: start });
  expect([code, text]).toEqual([0, expect.stringContaining('2 份档案')]);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(readFileSync(out, 'utf8').split('\r\n').slice(1, 3)).toEqual([
    '"IT-E1","王磊","wang.lei","accepted","本科，计算机网络","2021-07-01","hardware","shanghai 2026-11-02","2026-11-24","",""',
    '"IT-E2","\'=林涛","","proposed","大专，""网络""","2021-07-01","hardware","shanghai 2026-11-02","","",""',
  ]);
  expect((await place.call(audit, { at: start })).text).toMatch(/导出.*staff/);
  await expect(place.call(staff, { rest: ['export'], values: { out }, at: start })).rejects.toThrow(/EEXIST/);
  await expect(place.call(staff, { rest: ['list'], at: start })).rejects.toThrow('staff export');
});

test('what is given to somebody of themselves has their profile, and nothing that others say of them', async () => {
  const refused = eventOf(tried(aCandidate({ person: wang.id }), 'refuse', sun, { answers: { words: '谈吐欠佳' } }));
  await keep('staff', proposed('有两年经验'), refused);
  const demanded = change.eventOf(change.beginning('demand', sun));
  await keep('replacement', demanded);
  const exported = async (name: string): Promise<string> => {
    const out = path.join(place.folder, name);
    await place.call(exportPerson, { rest: [wang.id], values: { out }, at: start });
    return readFileSync(path.join(out, 'person.json'), 'utf8');
  };
  const before = await exported('before');
  expect(before).toContain('计算机网络');
  for (const never of ['谈吐欠佳', '响应不及时', 'demanded']) expect(before).not.toContain(never);
  // Once a lead has spoken with them they are given that it is so, and not why.
  await lookInStore(place, (store) =>
    store.uow.transact(start, async (tx) => {
      const event: Happened = { type: 'talked', by: chen.id, at: start };
      await kinds.replacement.happen(tx, desk, { about: { kind: 'replacement', id: 1 }, event, causes: ['a test'] });
    }),
  );
  const after = await exported('after');
  expect(after).toContain('demanded');
  expect(after).not.toContain('响应不及时');
});

test('`reload` takes no desk file that puts on duty whoever may not be, unless a record vouches for them (STAFF-3)', async () => {
  place.write('desk.yaml', demoDesk.replace(/(wang\.lei: .*?) vetted: [\d-]+, nda: [\d-]+,/, '$1'));
  const preview = () => place.call(reload, { values: { preview: true }, at: start });
  const no = await preview();
  expect([no.code, no.text]).toEqual([1, expect.stringMatching(/王磊 ?排在值班表中，但不能值班/)]);
  const accepted = eventOf(tried(aCandidate({ person: wang.id }), 'accept', sun));
  const signed = { type: 'signed', by: chen.id, at: start, signedAt: start, person: wang.id } as Happened;
  await keep('staff', proposed(''), accepted, signed);
  // It goes on to ask the processes, of which none runs here.
  expect((await preview()).text).not.toContain('王磊');
});

test('erasing somebody takes the words of their profile along, also where they had no account at first', async () => {
  await lookInStore(place, (store) => store.people.save({ ...lin, roles: [] }, start));
  const nameless = aCandidate({ person: '', name: '林涛' });
  const accepted = eventOf(tried(nameless, 'accept', sun));
  const signed = { type: 'signed', by: chen.id, at: start, signedAt: start, person: lin.id } as Happened;
  const left = { type: 'left', by: chen.id, at: start, words: '合同到期' } as Happened;
  await keep('staff', eventOf(proposing(chen, { person: '', name: '林涛', note: '导师推荐' })), accepted, signed, left);
  const all = () =>
    lookInStore(place, async ({ records }) =>
      JSON.stringify([await records.find({ kind: 'staff', id: 1 }), await records.events({ kind: 'staff', id: 1 })]),
    );
  expect(await all()).toContain('林涛');
  const { code, text } = await place.call(erase, { rest: [lin.id], typed: lin.id, at: start });
  expect([code, code === 0 ? '' : text]).toEqual([0, '']);
  for (const gone of ['林涛', '计算机网络', '导师推荐', '合同到期', lin.id]) expect(await all()).not.toContain(gone);
  // That somebody was vetted, signed and left stays.
  expect(await all()).toContain('"state":"left"');
});
