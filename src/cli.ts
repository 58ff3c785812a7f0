#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { commands } from './cli/commands';
import { BadConfig } from './config/bad-config';

const usage = `DutyDesk 值班台

  dutydesk start                                run the desk
  dutydesk demo                                 try it: a local chat workspace, no account needed
  dutydesk check                                read the configuration and name every problem
  dutydesk migrate                              bring the database up to date
  dutydesk doctor                               look at everything the desk depends on
  dutydesk import people|shifts|assets FILE     read a CSV file (UTF-8 or GB18030)
  dutydesk digest --date YYYY-MM-DD [--dry-run] send or show one day's digest
`;

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [name, ...rest] = positionals;
  const command = name === undefined ? undefined : commands[name];
  if (values.help || !command) {
    (values.help ? process.stdout : process.stderr).write(usage);
    return values.help ? 0 : 1;
  }
  return command({ rest, values: { date: values.date, dryRun: values['dry-run'], out: values.out }, env: process.env });
}

run().then(
  (code) => {
    // A running desk keeps the process alive by itself; everything else ends here.
    if (code !== 0) process.exitCode = code;
  },
  (error: unknown) => {
    const known =
      error instanceof BadConfig ? error.problems : [error instanceof Error ? error.message : String(error)];
    process.stderr.write(`${known.join('\n')}\n`);
    process.exit(1);
  },
);
