import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** On what, and how busy with other things, a run was made. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
  loadAverageAtStart: loadavg().map((load) => Number(load.toFixed(2))),
});

/** Resident memory of a process in MB, as Linux tells it. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
