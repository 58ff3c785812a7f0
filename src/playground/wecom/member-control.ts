import { CannotDo } from '../acts/person';
import { objectsIn } from '../json';
import type { XmlValue } from './callback-xml';
import { choose, press, questionsOf } from './card-acts';
import type { LocalWecom } from './local-wecom';
import {
  type Actor,
  changeMember,
  openApp,
  say,
  sendLink,
  sendLocation,
  sendMedia,
  useMenu,
  xmlFrom,
} from './member-acts';
import { outsider } from './sign-in';
import type { WecomAnswer, WecomMessage } from './wire';

/** A page as the persona got it: `url` is the last address, with `/webview/@…` in it. */
export interface Browsed {
  readonly status: number;
  readonly url: string;
  readonly body: string;
  readonly headers: Headers;
}

/** What is posted: a form's fields, or any body with its type. */
export type Posted =
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly body: Buffer | string; readonly type: string }
  | { readonly multipart: FormData };

const mostRedirects = 10;

/** Fetches a page the way the browser in WeCom does, as one persona. */
export async function browseAs(local: LocalWecom, persona: string, address: string, posted?: Posted): Promise<Browsed> {
  const { company, webview } = local;
  const start = webview.pathFor(persona, '/');
  let url = new URL(address, company.url + start);
  if (url.origin === company.url && !url.pathname.startsWith('/webview/@')) {
    const path = url.pathname.replace(/^\/webview(?=\/)/, '');
    url = new URL(webview.pathFor(persona, path + url.search + url.hash), company.url);
  }
  let sent = posted === undefined ? {} : sentAs(posted);
  for (let step = 0; step <= mostRedirects; step += 1) {
    const answer = await fetch(url, { ...sent, redirect: 'manual' });
    const location = answer.headers.get('location');
    const isRedirect = answer.status >= 300 && answer.status < 400 && location !== null;
    const next = isRedirect ? new URL(location, url) : undefined;
    if (next === undefined || next.origin !== company.url)
      return { status: answer.status, url: (next ?? url).href, body: await answer.text(), headers: answer.headers };
    await answer.arrayBuffer();
    if (answer.status !== 307 && answer.status !== 308) sent = {};
    url = next;
  }
  throw new Error(`more than ${mostRedirects} redirects, last to ${url.href}`);
}

function sentAs(posted: Posted): RequestInit {
  if ('form' in posted) return { method: 'POST', body: new URLSearchParams(posted.form) };
  if ('multipart' in posted) return { method: 'POST', body: posted.multipart };
  const body = typeof posted.body === 'string' ? posted.body : new Uint8Array(posted.body);
  return { method: 'POST', body, headers: { 'content-type': posted.type } };
}

/** Acts as one member, the way they would on their phone. Every act throws CannotDo where they can't. */
export class MemberControl {
  constructor(
    private readonly local: LocalWecom,
    private readonly actor: Actor,
  ) {}

  get userid(): string {
    return this.actor.member.userid;
  }

  say(text: string): Promise<WecomAnswer> {
    return say(this.actor, text);
  }

  sendImage(name: string, bytes: Buffer): Promise<WecomAnswer> {
    return sendMedia(this.actor, 'image', { name, bytes });
  }

  sendVoice(bytes: Buffer): Promise<WecomAnswer> {
    return sendMedia(this.actor, 'voice', { name: 'voice.amr', bytes });
  }

  sendVideo(name: string, bytes: Buffer): Promise<WecomAnswer> {
    return sendMedia(this.actor, 'video', { name, bytes });
  }

  sendFile(name: string, bytes: Buffer): Promise<WecomAnswer> {
    return sendMedia(this.actor, 'file', { name, bytes });
  }

  sendLocation(label: string, latitude: number, longitude: number): Promise<WecomAnswer> {
    return sendLocation(this.actor, { label, latitude, longitude });
  }

  sendLink(title: string, url: string, description = ''): Promise<WecomAnswer> {
    return sendLink(this.actor, { title, description, url });
  }

  /**
   * Presses what is called `name` (label or key) on a card, its menu too; a link (button, jump, row, or `card` for the
   * whole card) answers its `url`. `selected` is for a drop-down beside the buttons, as in `choose`.
   */
  press(msgid: string, name: string, selected: Readonly<Record<string, string>> = {}): Promise<WecomAnswer> {
    const chosen = this.selection(msgid, selected);
    return press(this.actor, { msgid, key: name, ...(Object.keys(chosen).length === 0 ? {} : { selected: chosen }) });
  }

  /** Submits a vote or drop-downs: question (key or title) → option (id or label), or several of a vote. */
  choose(msgid: string, answers: Readonly<Record<string, string | readonly string[]>> = {}): Promise<WecomAnswer> {
    return choose(this.actor, { msgid, selected: this.selection(msgid, answers) });
  }

  /** Picks a button of the menu: its name, or the names from the top. A link answers its `url`. */
  menu(...names: readonly string[]): Promise<WecomAnswer> {
    const [only = ''] = names;
    const all = this.local.company.world.menu;
    const above = all.find((one) => one.sub.some((sub) => sub.name === only));
    const isTop = all.some((one) => one.name === only);
    return useMenu(this.actor, names.length === 1 && !isTop && above !== undefined ? [above.name, only] : names);
  }

  /** Opens the chat with the app. */
  open(): Promise<WecomAnswer> {
    return openApp(this.actor);
  }

  /** Leaves the company; the app hears `unsubscribe`. */
  leave(): Promise<void> {
    return changeMember(this.actor, { status: 5 });
  }

  /** Comes (back) to the company; the app hears `subscribe`. */
  join(): Promise<void> {
    return changeMember(this.actor, { status: 1, visible: true, gone: false });
  }

  /** The chat with the app as on the screen, oldest first: nothing that was discarded. */
  messages(): readonly WecomMessage[] {
    return this.local.company.messages(this.userid).filter((one) => one.discarded !== true);
  }

  /** Opens a page of the app: a link out of a card, or a path such as `/pages/wecom/jobs`. Follows redirects. */
  browse(address: string, posted?: Posted): Promise<Browsed> {
    return browseAs(this.local, this.userid, address, posted);
  }

  /** The inner XML of anything else from this member, to be sent with `sendEvent`. */
  xml(fields: Readonly<Record<string, XmlValue>>): string {
    return xmlFrom(this.actor, fields);
  }

  private selection(
    msgid: string,
    answers: Readonly<Record<string, string | readonly string[]>>,
  ): Readonly<Record<string, readonly string[]>> {
    const card = this.local.company.message(this.userid, msgid)?.card?.json ?? {};
    const questions = questionsOf(card);
    return Object.fromEntries(
      Object.entries(answers).map(([asked, given]) => {
        const question = questions.find((one) => one['question_key'] === asked || one['title'] === asked);
        if (question === undefined) throw new CannotDo(`the card does not ask "${asked}"`);
        const options = objectsIn(question, 'option_list');
        const idOf = (name: string): string =>
          String(
            options.find((one) => one['text'] === name && !options.some((other) => other['id'] === name))?.['id'] ??
              name,
          );
        return [String(question['question_key']), (typeof given === 'string' ? [given] : given).map(idOf)] as const;
      }),
    );
  }
}

/** Somebody from outside the company, who only has a link. */
export class OutsiderControl {
  constructor(private readonly local: LocalWecom) {}

  browse(address: string, posted?: Posted): Promise<Browsed> {
    return browseAs(this.local, outsider, address, posted);
  }
}
