import { type HTMLElement, parse } from 'node-html-parser';
import { FairTurns, filesServed } from '../../../src/chat/fair-turns';
import { hours, type Instant, instant } from '../../../src/domain/time/instant';
import type { Language } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import type { Profile } from '../../../src/ports/inbound';
import { DeliveryFailed, type PageSignIn } from '../../../src/ports/platform';
import { openStore, type Store } from '../../../src/store/open-store';
import { pageRoutes } from '../../../src/web/pages/page-routes';
import { startWeb, type Web } from '../../../src/web/server';
import { ScriptedInbound } from '../../chat/slack/kit/scripted-inbound';
import { countingIds } from '../../kit/counting-ids';
import { databases, type FreshDatabase } from '../../kit/databases';
import { desk } from '../../kit/tickets';
import { FakeLogger } from '../../scheduler/fakes';

/** The desk's public address; the browser of the tests knows where it really is. */
export const publicUrl = 'https://desk.example.com/dd';

/** Whom a platform called `chat` knows; a code is `<account>.<anything>` and works once. */
export class FakeSignIn implements PageSignIn {
  readonly used = new Set<string>();
  profiles: Readonly<Record<string, Profile>> = {};

  begin({ returnTo, state }: Parameters<PageSignIn['begin']>[0]): string {
    return `https://sign.in/?${new URLSearchParams({ returnTo, state })}`;
  }

  async finish(query: URLSearchParams): Promise<string | undefined> {
    const code = query.get('code') ?? '';
    if (this.used.has(code)) throw new DeliveryFailed('chat', null, 'code_used');
    this.used.add(code);
    return code.startsWith('outsider') ? undefined : code.replace(/\..*$/, '');
  }

  ownBrowser(userAgent: string): boolean {
    return !userAgent.includes('anywhere');
  }

  sender(account: string): ReturnType<PageSignIn['sender']> {
    const profile = async (): Promise<Profile> => {
      const found = this.profiles[account];
      if (!found) throw new Error('the platform does not tell');
      return found;
    };
    return { platform: 'chat', account, profile };
  }
}

/** The pages with a scripted desk behind them, on a database of their own. */
export class PagesUnderTest {
  readonly signIn = new FakeSignIn();
  readonly logger = new FakeLogger();
  now: Instant = instant('2026-11-24T09:10:00+08:00');
  inbound = new ScriptedInbound();
  /** Accounts said to be there again. */
  returned: string[] = [];
  /** What happens before the bytes of a file are there. */
  fetching: (id: string) => Promise<void> = async () => undefined;
  store!: Store;
  private web!: Web;
  private database!: FreshDatabase;
  private codes = 0;

  async start(): Promise<void> {
    const [embedded] = databases;
    if (!embedded) throw new Error('there is no embedded database');
    this.database = await embedded.fresh();
    this.store = await openStore({ url: this.database.url, ids: countingIds, now: () => this.now });
    const asked = (): ScriptedInbound => this.inbound;
    const routes = pageRoutes({
      ...this.store,
      platforms: [{ name: 'chat', pages: this.signIn }, { name: 'without' }],
      inbound: {
        press: (given) => asked().press(given),
        open: (given) => asked().open(given),
        refresh: (given) => asked().refresh(given),
        submit: (given) => asked().submit(given),
        hear: (given) => asked().hear(given),
        changed: (given) => asked().changed(given),
        home: (given) => asked().home(given),
        rosterPictures: (given) => asked().rosterPictures(given),
        look: (from, ticket) => asked().look(from, ticket),
        findPeople: (from, words) => asked().findPeople(from, words),
        admit: (from) => asked().admit(from),
        readerOf: (platform, account) => asked().readerOf(platform, account),
        left: async () => undefined,
        renamed: async () => undefined,
        returned: async (_, account) => void this.returned.push(account),
      },
      fetchFile: async ({ id }) => {
        await this.fetching(id);
        return (await this.store.files.get(id))?.bytes ?? Buffer.from('elsewhere');
      },
      serving: new FairTurns(filesServed),
      desk,
      translator: createTranslator(),
      clock: { now: () => this.now },
      logger: this.logger,
      ids: countingIds,
      publicUrl,
    });
    this.web = await startWeb({ port: 0, routes, logger: this.logger });
  }

  async stop(): Promise<void> {
    await this.web.close(0);
    await this.store.close();
    await this.database.drop();
  }

  /** A desk that has heard nothing yet, speaking this language. */
  begin(language: Language = 'en'): void {
    this.inbound = new ScriptedInbound(language);
    this.returned = [];
    this.fetching = async () => undefined;
    this.signIn.profiles = {
      lina: { name: '李娜', language, zone: 'Asia/Shanghai' },
      emma: { name: 'Emma', language: 'en', zone: 'Europe/Berlin' },
    };
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  get url(): string {
    return this.web.address.url;
  }

  /** A browser; with an account, signed in. */
  async browser(account?: string): Promise<PageBrowser> {
    const browser = new PageBrowser(this.url, () => this.newCode(account ?? 'outsider'));
    if (account !== undefined) await browser.get('/pages/chat/jobs');
    return browser;
  }

  pass(length = hours(9)): void {
    this.now = (this.now + length) as Instant;
  }

  private newCode(account: string): string {
    this.codes += 1;
    return `${account}.${this.codes}`;
  }
}

/** What a page answered. */
export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly page: HTMLElement;
  readonly text: string;
  /** Path and query it was found at. */
  readonly at: string;
}

/** A browser with cookies that signs in by itself. */
export class PageBrowser {
  readonly cookies = new Map<string, string>();
  /** Raw `set-cookie` lines. */
  readonly given: string[] = [];
  /** Every address it was sent to. */
  readonly trail: string[] = [];
  language = 'en-GB,en;q=0.9';
  agent = 'the own browser of a chat';
  /** Address it is at. */
  at = '/';

  constructor(
    readonly url: string,
    public code: () => string,
  ) {}

  /** One request without following where it leads. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      'accept-language': this.language,
      'user-agent': this.agent,
      cookie,
      ...(init.headers as Record<string, string>),
    };
    const answer = await fetch(this.url + path, { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      this.given.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }

  get(path: string): Promise<Shown> {
    return this.go(path, {});
  }

  /** Posts fields, as a form on a page of ours. */
  post(path: string, fields: readonly (readonly [string, string])[], headers = {}): Promise<Shown> {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    return this.go(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } });
  }

  /** Sends a form of a page as it stands, with other values for some names. */
  send(
    shown: Shown,
    changes: Readonly<Record<string, string | readonly string[]>> = {},
    form = '#form',
    ...[to, headers]: readonly [to?: string, headers?: Readonly<Record<string, string>>]
  ): Promise<Shown> {
    const found = shown.page.querySelector(form);
    if (!found) throw new Error(`there is no ${form} in ${shown.text}`);
    const fields = valuesOf(found).filter(([name]) => !(name in changes));
    const changed = Object.entries(changes).flatMap(([name, given]) =>
      (typeof given === 'string' ? [given] : given).map((one) => [name, one] as const),
    );
    const action = to ?? this.resolve(shown.at, found.getAttribute('action') ?? '');
    return this.post(action, [...fields, ...changed], headers);
  }

  /** Where a relative link leads. */
  resolve(at: string, link: string): string {
    const { pathname, search } = new URL(link, `http://here${at}`);
    return pathname + search;
  }

  private async go(path: string, init: RequestInit): Promise<Shown> {
    let at = path;
    let answer = await this.ask(at, init);
    for (let steps = 0; answer.status === 303 && steps < 8; steps += 1) {
      const location = answer.headers.get('location') ?? '';
      this.trail.push(location);
      at = this.next(at, location);
      answer = await this.ask(at);
    }
    this.at = at;
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, page: parse(text), text, at };
  }

  private next(at: string, location: string): string {
    if (!location.startsWith('https://sign.in/')) return this.resolve(at, location);
    const { searchParams } = new URL(location);
    const back = searchParams.get('returnTo') ?? '';
    if (!back.startsWith(publicUrl)) throw new Error(`the sign-in leads to ${back}`);
    const query = new URLSearchParams({ code: this.code(), state: searchParams.get('state') ?? '' });
    return `${back.slice(publicUrl.length)}?${query}`;
  }
}

/** What a browser would send of a form. */
export function valuesOf(form: HTMLElement): readonly (readonly [string, string])[] {
  return form.querySelectorAll('input, textarea, select').flatMap((control) => {
    const name = control.getAttribute('name');
    const type = control.getAttribute('type');
    if (name === undefined || type === 'file') return [];
    if ((type === 'radio' || type === 'checkbox') && !control.hasAttribute('checked')) return [];
    if (control.tagName === 'TEXTAREA') return [[name, control.textContent.replace(/^\n/, '')] as const];
    if (control.tagName !== 'SELECT') return [[name, control.getAttribute('value') ?? ''] as const];
    const chosen = control.querySelector('option[selected]') ?? control.querySelector('option');
    return [[name, chosen?.getAttribute('value') ?? ''] as const];
  });
}
