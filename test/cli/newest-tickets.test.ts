import { newestTickets } from '../../src/cli/newest-tickets';
import { readConfig } from '../../src/config/read-config';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { begin } from '../../src/domain/ticket/evolve';
import type { Records } from '../../src/ports/records';
import { aDeskFile } from '../config/a-desk-file';
import { aReport } from '../kit/tickets';
import { nine } from '../store/samples';

test('the newest tickets are read once each, for their logs and their verdicts', async () => {
  const env = { DATABASE_URL: 'sqlite:x', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const config = readConfig(env, () => aDeskFile());
  const report = aReport();
  const read: string[] = [];
  const findings = await newestTickets({ config, clock: { now: () => nine, monotonic: () => 0 as never } }, {
    newest: async () => [1001, 1002],
    find: async ({ id }: RecordRef) => {
      read.push(`ticket ${id}`);
      return { ...begin(report), id, version: 1 };
    },
    events: async ({ id }: RecordRef) => {
      read.push(`log ${id}`);
      return [report];
    },
  } as unknown as Records);
  expect(read.sort()).toEqual(['log 1001', 'log 1002', 'ticket 1001', 'ticket 1002']);
  expect(findings.map(({ ok }) => ok)).toEqual([true, true]);
});
