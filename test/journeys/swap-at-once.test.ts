import type { App } from '../../src/app';
import { actOn } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { isInvalid, isRefusal } from '../../src/domain/refusal';
import type { Swap } from '../../src/domain/swap/swap';
import { togetherJourneys } from '../kit/journeys';
import { chen, tom } from '../kit/tickets';
import type { World } from '../kit/world';

const depsOf = (world: World, app: App): CommandDeps => ({
  uow: app.store.uow,
  desk: world.desk,
  clock: { now: () => world.now, monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> },
  committed: () => undefined,
  pause: async () => undefined,
});

togetherJourneys('two processes and one shift', {}, (world, database) => {
  test('two say yes at once: one has it, the other reads who (C #9)', async () => {
    await world().hands('li').write('换班');
    await world().drain();
    await world().pressInDm('li', '换班');
    await world().fillIn('li', { '哪个班次？': '11月25日 周三 09:00–18:00（主值班）' });
    const first = world().app;
    // The embedded database has one process, in which two requests may still come at once.
    if (database !== 'embedded') await world().startAnotherDesk();
    const second = world().app;
    const about = { kind: 'swap', id: 1 } as const;
    const yes = (app: App, by: typeof tom) =>
      actOn(depsOf(world(), app), { key: `yes:${by.id}`, action: 'accept', about, by, answers: {} });
    const came = await Promise.all([yes(first, tom), yes(second, chen)]);
    const done = came.filter((one) => !isRefusal(one) && !isInvalid(one) && one.kind === 'done');
    const no = came.filter(isRefusal);
    expect([done.length, no.map(({ say }) => say)]).toEqual([1, ['swap.refusal.taken']]);
    const kept = await first.store.uow.transact(world().now, (tx) => tx.load<Swap>(about));
    expect(no[0]?.facts).toEqual({ who: { person: kept.takenBy } });
    const { changes } = await second.store.roster.shifts(kept.piece.span);
    expect(changes).toEqual([
      { record: about, changes: [{ kind: 'move', span: kept.piece.span, from: 'li.na', to: kept.takenBy }] },
    ]);
  });
});
