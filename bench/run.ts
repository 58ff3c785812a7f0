import { parseArgs } from 'node:util';
import { auditor } from './auditor';
import { claims } from './claims';
import { digest } from './digest';
import { dueScan } from './due-scan';
import { erase } from './erase';
import { floods } from './flood';
import { callbacks, inbound } from './inbound';
import { journeys } from './journeys';
import { BenchRun } from './kit/bench-run';
import type { Benchmark } from './kit/benchmark';
import { tell } from './kit/command';
import { Server } from './kit/server';
import { ladder } from './ladder';
import { reports } from './reports';
import { roster } from './roster';
import { rush } from './rush';
import { search } from './search';
import { startUp } from './start-up';
import { timers } from './timers';

const benchmarks: readonly Benchmark[] = [
  reports,
  claims,
  timers,
  ladder,
  dueScan,
  inbound,
  callbacks,
  digest,
  startUp,
  journeys,
  floods,
  rush,
  erase,
  search,
  roster,
  auditor,
];

/** Which benchmarks are wanted and how. Throws where one is named that isn't there. */
function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
  });
  const unknown = positionals.filter((name) => !benchmarks.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(`no benchmark ${unknown.join(', ')}; there are ${benchmarks.map(({ name }) => name).join(', ')}`);
  }
  const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return { quick: values.quick, only: values.only, chosen };
}

async function main(): Promise<void> {
  const { quick, only, chosen } = asked();
  const run = new BenchRun({
    quick,
    only,
    command: `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim(),
    server: new Server(process.env['TEST_DATABASE_URL']),
    print: (document) => process.stdout.write(`${JSON.stringify(document, null, 2)}\n`),
    tell,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void run.end(signal).finally(() => process.exit(1)));
  }
  for (const benchmark of chosen) if (!(await run.measure(benchmark))) process.exitCode = 1;
  await run.end();
}

main()
  .catch((error: unknown) => {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  })
  // What an overdue benchmark left running ends with us.
  .finally(() => process.exit());
