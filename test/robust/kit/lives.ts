import { type DatabaseKind, databases } from '../../kit/databases';
import { proveClocks, proveOnce, proveSaid, proveWhole } from './prove';
import { roundTheClock } from './round-the-clock';
import { type Fault, Site } from './site';
import { tellStory } from './story';

/** Lives of a desk: where it dies, one death after the other; `:n` says the how-manieth time it passes there. */
export function livesOfADesk(lives: readonly (readonly Fault[])[]): void {
  const onServer = databases.filter(({ name }) => name === 'mariadb');
  describe.each(onServer)('a desk that is killed ($name)', (database) => {
    test.each(lives.map((faults) => [faults.join(', '), faults] as const))(
      'at %s loses nothing, says nothing twice and misses no clock',
      (_title, faults) => live(database, faults),
      600_000,
    );
  });
}

async function live(database: DatabaseKind, faults: readonly Fault[]): Promise<void> {
  const site = await Site.open({ database, deskFile: roundTheClock({ progressEvery: '8s' }) });
  try {
    site.supervise(faults);
    const told = await tellStory(site);
    await site.survived();
    await proveClocks(site, told);
    await proveSaid(site);
    proveOnce(site);
    // A desk that lives on reports progress between a look at the log and one at the ticket.
    await Promise.all(site.desks.map((desk) => desk.kill()));
    await proveWhole(site, told);
  } finally {
    await site.close();
  }
}
