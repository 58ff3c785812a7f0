import { begin } from '../../src/commands/act';
import type { Enquiry } from '../../src/domain/enquiry/enquiry';
import type { RecordRef } from '../../src/domain/record/record-ref';
import type { FileRef } from '../../src/domain/ticket/ticket';
import { slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const two = '1. VPN 怎么申请？\n2. 打印机怎么双面打印？';

/** An enquiry as it is kept. */
const kept = (world: World, about: RecordRef): Promise<Enquiry> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<Enquiry>(about));

let keys = 0;
/** Somebody asks; answers the number they are told. */
async function asks(world: World, who: Somebody, text: string, files: readonly FileRef[] = []): Promise<RecordRef> {
  const { desk, app } = world;
  const by = await app.store.people.find(world.idOf(who) as never);
  if (by === undefined) throw new Error(`${who} was never met`);
  keys += 1;
  const done = await begin(
    {
      ...{ uow: app.store.uow, desk, committed: () => undefined, pause: async () => undefined },
      clock: { now: () => world.now, monotonic: () => 0 as never },
    },
    { key: `asks:${keys}`, action: 'enquiry.new', by, answers: { text, files } },
  );
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  await world.settle();
  return done.about;
}

slackJourneys('an enquiry', {}, (world) => {
  test('each question gets a written answer, quoted, and its asker says whether that is all (HOT-8)', async () => {
    await world().hands('zhou').write('你好');
    await world().settle();
    const about = await asks(world(), 'zhou', two);
    const key = `IT-Q${about.id}`;
    expect(await world().card(key)).toContain('VPN 怎么申请？');
    await world().press('li', key, '我来答复');
    expect(world().dm('zhou').join('\n')).toContain('李娜正在答复您的咨询');
    await world().press('li', key, '答复');
    const errors = await world().fillInWrongly('li', { '答复 1': '填写申请表，组长批准后即可使用。' });
    expect(errors.join()).toContain('此问题尚未答复');
    await world().fillIn('li', { '答复 1': '填写申请表，组长批准后即可使用。', 作为: '部分答复，其余稍后' });
    expect(world().dm('zhou').join('\n')).toContain('尚有 1 个问题待答复');
    await world().press('li', key, '答复');
    await world().fillIn('li', { '答复 2': '在打印首选项里选“双面”。' });
    const told = world().dm('zhou').join('\n');
    for (const words of ['“打印机怎么双面打印？”', '在打印首选项里选“双面”。', '填写申请表，组长批准后即可使用。']) {
      expect(told).toContain(words);
    }
    await world().pressInDm('zhou', '已全部答复');
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'confirmed' });
  });
});
