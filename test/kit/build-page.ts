import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(__dirname, '../..');

/** Builds the playground's page into `folder`, so that a test always looks at the page as it is written now. */
export async function buildPage(folder: string): Promise<void> {
  const config = path.join(root, 'src/playground/page/vite.config.ts');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    // Vite asks for it where the configuration is TypeScript; NODE_ENV=test would build a page for tests.
    { env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', NODE_ENV: 'production' } },
  );
}
