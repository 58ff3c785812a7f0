// Compiles the desk and the playground page into dist/, and carries the fonts along.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';

function run(command, args) {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync('dist', { recursive: true, force: true });
// Types are checked by `npm run typecheck`: whoever tries the demo need not wait for that.
run('node_modules/typescript-compiler/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck']);
if (existsSync('src/reports/fonts')) {
  mkdirSync('dist/src/reports/fonts', { recursive: true });
  cpSync('src/reports/fonts', 'dist/src/reports/fonts', { recursive: true });
}
if (existsSync('src/playground/page/vite.config.ts')) {
  process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
  run('node_modules/vite/bin/vite.js', [
    'build',
    '--config',
    'src/playground/page/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
}
