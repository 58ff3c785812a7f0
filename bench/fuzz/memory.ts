import type { DeskProcess } from '../../test/kit/desk-process';
import { memoryOf, residentMb } from '../kit/machine';

/**
 * The heap that a desk under fire has: about twice what it needs. One that keeps something of each input outgrows it and
 * ends, which is a fault; without a bound Node collects so seldom that a leak and laziness look the same.
 */
export const mostHeapMb = 192;
/** A container of compose.yaml has 768 MB; a desk that comes near would be ended. */
const mostResidentMb = 500;

/** Memory of a desk while inputs are sent to it. */
export class MemoryWatch {
  private readonly resident: number[] = [];
  private readonly heap: number[] = [];

  /** Looks once. */
  async look(desk: DeskProcess): Promise<void> {
    if (desk.isGone) return;
    this.resident.push(residentMb(desk.pid));
    const found = await memoryOf(desk).catch(() => undefined);
    if (found && !Number.isNaN(found.heapMb)) this.heap.push(found.heapMb);
  }

  get result() {
    const of = (looks: readonly number[]) => ({
      before: looks[0] ?? 0,
      most: Math.max(0, ...looks),
      after: looks.at(-1) ?? 0,
    });
    return { rssMb: of(this.resident), heapMb: of(this.heap) };
  }

  /** What grew beyond its bound, in a sentence each. */
  get problems(): readonly string[] {
    const { most } = this.result.rssMb;
    return most > mostResidentMb ? [`${most} MB resident, more than ${mostResidentMb}`] : [];
  }
}
