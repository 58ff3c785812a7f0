import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Case } from './case';
import type { Field } from './field';
import type { Troubles } from './troubles';

/** What is looked at first where something is missing. */
const tables = ['ticket', 'ticket_event', 'timer', 'inbox', 'outbox', 'draft', 'message_ref', 'shared_fact'];

/**
 * Writes down everything there is: logs of desks, rows of tables, what stands on both platforms, when what was away.
 * Answers the folder.
 */
export async function writeEvidence(field: Field, cases: readonly Case[], troubles: Troubles): Promise<string> {
  const folder = mkdtempSync(path.join(process.env['TEST_EVIDENCE'] ?? tmpdir(), 'dutydesk-chaos-'));
  const keep = (name: string, lines: readonly unknown[]): void =>
    writeFileSync(path.join(folder, `${name}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  for (const [nth, desk] of field.desks.entries()) {
    keep(`desk-${nth + 1}`, [...desk.log, ...desk.complaints.map((complaint) => ({ complaint }))]);
  }
  for (const table of tables) keep(`table-${table}`, (await field.ask(`SELECT * FROM ${table}`)) ?? []);
  keep('troubles', troubles.outages);
  keep(
    'cases',
    cases.map(({ platform, account, done, acknowledged, lastProblem, tries }) => ({
      ...{ platform, account, done, acknowledged, lastProblem, tries },
    })),
  );
  const members = cases.filter(({ platform }) => platform === 'wecom').map(({ account }) => account);
  keep(
    'wecom-messages',
    ['lina', 'wanglei', ...members].flatMap((userid) => [...field.wecom.messagesOf(userid)]),
  );
  keep('wecom-callbacks', field.wecom.callbacks());
  keep('wecom-calls', field.wecom.callsOf());
  return folder;
}
