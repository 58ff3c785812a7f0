import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The commit of the last release (test/fixtures/releases/README.md). */
export const lastRelease = '74fc8bf';

const repository = path.join(__dirname, '../..');
export const releases = path.join(repository, 'test/fixtures/releases');

/** Lets `desk-control.js` find in the packed desk what it finds in the compiled one. */
const doors: Readonly<Record<string, string>> = {
  'src/cli.js': "require('./desk/desk.js').start();",
  'src/wiring/run-app.js': "module.exports = require('../desk/desk.js').running;",
  'src/wiring/real-clock.js': "module.exports = require('../desk/desk.js').clock;",
  'src/ports/renew-lease.js': "module.exports = require('../desk/desk.js').holding;",
};

/** The command line of the last release as it was compiled, unpacked once a test run; it has the packages of this one. */
export function releasedCli(): string {
  const templates = process.env['TEST_TEMPLATES'] ?? mkdtempSync(path.join(tmpdir(), 'dutydesk-release-'));
  const folder = path.join(templates, `release-${lastRelease}`);
  if (!existsSync(folder)) unpack(folder);
  return path.join(folder, 'dist/src/cli.js');
}

function unpack(folder: string): void {
  const made = mkdtempSync(`${folder}-`);
  const packed = brotliDecompressSync(readFileSync(path.join(releases, `${lastRelease}.desk.br`)));
  const files: Readonly<Record<string, string>> = { ...JSON.parse(packed.toString()), ...doors };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(made, 'dist', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  symlinkSync(path.join(repository, 'node_modules'), path.join(made, 'node_modules'));
  symlinkSync(path.join(repository, 'src/reports/fonts'), path.join(made, 'dist/src/fonts'));
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another test file was first.
    if (!existsSync(folder)) throw error;
  }
}
