import { runDemo } from '../demo/run-demo';
import type { Command } from './command';

const usualPort = 3300;

/** `dutydesk demo`: the desk with a local workspace and a local company, and a past. */
export const demo: Command = async ({ env, print }) => {
  const port = Number(env['DEMO_PORT'] || usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`DEMO_PORT "${env['DEMO_PORT']}" is not a port; write a number from 0 to 65535`);
  }
  const settings = { port, folder: env['DEMO_DIR'] || '.demo', logLevel: env['LOG_LEVEL'] || 'error' };
  await runDemo({ ...settings, withPast: env['DEMO_EMPTY'] !== '1' }, print);
  return 0;
};
