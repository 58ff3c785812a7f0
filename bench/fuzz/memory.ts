import type { DeskProcess } from '../../test/kit/desk-process';
import { memoryOf, residentMb } from '../kit/machine';

/** A container of compose.yaml has 768 MB; a desk that comes near would be ended. */
const mostResidentMb = 650;
/** What is still needed after each third of a long run, in MB: more is kept for ever. Caches fill in the first. */
const mostHeapGrowthMb = 24;
/** Shorter runs say nothing about what stays: the first thousand inputs load code and fill caches. */
const longRun = 3000;

interface Look {
  readonly at: number;
  readonly rssMb: number;
  readonly heapMb: number;
}

/** Memory of a desk while inputs are sent to it. */
export class MemoryWatch {
  private readonly looks: Look[] = [];

  /** Looks once, after so many inputs. */
  async look(desk: DeskProcess, at: number): Promise<void> {
    if (desk.isGone) return;
    const found = await memoryOf(desk).catch(() => undefined);
    if (found && !Number.isNaN(found.heapMb)) this.looks.push({ at, ...found });
    else if (!desk.isGone) this.looks.push({ at, rssMb: residentMb(desk.pid), heapMb: Number.POSITIVE_INFINITY });
  }

  /**
   * Resident memory, and the smallest JavaScript heap of each third of the run: what a collection left, so what is kept
   * and not what is yet to be collected.
   */
  get result() {
    const rss = this.looks.map(({ rssMb }) => rssMb);
    return {
      rssMb: { before: rss[0] ?? 0, most: Math.max(...rss), after: rss.at(-1) ?? 0 },
      heapFloorsMb: this.floors,
    };
  }

  /** What grew beyond its bound, in a sentence each. */
  get problems(): readonly string[] {
    const { rssMb } = this.result;
    const [first = 0, , last = 0] = this.floors;
    const isLong = (this.looks.at(-1)?.at ?? 0) - (this.looks[0]?.at ?? 0) >= longRun;
    return [
      ...(rssMb.most > mostResidentMb ? [`${rssMb.most} MB resident, more than ${mostResidentMb}`] : []),
      ...(isLong && last - first > mostHeapGrowthMb
        ? [`the heap that is kept grew from ${first} to ${last} MB, more than by ${mostHeapGrowthMb}`]
        : []),
    ];
  }

  private get floors(): readonly number[] {
    const third = Math.ceil(this.looks.length / 3);
    return [0, 1, 2].map((nth) =>
      Math.min(...this.looks.slice(nth * third, (nth + 1) * third).map(({ heapMb }) => heapMb)),
    );
  }
}
