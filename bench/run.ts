import { parseArgs } from 'node:util';
import { inbound } from './inbound';
import type { Benchmark, Finding } from './kit/benchmark';
import { machine } from './kit/machine';
import { Server, serverFlags } from './kit/server';
import { claims } from './claims';
import { digest } from './digest';
import { dueScan } from './due-scan';
import { reports } from './reports';
import { startUp } from './start-up';
import { timers } from './timers';

const benchmarks: readonly Benchmark[] = [reports, claims, timers, dueScan, inbound, digest, startUp];

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the named benchmarks, or all, and answers one document. */
async function run(): Promise<object> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !benchmarks.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(`no benchmark ${unknown.join(', ')}; there are ${benchmarks.map(({ name }) => name).join(', ')}`);
  }
  const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const server = new Server();
  const about = {
    at: new Date().toISOString(),
    command: `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim(),
    quick: values.quick,
    machine: machine(),
    database: { server: 'MariaDB, throw-away, on the same machine', flags: serverFlags },
  };
  try {
    const found: Record<string, Finding & { readonly measures: string; readonly seconds: number }> = {};
    for (const { name, measures, run: measure } of chosen) {
      tell(`${name}: ${measures}`);
      const began = Date.now();
      const finding = await measure({
        quick: values.quick,
        freshDatabase: () => server.freshDatabase(),
        tell: (line) => tell(`  ${line}`),
      });
      found[name] = { measures, seconds: Math.round((Date.now() - began) / 1000), ...finding };
      for (const { stated, reached } of finding.goals ?? []) tell(`  ${reached ? 'reached' : 'MISSED'}: ${stated}`);
    }
    return { ...about, benchmarks: found };
  } finally {
    await server.stop();
  }
}

run().then(
  (document) => process.stdout.write(`${JSON.stringify(document, null, 2)}\n`),
  (error: unknown) => {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  },
);
