import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CannotDo } from '../acts/person';
import type { SlackApp } from '../app/slack-app';
import type { FileBytes } from '../file-bytes';
import type { WebApi } from '../slack/web-api';
import type { LocalTelephony } from '../telephony/provider';
import type { LocalWecom } from '../wecom/local-wecom';
import { answerJson, answerText, TooLarge } from './answer';
import { clockRoute } from './clock-routes';
import { FileRoutes } from './file-routes';
import { phoneRoute } from './phone-route';
import { PlayRoutes } from './play-routes';
import { responseRoute } from './response-route';
import { answerPage } from './static-pages';

export interface ServerParts {
  readonly app: SlackApp;
  readonly api: WebApi;
  readonly bytes: FileBytes;
  readonly pageDir: string | undefined;
  readonly wecom: LocalWecom | undefined;
  readonly telephony: LocalTelephony | undefined;
}

type Route = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> | void;

/** Another site's page must not act here: neither by a form or script (Origin), nor by a name it controls (Host). */
function isForeign(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  const named = host.replace(/:\d+$/, '');
  const isName = !/^[\d.]+$|^\[.*\]$/.test(named) && named !== 'localhost';
  const origin = request.headers.origin;
  // A page with a strict referrer policy posts its forms from nowhere; the browser still says that it is the same site.
  const isHidden = origin === 'null' && request.headers['sec-fetch-site'] === 'same-origin';
  return isName || (origin !== undefined && origin !== `http://${host}` && !isHidden);
}

function wecomRoutes(wecom: LocalWecom): readonly (readonly [string, Route])[] {
  return [
    ['/wecom/', (request, response, path) => wecom.serve(request, response, path)],
    ['/webview/', (request, response) => wecom.view(request, response)],
    ['/play/wecom/', (request, response, path) => wecom.playRoute(request, response, path)],
  ];
}

function telephonyRoutes(telephony: LocalTelephony): readonly (readonly [string, Route])[] {
  return [
    ['/telephony/', (request, response) => telephony.serve(request, response)],
    ['/play/phone', (request, response) => phoneRoute(telephony, request, response)],
  ];
}

function routesOf(parts: ServerParts): readonly (readonly [string, Route])[] {
  const files = new FileRoutes(parts.app.workspace, parts.bytes);
  const play = new PlayRoutes(parts.app, parts.bytes, parts.telephony);
  return [
    ...(parts.wecom === undefined ? [] : wecomRoutes(parts.wecom)),
    ...(parts.telephony === undefined ? [] : telephonyRoutes(parts.telephony)),
    ['/api/', (request, response, path) => parts.api.handle(path.slice('/api/'.length), request, response)],
    ['/response/', (request, response) => responseRoute(parts, request, response)],
    ['/upload/', (request, response, path) => files.take(request, response, path)],
    ['/files-pri/', (request, response, path) => files.download(request, response, path)],
    ['/files/', (_request, response, path) => files.show(response, path)],
    ['/play/', (request, response, path) => play.handle(path.slice('/play/'.length), request, response)],
    ['/demo/clock', (request, response) => clockRoute(parts.app.workspace, request, response)],
  ];
}

async function serve(
  parts: ServerParts,
  routes: ReturnType<typeof routesOf>,
  exchange: [IncomingMessage, ServerResponse],
): Promise<void> {
  const [request, response] = exchange;
  if (isForeign(request)) return answerText(response, 403, 'not from there');
  const path = URL.parse(request.url ?? '/', 'http://local')?.pathname;
  // `//` is an address without a host, and no path of ours.
  if (path === undefined) return answerText(response, 400, 'not understood');
  const route = routes.find(([prefix]) => path.startsWith(prefix))?.[1];
  try {
    if (route !== undefined) await route(request, response, path);
    else if (request.method === 'GET' && parts.pageDir !== undefined) await answerPage(response, parts.pageDir, path);
    else answerText(response, 404, 'not found');
  } catch (problem) {
    if (problem instanceof CannotDo) answerJson(response, 422, { problem: problem.message });
    else if (problem instanceof TooLarge)
      answerJson(response, 413, { ok: false, error: 'request_too_large', problem: problem.message });
    else if (problem instanceof SyntaxError || problem instanceof URIError)
      answerJson(response, 400, { problem: 'not understood' });
    else answerJson(response, 500, { ok: false, error: 'internal_error', problem: String(problem) });
  }
}

/** The server of the workspace, not listening yet. */
export function playgroundServer(parts: ServerParts): Server {
  const routes = routesOf(parts);
  const server = createServer((request, response) => void serve(parts, routes, [request, response]));
  parts.app.sockets.attach(server);
  return server;
}
