import { BadConfig } from '../config/bad-config';
import { runDemo } from '../demo/run-demo';
import { main } from '../main';
import { audit } from './audit';
import { check } from './check';
import type { Command } from './command';
import { digest } from './digest';
import { doctor } from './doctor';
import { erase } from './erase';
import { exportPerson } from './export-person';
import { importCsv } from './import-csv';
import { link } from './link';
import { migrate } from './migrate';
import { reasonOf } from './reason-of';
import { shifts } from './shifts';
import { unlink } from './unlink';
import { wecomGroup } from './wecom-group';
import { wecomMenu } from './wecom-menu';

const demoPort = 3300;

const demo: Command = async ({ env, print }) => {
  const port = Number(env['DEMO_PORT'] || demoPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`DEMO_PORT "${env['DEMO_PORT']}" is not a port; write a number from 0 to 65535`);
  }
  const settings = { port, folder: env['DEMO_DIR'] || '.demo', logLevel: env['LOG_LEVEL'] || 'error' };
  await runDemo({ ...settings, withPast: env['DEMO_EMPTY'] !== '1' }, print);
  return 0;
};

const start: Command = async () => {
  try {
    await main();
  } catch (error) {
    if (error instanceof BadConfig) throw error;
    const reason = reasonOf(error);
    throw new Error(`the desk could not start: ${reason}\n\`dutydesk doctor\` says what to do`, { cause: error });
  }
  return 0;
};

/** Every command by name. */
export const commands: Readonly<Record<string, Command>> = {
  start,
  demo,
  check,
  migrate,
  doctor,
  import: importCsv,
  shifts,
  digest,
  link,
  unlink,
  audit,
  erase,
  export: exportPerson,
  'wecom-group': wecomGroup,
  'wecom-menu': wecomMenu,
};
