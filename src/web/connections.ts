import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How many connections are held at a time. */
export interface ConnectionRoom {
  readonly all: number;
  /** From one address, unless it is a proxy's. */
  readonly perAddress: number;
  /** Addresses of reverse proxies, which bring everybody's requests. */
  readonly proxies: readonly string[];
}

/** An IPv4 address as a socket of both kinds names it. */
const plain = (address: string): string => address.replace(/^::ffff:/, '');

/** Ends connections beyond the room at once, before a byte of them is read. */
export function limitConnections(server: Server, { all, perAddress, proxies }: ConnectionRoom): void {
  server.maxConnections = all;
  const held = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = plain(socket.remoteAddress ?? '');
    if (proxies.includes(address)) return;
    const count = (held.get(address) ?? 0) + 1;
    if (count > perAddress) return void socket.destroy();
    held.set(address, count);
    socket.once('close', () => {
      const left = (held.get(address) ?? 1) - 1;
      if (left === 0) held.delete(address);
      else held.set(address, left);
    });
  });
}
