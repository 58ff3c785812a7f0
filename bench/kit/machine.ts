import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { DeskProcess } from '../../test/kit/desk-process';

/** On what, and how busy with other things, a run was made. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
  loadAverageAtStart: load(),
});

/** How many processes wanted a core: of the last minute, five and fifteen. */
export const load = (): readonly number[] => loadavg().map((one) => Number(one.toFixed(2)));

/** Resident memory of a process in MB, as Linux tells it. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

/** Processor time of all processes that ended below this one, in seconds, as Linux counts it: in hundredths. */
export function cpuOfEndedChildren(): number {
  // The name stands in brackets and may hold blanks; user and system time of children are fields 16 and 17.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

const heap = /^nodejs_heap_size_used_bytes (\d+)/m;

/** Memory of a desk in MB: resident, and its JavaScript heap, the smallest of some looks as rubbish comes and goes. */
export async function memoryOf(desk: DeskProcess): Promise<{ readonly rssMb: number; readonly heapMb: number }> {
  const heaps: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    heaps.push(Number(heap.exec(await desk.metrics())?.[1]));
  }
  return { rssMb: residentMb(desk.pid), heapMb: Math.round(Math.min(...heaps) / 1024 ** 2) };
}
