import { type buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { certificateProblem } from './never-sent';

/** A proxy is not there, or opens no way: nothing was sent to whoever is behind it. */
export class NoWayThrough extends Error {
  override readonly name = 'NoWayThrough';
  /** `proxy_` and the status it answered; `proxy_away` where it answered none. */
  readonly code: string;

  constructor(cause: Error) {
    // The proxy's answer stands nowhere else (undici 7.30.2, proxy-agent.js).
    const status = /^Proxy response \((\d{3})\)/.exec(cause.message)?.[1];
    super(status === undefined ? 'the proxy is not there' : `the proxy answered ${status} and opens no way`, { cause });
    this.code = `proxy_${status ?? 'away'}`;
  }
}

/** What the proxy did, where an error is its doing: the code of NoWayThrough. */
export function proxyProblem(error: unknown, depth = 0): string | undefined {
  if (error instanceof NoWayThrough) return error.code;
  return error instanceof Error && depth < 5 ? proxyProblem(error.cause, depth + 1) : undefined;
}

/** What the log says of it; `setting` names the proxy. */
export const proxyWords = (setting: string): string =>
  `the proxy of ${setting} lets nothing through; \`dutydesk doctor\` says what to do`;

const ways = new Map<string, Dispatcher>();

/** The way through a proxy, which opens a tunnel to each host. Kept: its connections serve whoever goes that way. */
export function throughProxy(address: string): Dispatcher {
  const way = ways.get(address) ?? tunnels(address);
  ways.set(address, way);
  return way;
}

/** A way of one's own; `onLine` is told each connection that was opened. Rejects with NoWayThrough. */
export function tunnels(address: string, onLine: (line: { destroy(): void }) => void = () => undefined): Dispatcher {
  const { origin, username, password } = new URL(address);
  const named = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return new ProxyAgent({
    uri: origin,
    ...(named !== ':' && { token: `Basic ${Buffer.from(named).toString('base64')}` }),
    factory: (origin, options) => {
      const { connect } = options as { readonly connect: buildConnector.connector };
      return new Pool(origin, {
        ...options,
        connect: (to, done) =>
          connect(to, (...[error, line]) => {
            if (error === null) {
              onLine(line);
              done(null, line);
            }
            // Some errors of a line that is cut mean "at once, again" to undici, here for ever.
            else done(certificateProblem(error) === undefined ? new NoWayThrough(error) : error, null);
          }),
      });
    },
  });
}
