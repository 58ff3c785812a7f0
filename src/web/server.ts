import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Duration, minutes, seconds } from '../domain/time/instant';
import type { Logger } from '../ports/logger';
import { BodiesInFlight, type BodyRoom } from './bodies-in-flight';
import { type ConnectionRoom, limitConnections } from './connections';
import { covers, pathOf, type Route, sendJson } from './route';

/** What the web server needs. */
export interface WebParts {
  /** Absent: loopback only. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly logger: Logger;
  /** Connections held at a time; absent: `usualRoom`. */
  readonly room?: ConnectionRoom;
  /** Waits that are shorter than usual, for tests. */
  readonly waits?: Partial<typeof waits>;
  /** What the log calls it; `listening` unless given. */
  readonly says?: string;
  /** Where its port is set; `HTTP_PORT` unless given. */
  readonly setting?: string;
}

/** Connections of a desk that was told of no others, behind a proxy on the same computer or none. */
const usualRoom: ConnectionRoom = { all: 1024, perAddress: 256, proxies: [] };

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

const mostHeaders = { maxHeaderSize: 16 * 1024 };
const waits = {
  headersTimeout: seconds(10),
  // A photo takes its time where the network is slow.
  requestTimeout: seconds(90),
  keepAliveTimeout: seconds(65),
  connectionsCheckingInterval: seconds(5),
};

/** Bodies that a route receives at a time: many small ones, or sixteen of the largest it takes. */
const bodyRoom = ({ mostBody: most = 0 }: Pick<Route, 'mostBody'>): BodyRoom => ({
  bytes: Math.max(32 * mostBody, 16 * most),
  number: 256,
});

/** Those of all routes together, and of what is sent where no route is: sixteen photos, and small ones beside them. */
const allBodies: BodyRoom = { bytes: 192 * mostBody, number: 512 };

/** An address that cannot be listened on; `setting` says which it is. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  /** The operating system's, e.g. EADDRINUSE. */
  readonly code: string;

  constructor(
    readonly address: string,
    readonly setting: string,
    cause: NodeJS.ErrnoException,
  ) {
    super(`${address} cannot be listened on: ${cause.code}`, { cause });
    this.code = cause.code ?? '';
  }
}

/** Listens. Throws AddressRefused. */
export async function startWeb(parts: WebParts): Promise<Web> {
  const {
    host = '127.0.0.1',
    port,
    routes,
    logger,
    room = usualRoom,
    says = 'listening',
    setting = 'HTTP_PORT',
  } = parts;
  const all = new BodiesInFlight(allBodies);
  const served = routes.map((route) => ({ route, bodies: new BodiesInFlight(bodyRoom(route), all) }));
  const elsewhere = new BodiesInFlight(bodyRoom({}), all);
  const server = createServer(
    { ...mostHeaders, ...waits, ...parts.waits },
    (request, response) => void answer({ served, elsewhere, logger }, request, response),
  );
  server.maxHeadersCount = 100;
  limitConnections(server, room);
  server.setTimeout(minutes(2));
  server.on('request', (_request, response) => response.on('close', () => setImmediate(letGo, server)));
  server.on('clientError', refuseGarbage);
  await listen(server, { host, port, setting });
  server.on('error', (error) => logger.error('web server failed', { error }));
  const bound = (server.address() as AddressInfo).port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  logger.info(says, { url });
  return { address: { host, port: bound, url }, close: (graceMs) => close(server, graceMs) };
}

function listen(
  server: Server,
  { host, port, setting }: { readonly host: string; readonly port: number; readonly setting: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new AddressRefused(`${host}:${port}`, setting, cause));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

/** A route, and what is being sent to it. */
interface Served {
  readonly route: Route;
  readonly bodies: BodiesInFlight;
}

/** What answers. */
interface Answering {
  readonly served: readonly Served[];
  /** What is sent to where no route is. */
  readonly elsewhere: BodiesInFlight;
  readonly logger: Logger;
}

async function answer(
  { served: routes, elsewhere, logger }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  const path = pathOf(request);
  const here = routes.filter(({ route }) => covers(route, path));
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const served = here.find(({ route }) => route.methods.includes(method));
  if (!bodyIsBounded(request, response, served?.route.mostBody)) return;
  if (served) expectBody(request, served.bodies, served.route.bodyWithin);
  else expectBody(request, elsewhere, seconds(10));
  if (here.length === 0) {
    logger.debug('nothing is there', { method, path });
    return sendJson(response, 404, { error: 'not found' });
  }
  if (served === undefined) {
    response.setHeader('allow', [...new Set(here.flatMap(({ route }) => route.methods))].join(', '));
    return sendJson(response, 405, { error: 'method not allowed' });
  }
  try {
    await served.route.serve(request, response);
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

/** Counts a body and waits for it no longer than its route says. */
function expectBody(request: IncomingMessage, bodies: BodiesInFlight, within: Duration | undefined): void {
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (!(bytes > 0)) return;
  bodies.enter(request, bytes);
  if (within === undefined) return;
  const late = setTimeout(() => request.socket.destroy(), within);
  request.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
}

const statuses: ReadonlyMap<string | undefined, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Also whoever is too slow. The socket is ended from our side: its other end may never close it. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statuses.get(error.code) ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
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
