import { databases } from '../kit/databases';
import { proveClocks, proveOnce, proveSaid, proveWhole } from './kit/prove';
import { roundTheClock } from './kit/round-the-clock';
import { type Fault, Site } from './kit/site';
import { tellStory } from './kit/story';

/** Where desks die one after the other; `:n` says the how-manieth time it passes there. */
const lives: readonly (readonly Fault[])[] = [
  ['inbox.kept', 'work.written', 'outbox.sent', 'timer.fired'],
  ['work.committed', 'outbox.claimed', 'inbox.kept', 'timer.claimed'],
  ['outbox.sending', 'work.written:2', 'outbox.delivered', 'work.committed:3'],
  ['outbox.sent:2', 'inbox.kept:2', 'outbox.claimed:3', 'timer.fired:2'],
];

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a desk that is killed ($name)', (database) => {
  test.each(lives.map((faults) => [faults.join(', '), faults] as const))(
    'at %s loses nothing, says nothing twice and misses no clock',
    async (_title, faults) => {
      const site = await Site.open({ database, deskFile: roundTheClock({ progressEvery: '8s' }) });
      try {
        site.supervise(faults);
        const told = await tellStory(site);
        await site.survived();
        await proveClocks(site, told);
        await proveSaid(site);
        proveOnce(site);
        await proveWhole(site, told);
      } finally {
        await site.close();
      }
    },
    300_000,
  );
});
