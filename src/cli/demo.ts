import { codeOf } from '../config/file-trouble';
import { say } from '../domain/words';
import type { Call, Command } from './command';
import { voiceIn } from './refused-config';
import { Told } from './told';

const usualPort = 3300;

/** `dutydesk demo`: the desk with a local workspace and a local company, and a past. */
export const demo: Command = async ({ env, print }) => {
  const port = Number(env['DEMO_PORT'] || usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Told(voiceIn(env)(say('config.notPort', { name: 'DEMO_PORT', text: env['DEMO_PORT'] ?? '' })));
  }
  const settings = { port, folder: env['DEMO_DIR'] || '.demo', logLevel: env['LOG_LEVEL'] || 'error' };
  await demoHere(env)({ ...settings, withPast: env['DEMO_EMPTY'] !== '1' }, print, voiceIn(env));
  return 0;
};

/** The demo needs the playground's packages, which an installation for production leaves out. */
function demoHere(env: Call['env']): typeof import('../demo/run-demo').runDemo {
  try {
    return (require('../demo/run-demo') as typeof import('../demo/run-demo')).runDemo;
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new Told(voiceIn(env)(say('cli.demoNotInstalled')), { cause: error });
  }
}
