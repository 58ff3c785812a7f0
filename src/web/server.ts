import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { minutes, seconds } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import { covers, pathOf, type Route, sendJson } from './route';

/** What the web server needs. */
export interface WebParts {
  /** Absent: loopback only. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly logger: Logger;
}

/** A web server that listens. */
export interface Web {
  readonly address: { readonly host: string; readonly port: number; readonly url: string };
  /** Takes no new requests and waits at most so long for those that are being answered. */
  close(graceMs: number): Promise<void>;
}

/** Forms with everything people may type stay far below; a route that takes files says so. */
const mostBody = 1024 * 1024;

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
} as const;

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: seconds(10),
  // A photo takes its time where the network is slow.
  requestTimeout: seconds(90),
  keepAliveTimeout: seconds(65),
  connectionsCheckingInterval: seconds(5),
};

/** Listens. Rejects with a sentence when the address cannot be used. */
export async function startWeb({ host = '127.0.0.1', port, routes, logger }: WebParts): Promise<Web> {
  const server = createServer(limits, (request, response) => void answer(routes, logger, request, response));
  server.maxHeadersCount = 100;
  server.setTimeout(minutes(2));
  server.on('request', (_request, response) => response.on('close', () => setImmediate(letGo, server)));
  server.on('clientError', refuseGarbage);
  await listen(server, host, port);
  server.on('error', (error) => logger.error('web server failed', { error }));
  const bound = (server.address() as AddressInfo).port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  logger.info('listening', { url });
  return { address: { host, port: bound, url }, close: (graceMs) => close(server, graceMs) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'is taken by another process' : `cannot be used (${cause.code})`;
      reject(new Error(`${host}:${port} ${why}`, { cause }));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

async function answer(
  routes: readonly Route[],
  logger: Logger,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  const path = pathOf(request);
  const here = routes.filter((route) => covers(route, path));
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const route = here.find(({ methods }) => methods.includes(method));
  if (here.length === 0) return sendJson(response, 404, { error: 'not found' });
  if (route === undefined) {
    response.setHeader('allow', [...new Set(here.flatMap(({ methods }) => methods))].join(', '));
    return sendJson(response, 405, { error: 'method not allowed' });
  }
  if (!bodyIsBounded(request, response, route.mostBody)) return;
  try {
    await route.serve(request, response);
  } catch (error) {
    logger.error('request failed', { method, path, error });
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { error: 'internal error' });
  }
}

/** Nobody may fill the memory: a body says its length beforehand, and it is short. */
function bodyIsBounded(request: IncomingMessage, response: ServerResponse, most = mostBody): boolean {
  const unmeasured = request.headers['transfer-encoding'] !== undefined;
  const tooLong = Number(request.headers['content-length'] ?? 0) > most;
  if (!unmeasured && !tooLong) return true;
  response.setHeader('connection', 'close');
  sendJson(response, unmeasured ? 411 : 413, { error: unmeasured ? 'length required' : 'too large' });
  return false;
}

function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** A kept-alive connection whose last answer is out would hold the closing up. */
const letGo = (server: Server): void => {
  if (!server.listening) server.closeIdleConnections();
};

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
