import { say } from '../domain/words';
import { cliContext, withStore } from './cli-context';
import type { Command } from './command';

/** Brings the database up to date. */
export const migrate: Command = async (call) => {
  const context = cliContext(call);
  const ran = await withStore(context, (store) => store.migrate());
  call.print(context.speak(ran.length === 0 ? say('cli.migratedAlready') : say('cli.migrated', { count: ran.length })));
  return 0;
};
