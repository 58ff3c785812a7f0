import { existsSync } from 'node:fs';
import path from 'node:path';

/** The compiled command line: `npm test` builds it. DESK_CLI names another, e.g. of a build of one's own. */
export function compiledCli(): string {
  const file = path.resolve(process.env['DESK_CLI'] ?? path.join(__dirname, '../../dist/src/cli.js'));
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first`);
  return file;
}
