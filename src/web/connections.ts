import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { peerOf, proxiesAt } from './peers';

/** How many connections are held at a time. */
export interface ConnectionRoom {
  readonly all: number;
  /** From one address, unless it is a reverse proxy's; an IPv6 /64 is one address. */
  readonly perAddress: number;
  /**
   * IP addresses and networks (`10.0.0.0/8`) of reverse proxies on other computers, which bring everybody's requests as
   * one on this computer does.
   */
  readonly proxies: readonly string[];
}

/** A connection, and the request that it is busy with. */
interface Held {
  readonly socket: Socket;
  /** Absent: a reverse proxy's, and so everybody's. */
  readonly peer: string | undefined;
  request?: IncomingMessage;
  response?: ServerResponse;
}

/** Whether the desk works on an answer: a request that is here and isn't answered yet. */
const isBeingAnswered = ({ request, response }: Held): boolean =>
  request?.complete === true && response?.writableEnded === false;

/** Room that those who come past the proxies never take: everybody's requests must get in, whoever floods beside them. */
const keptForProxies = (all: number): number => Math.floor(all / 4);

/**
 * Holds as many connections as there is room for. One more makes the oldest of those go that wait for something from
 * their other end: for a request, for the rest of it, or to take the answer. An honest request is here in a moment, so
 * whoever leaves thousands half open or idle loses those, and nobody else is kept out. Where the desk works on all of
 * them, the new one is ended at once.
 */
export function limitConnections(server: Server, { all, perAddress, proxies }: ConnectionRoom): void {
  // Those that wait the longest come first.
  const held = new Map<Socket, Held>();
  const isProxy = proxiesAt(proxies);
  const counts = new Map<string | undefined, number>();
  const countOf = (peer: string | undefined): number => counts.get(peer) ?? 0;
  const end = (one: Held): void => {
    if (!held.delete(one.socket)) return;
    const left = countOf(one.peer) - 1;
    if (left === 0) counts.delete(one.peer);
    else counts.set(one.peer, left);
    one.socket.destroy();
  };
  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress ?? '';
    const one: Held = { socket, peer: isProxy(from) ? undefined : peerOf(from) };
    held.set(socket, one);
    counts.set(one.peer, countOf(one.peer) + 1);
    socket.once('close', () => end(one));
    const direct = (): number => held.size - countOf(undefined);
    if (one.peer !== undefined && countOf(one.peer) > perAddress) end(goes(held, one, ({ peer }) => peer === one.peer));
    if (direct() > all - keptForProxies(all)) end(goes(held, one, ({ peer }) => peer !== undefined));
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
