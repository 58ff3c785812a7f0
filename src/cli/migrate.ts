import { say } from '../domain/words';
import { deskSide, withStore } from './cli-context';
import type { Command } from './command';

/** Brings the database up to date. */
export const migrate: Command = async (call) => {
  const side = deskSide(call);
  const ran = await withStore(side, (store) => store.migrate());
  call.print(side.speak(ran.length === 0 ? say('cli.migratedAlready') : say('cli.migrated', { count: ran.length })));
  return 0;
};
