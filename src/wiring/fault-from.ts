import { type FaultName, type FaultPoint, noFault } from '../ports/fault-point';

/**
 * For tests: `DUTYDESK_FAULT=outbox.sent` or `outbox.sent:3` ends the process, as `kill -9` would, the first or third
 * time it passes there.
 */
export function faultFrom(setting: string | undefined): FaultPoint {
  if (setting === undefined || setting === '') return noFault;
  const [name, count = '1'] = setting.split(':');
  let left = Number(count);
  return (passed: FaultName) => {
    if (passed !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
