import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How many connections are held at a time. */
export interface ConnectionRoom {
  readonly all: number;
  /** From one address, unless it is a reverse proxy's. */
  readonly perAddress: number;
  /** Addresses of reverse proxies on other computers, which bring everybody's requests as one on this computer does. */
  readonly proxies: readonly string[];
}

/** An IPv4 address as a socket of both kinds names it. */
const plain = (address: string): string => address.replace(/^::ffff:/, '');

/** A reverse proxy on this computer comes from one of these. */
const thisComputer: readonly string[] = ['127.0.0.1', '::1'];

/** A connection, and the request that it is busy with. */
interface Held {
  readonly socket: Socket;
  /** Absent: everybody's. */
  readonly address: string | undefined;
  request?: IncomingMessage;
  response?: ServerResponse;
}

/** Whether the desk works on an answer: a request that is here and isn't answered yet. */
const isBeingAnswered = ({ request, response }: Held): boolean =>
  request?.complete === true && response?.writableEnded === false;

/**
 * Holds as many connections as there is room for. One more makes the oldest of those go that wait for something from
 * their other end: for a request, for the rest of it, or to take the answer. An honest request is here in a moment, so
 * whoever leaves thousands half open loses those, and nobody else is kept out. Where the desk works on all of them, the
 * new one is ended at once.
 */
export function limitConnections(server: Server, { all, perAddress, proxies }: ConnectionRoom): void {
  // Those that wait the longest come first.
  const held = new Map<Socket, Held>();
  const everybodys = new Set([...thisComputer, ...proxies]);
  const counts = new Map<string | undefined, number>();
  const end = (one: Held): void => {
    if (!held.delete(one.socket)) return;
    const left = (counts.get(one.address) ?? 1) - 1;
    if (left === 0) counts.delete(one.address);
    else counts.set(one.address, left);
    one.socket.destroy();
  };
  server.on('connection', (socket: Socket) => {
    const from = plain(socket.remoteAddress ?? '');
    const one: Held = { socket, address: everybodys.has(from) ? undefined : from };
    const isOver = one.address !== undefined && (counts.get(one.address) ?? 0) >= perAddress;
    held.set(socket, one);
    counts.set(one.address, (counts.get(one.address) ?? 0) + 1);
    socket.once('close', () => end(one));
    if (isOver) end(goes(held, one, ({ address }) => address === one.address));
    if (held.size > all) end(goes(held, one, () => true));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const one = held.get(request.socket);
    if (!one) return;
    Object.assign(one, { request, response });
    // Whatever it waits for next, it waits from now.
    const begins = (): void => {
      if (held.delete(one.socket)) held.set(one.socket, one);
    };
    begins();
    response.once('close', begins);
  });
}

/** Which of them makes way for the newest; that one itself where all the others are being answered. */
function goes(held: ReadonlyMap<Socket, Held>, newest: Held, isOfThem: (one: Held) => boolean): Held {
  for (const one of held.values()) if (isOfThem(one) && !isBeingAnswered(one)) return one;
  return newest;
}
