import { heardBy } from '../kit/heard';
import { slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import { busyDesk, claimed, sharedWeek } from '../kit/shift-desks';
import type { World } from '../kit/world';

const everybody = ['li', 'wang', 'tom', 'chen', 'kate', 'sun'] as const satisfies readonly Somebody[];
const hour = 3_600_000;

/** How often each person's telephone rang for lists, by day and at night; nobody who heard nothing. */
function rings(world: World): Readonly<Partial<Record<Somebody, string>>> {
  const counted = everybody.map((who) => {
    const heard = heardBy(world, who).filter(
      ({ words }) => /IT-H\d/.test(words) && !/值班已结束|shift has ended/.test(words),
    );
    const atNight = heard.filter(({ at }) => {
      const local = new Date(at + 8 * hour).getUTCHours();
      return local < 9 || local >= 18;
    });
    return [who, `${heard.length}, at night ${atNight.length}`] as const;
  });
  return Object.fromEntries(counted.filter(([, times]) => !times.startsWith('0')));
}

const dozen = Array.from({ length: 12 }, (_, nth) => `打印机卡纸，第${nth + 1}台`);

slackJourneys(
  'two evenings with a dozen open tickets',
  { deskFile: busyDesk, startsAt: '2026-11-24T16:00:00+08:00' },
  (world) => {
    test('ask whoever has the same shift every day for no list (STAFF-6)', async () => {
      await claimed(world(), ...dozen);
      await world().pushTo('2026-11-26T09:30:00+08:00');
      expect(rings(world())).toEqual({});
      expect(
        world()
          .dm('li')
          .filter((words) => words.includes('您的值班已结束')),
      ).toHaveLength(2);
    });
  },
);

slackJourneys(
  'a week with a dozen open tickets that somebody else answers for next',
  { deskFile: sharedWeek, startsAt: '2026-11-24T16:00:00+08:00' },
  (world) => {
    test('asks once, reminds once, then the lead each working morning, and rings nobody at night (STAFF-6)', async () => {
      await claimed(world(), ...dozen);
      await world().pushTo('2026-12-01T10:00:00+08:00');
      expect(rings(world())).toEqual({
        // Asked, reminded, and told that a lead decides.
        wang: '3, at night 0',
        li: '1, at night 0',
        // Twice, then once a week; managers hear once that it stands so.
        chen: '3, at night 0',
        ...{ sun: '1, at night 0', kate: '1, at night 0' },
      });
      const evening = world()
        .dm('li')
        .filter((words) => words.includes('请王磊接手 12 单'));
      expect(evening).toHaveLength(1);
    });
  },
);
