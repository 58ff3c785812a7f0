import { isIP } from 'node:net';
import { type Say, say } from '../domain/words';
import type { ConnectionRoom } from './config';

/** Where a process listens, and whom it lets in how often. */
interface Listening {
  readonly host: string;
  readonly port: number;
  readonly room: ConnectionRoom;
  readonly watch: { readonly host: string; readonly port: number };
}

/** Reads `HTTP_…` and `WATCH_…`. */
export function readListening(value: (name: string, otherwise: string) => string): {
  readonly settings: Listening;
  readonly problems: readonly Say[];
} {
  const http = { host: value('HTTP_HOST', '127.0.0.1'), port: value('HTTP_PORT', '8080') };
  const watch = { host: value('WATCH_HOST', '127.0.0.1'), port: value('WATCH_PORT', '8090') };
  const all = value('HTTP_CONNECTIONS', '1024');
  const perAddress = value('HTTP_CONNECTIONS_PER_ADDRESS', '256');
  const proxies = value('HTTP_PROXIES', '')
    .split(/[\s,]+/)
    .filter(Boolean);
  const clash = http.port !== '0' && http.port === watch.port;
  const problems = [
    ...portProblems('HTTP_PORT', http.port),
    ...portProblems('WATCH_PORT', watch.port),
    ...(clash ? [say('config.samePort', { port: http.port })] : []),
    ...numberProblems('HTTP_CONNECTIONS', all),
    ...numberProblems('HTTP_CONNECTIONS_PER_ADDRESS', perAddress),
    ...proxies.filter((proxy) => !isNetwork(proxy)).map(proxyProblem),
  ];
  const room = { all: Number(all), perAddress: Number(perAddress), proxies };
  const settings = { ...http, port: Number(http.port), room, watch: { ...watch, port: Number(watch.port) } };
  return { settings, problems };
}

const portProblems = (name: string, text: string): readonly Say[] =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? [] : [say('config.notPort', { name, text })];

const numberProblems = (name: string, text: string): readonly Say[] =>
  /^[1-9]\d{0,5}$/.test(text) ? [] : [say('config.notConnections', { name, text })];

/** Whether it is an IP address, or a network as CIDR writes it. */
function isNetwork(text: string): boolean {
  const [, address = '', , length] = /^([^/%]*)(\/(\d{1,3}))?$/.exec(text) ?? [];
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return Number(length ?? 0) <= most;
}

const proxyProblem = (text: string): Say => say('config.notNetwork', { name: 'HTTP_PROXIES', text });
