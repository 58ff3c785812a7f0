import type { Sender } from '../ports/inbound';
import { FairTurns } from './fair-turns';

/** What people do on a screen, and wait for. */
const acting = { each: 4, together: 32 };
/** Words are answered one after the other, as somebody wrote them, and never take the room of what people press. */
const talking = { each: 1, together: 12 };

/** Runs what somebody does when it is their turn. */
export type InTurn = <T>(from: Sender, action: string, work: () => Promise<T>) => Promise<T>;

/** Turns for everybody who acts. */
export function byTurns(): InTurn {
  const acts = new FairTurns(acting);
  const talks = new FairTurns(talking);
  return ({ platform, account }, action, work) =>
    (action === 'hear' ? talks : acts).run(`${platform}:${account}`, work);
}
