import type { Say } from '../domain/words';
import { about } from './about';
import { isOnThisComputer, isProxy, isSafeAddress } from './addresses';

/** Where somebody outside waits to hear that all is well. */
export interface HeartbeatSettings {
  readonly url: string;
  readonly proxy?: string;
}

/** Its part of the environment: absent where nobody waits. The address is a credential, and in no problem. */
export function readHeartbeat(value: (name: string) => string): {
  readonly heartbeat?: HeartbeatSettings;
  readonly problems: readonly Say[];
} {
  const [url, proxy] = [value('HEARTBEAT_URL'), value('HEARTBEAT_PROXY')];
  if (url === '' && proxy === '') return { problems: [] };
  const problems = [
    ...(isSafeAddress(url) ? [] : [about('HEARTBEAT_URL', 'config.notHeartbeat')]),
    ...(proxy === '' || isProxy(proxy) ? [] : [about('HEARTBEAT_PROXY', 'config.notProxy')]),
  ];
  // What is on this very computer is behind no proxy.
  return { heartbeat: { url, ...(proxy !== '' && !isOnThisComputer(url) && { proxy }) }, problems };
}
