import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerText } from '../http/answer';
import { readBody } from '../http/read-body';
import { largestFile } from '../largest-file';
import type { Company } from './company';
import { CookieJar } from './cookie-jar';
import { authorizeProblem, outsider, signedIn } from './sign-in';
import { answerPicker, answerProblem } from './sign-in-pages';

const mostBodyBytes = largestFile + 100_000;
const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 ' +
  'wxwork/4.1.36 MicroMessenger/7.0.1 Language/zh';

/** What goes on to the app as the browser sent it. */
const passed = [
  'accept',
  'content-type',
  'range',
  'if-none-match',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
];
/** What stays behind on the way back. */
const dropped = [
  'set-cookie',
  'x-frame-options',
  'location',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
];

interface Asked {
  readonly persona: string;
  /** With its query, from the app's point of view. */
  readonly path: string;
}

/**
 * The browser inside WeCom: shows the app's pages to a persona under `/webview/@<userid>/`, with their cookies, and signs
 * them in on the way. A plain `/webview/…`, as cards hold it, asks first who is looking.
 */
export class Webview {
  /** Where the app's pages really are, without a slash at its end. */
  appUrl: string | undefined;
  private readonly jars = new Map<string, CookieJar>();

  constructor(private readonly company: Company) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    const [, persona, path = '/'] = /^\/webview\/(@[^/?]+)(\/.*)?$/.exec(url) ?? [];
    if (persona === undefined) return this.askWho(request, response, url.slice('/webview'.length) || '/');
    const who = decodeURIComponent(persona.slice(1));
    const known = persona === outsider ? outsider : this.company.member(who)?.userid;
    if (known === undefined) return answerText(response, 404, `there is no member ${who}`);
    return this.pass(request, response, { persona: known, path });
  }

  private askWho(request: IncomingMessage, response: ServerResponse, path: string): void {
    const from = /\/webview\/(@[^/?]+)\//.exec(request.headers.referer ?? '')?.[1];
    if (request.method !== 'GET') answerText(response, 405, 'open it as somebody: /webview/@<userid>/…');
    else if (from !== undefined) redirect(response, `/webview/${from}${path}`);
    else answerPicker(response, this.company, (userid) => this.pathFor(userid, path));
  }

  /** `/webview/@<userid>/…` for a path of the app. */
  pathFor(persona: string, path: string): string {
    const name = persona === outsider ? outsider : `@${encodeURIComponent(persona)}`;
    return `/webview/${name}${path}`;
  }

  private async pass(request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<void> {
    const base = this.appUrl;
    if (base === undefined) return answerText(response, 502, 'the app is not there yet');
    const body = await readBody(request, mostBodyBytes);
    const jar = this.jars.get(asked.persona) ?? new CookieJar();
    this.jars.set(asked.persona, jar);
    const headers = this.headersFor(request, asked, { jar, length: body.length });
    return new Promise((resolve) => {
      const sent = ask(`${base}${asked.path}`, { method: request.method ?? 'GET', headers }, (answer) => {
        for (const cookie of answer.headers['set-cookie'] ?? [])
          jar.take(cookie, publicPath(asked), this.company.wall());
        this.giveBack(answer, response, asked);
        answer.on('close', resolve);
      });
      sent.on('error', (problem) => {
        answerText(response, 502, `the app did not answer: ${problem.message}`);
        resolve();
      });
      sent.end(body);
    });
  }

  private headersFor(
    request: IncomingMessage,
    asked: Asked,
    { jar, length }: { readonly jar: CookieJar; readonly length: number },
  ): Record<string, string> {
    const from = passed.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const cookie = jar.headerFor(publicPath(asked));
    const isAct = request.method !== 'GET' && request.method !== 'HEAD';
    return {
      ...Object.fromEntries(from),
      'user-agent': userAgent,
      'accept-language': this.company.member(asked.persona)?.language ?? 'zh-CN',
      'accept-encoding': 'identity',
      ...(isAct ? { origin: this.company.url, 'content-length': String(length) } : {}),
      ...(cookie === undefined ? {} : { cookie }),
    };
  }

  private giveBack(answer: IncomingMessage, response: ServerResponse, asked: Asked): void {
    const kept = Object.entries(answer.headers).filter(([name]) => !dropped.includes(name));
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of kept) if (value !== undefined) headers[name] = value;
    const policy = answer.headers['content-security-policy'];
    if (policy !== undefined) headers['content-security-policy'] = framed(String(policy));
    const { location } = answer.headers;
    const to = location === undefined ? undefined : this.whereTo(location, asked);
    if (to !== undefined && 'problem' in to) {
      answer.resume();
      answerProblem(response, to.problem);
      return;
    }
    if (to !== undefined) headers['location'] = to.location;
    response.writeHead(answer.statusCode ?? 502, headers);
    answer.pipe(response);
  }

  /** Where a redirect leads within the webview. Sign-in is done at once: WeCom knows who is looking. */
  private whereTo(location: string, asked: Asked): { readonly location: string } | { readonly problem: string } {
    const { url } = this.company;
    const pages = `${url}/webview`;
    const isAppPath = /^\/(?!\/|webview\/|wecom\/)/.test(location);
    const target = new URL(isAppPath ? `${pages}${location}` : location, `${pages}${asked.path}`);
    if (target.origin === url && target.pathname === '/wecom/connect/oauth2/authorize') {
      const problem = authorizeProblem(this.company, target.searchParams);
      if (problem !== undefined) return { problem };
      return this.whereTo(signedIn(this.company, target.searchParams, asked.persona), asked);
    }
    return { location: this.inside(target, asked.persona) };
  }

  /** An address of the app's pages as this persona's; any other as it is. */
  private inside(target: URL, persona: string): string {
    const rest = `${target.search}${target.hash}`;
    const isOurs = target.origin === this.company.url;
    if (isOurs && target.pathname.startsWith('/webview/@')) return target.pathname + rest;
    if (isOurs && target.pathname.startsWith('/webview/'))
      return this.pathFor(persona, target.pathname.slice('/webview'.length) + rest);
    const app = this.appUrl === undefined ? undefined : new URL(this.appUrl);
    if (app !== undefined && target.origin === app.origin) return this.pathFor(persona, target.pathname + rest);
    return target.href;
  }

  /** Answers WeCom's authorize address in a browser outside: it has to ask who that is. */
  authorize(request: IncomingMessage, response: ServerResponse): void {
    const { searchParams } = new URL(request.url ?? '/', this.company.url);
    const problem = authorizeProblem(this.company, searchParams);
    const who = searchParams.get('as');
    const again = (userid: string): string =>
      `/wecom/connect/oauth2/authorize?${new URLSearchParams([...searchParams, ['as', userid]])}`;
    if (problem !== undefined) answerProblem(response, problem);
    else if (who === null) answerPicker(response, this.company, again);
    else redirect(response, this.inside(new URL(signedIn(this.company, searchParams, who)), who));
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'cache-control': 'no-store' });
  response.end();
}

/** As a card's link has it: the app gives its cookies for the address it is known by. */
const publicPath = ({ path }: Asked): string => `/webview${path.replace(/\?.*$/, '')}`;

/** A content security policy that lets the playground frame the page. */
function framed(policy: string): string {
  const kept = policy.split(';').filter((one) => !/^\s*frame-ancestors\b/i.test(one) && one.trim() !== '');
  return [...kept, " frame-ancestors 'self'"].join(';');
}
