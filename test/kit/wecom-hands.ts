import { kindNames, letters, recordName } from '../../src/domain/record/record-ref';
import { locales } from '../../src/i18n/locales';
import type { Playground } from '../../src/playground/control/playground';
import type { WecomMessage } from '../../src/playground/wecom/wire';
import type { Given, Hands } from './hands';
import { type FileAtHand, PageVisitor } from './page-visitor';

/** Engineers, whose chats together are what Slack's thread of a ticket is. */
const engineers = ['lina', 'wanglei', 'tom', 'chenhao'];

/** As pages name the record of that number: `IT-1042` is `1042`, `IT-Q7` is `enquiry-7`. */
function idOf(key: string): string {
  const [, letter = '', id] = /-([A-Z]?)(\d+)/.exec(key) ?? [];
  const kind = kindNames.find((name) => letters[name] === letter);
  if (kind === undefined) throw new Error(`no record is numbered ${key}`);
  return recordName({ kind, id: Number(id) });
}

/** Somebody in the WeCom company, at their phone. */
export class WecomHands implements Hands {
  readonly platform = 'wecom';
  private readonly browser: PageVisitor;
  private readonly files = new Map<string, FileAtHand>();
  /** How much of the conversation was read when something was pressed last: a form's link comes after. */
  private read = 0;

  constructor(
    private readonly playground: Playground,
    readonly account: string,
  ) {
    this.browser = new PageVisitor(playground.url, account);
  }

  private get wecom() {
    const { wecom } = this.playground;
    if (!wecom) throw new Error('there is no WeCom company');
    return wecom;
  }

  private get me() {
    return this.wecom.as(this.account);
  }

  async beginReport(words: string): Promise<void> {
    await this.openPage('form/report');
    if (words !== '') await this.browser.describe(words);
  }

  async write(text: string): Promise<void> {
    this.startReading();
    await this.me.say(text);
  }

  async fileIt(): Promise<void> {
    const link = this.messages()
      .flatMap(linksOf)
      .findLast(({ url }) => url.includes('/form/report?draft='));
    if (!link) throw new Error(`${this.account} was not offered to file anything`);
    await this.follow(link.url);
  }

  async answer(key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.write(`${key} ${text}`);
    for (const handle of files) {
      const file = this.files.get(handle);
      if (file && /\.(png|jpe?g)$/.test(file.name)) await this.me.sendImage(file.name, file.bytes);
      else if (file) await this.me.sendFile(file.name, file.bytes);
    }
  }

  writeInside(key: string, text: string, files: readonly string[] = []): Promise<void> {
    return this.answer(key, text, files);
  }

  async press(key: string, button: string): Promise<void> {
    const message = this.messages().findLast((one) => wordsOf(one).includes(key) && offers(one, button));
    if (message) return this.pressOn(message, button);
    await this.openPage(`job/${idOf(key)}`);
    if (await this.browser.press(button)) return this.browser.confirm();
    // What is not offered to them they may still have a link to.
    await this.openPage(`form/${actionCalled(button)}/${idOf(key)}`);
    await this.browser.confirm();
  }

  async pressInDm(button: string): Promise<void> {
    const message = this.messages().findLast((one) => offers(one, button));
    if (!message) throw new Error(`nothing in the chat of ${this.account} offers "${button}"`);
    await this.pressOn(message, button);
  }

  pressOwn(key: string, button: string): Promise<void> {
    return this.press(key, button);
  }

  async form(): Promise<string | undefined> {
    if (!this.browser.hasForm) await this.followLink();
    return this.browser.hasForm ? this.browser.words() : undefined;
  }

  choose(field: string, option: string): Promise<void> {
    return this.browser.choose(field, option);
  }

  submit(fields: Readonly<Record<string, Given>>): Promise<readonly string[]> {
    return this.browser.submit(fields, this.files);
  }

  async close(): Promise<void> {
    this.browser.close();
  }

  screen(): string {
    return this.browser.words();
  }

  async upload(name: string, bytes: Buffer): Promise<string> {
    const handle = `file-${this.files.size}`;
    this.files.set(handle, { name, bytes });
    return handle;
  }

  dm(): readonly string[] {
    return joined(this.messages()).map(numbered);
  }

  whispered(): string {
    return this.dm().at(-1) ?? '';
  }

  async card(key: string): Promise<string> {
    const cards = this.messages().filter((one) => one.type === 'template_card' && wordsOf(one).includes(key));
    const page = new PageVisitor(this.playground.url, this.account);
    await page.open(this.pageAt(`job/${idOf(key)}`));
    return [...cards.slice(-1).map(wordsOf), page.words()].join('\n');
  }

  thread(key: string): readonly string[] {
    return joined(this.amongEngineers(key)).map(numbered);
  }

  async threadFiles(key: string): Promise<readonly string[]> {
    // Each of them is sent it.
    return [...new Set(await this.bytesAfter(this.amongEngineers(key)))];
  }

  ownCard(key: string): string {
    const cards = this.messages().filter((one) => one.type === 'template_card' && wordsOf(one).includes(key));
    if (cards.length === 0) throw new Error(`${this.account} has no card of ${key}`);
    return cards.map(wordsOf).map(numbered).join('\n');
  }

  told(key: string): readonly string[] {
    return joined(this.messages().filter((one) => wordsOf(one).includes(key))).map(numbered);
  }

  toldFiles(key: string): Promise<readonly string[]> {
    return this.bytesAfter(this.messages().filter((one) => one.media !== undefined || wordsOf(one).includes(key)));
  }

  /** What the app told this member; nothing that WeCom dropped. */
  private messages(): readonly WecomMessage[] {
    return this.wecom.messagesOf(this.account).filter((one) => one.from === 'app' && one.discarded !== true);
  }

  private amongEngineers(key: string): readonly WecomMessage[] {
    const seen = new Set<string>();
    return engineers
      .flatMap((userid) => this.wecom.messagesOf(userid))
      .filter(
        (one) =>
          one.from === 'app' && (one.media !== undefined || wordsOf(one).includes(key)) && one.type !== 'template_card',
      )
      .sort((one, other) => one.at - other.at)
      .filter(({ msgid }) => !seen.has(msgid) && seen.add(msgid));
  }

  private async bytesAfter(messages: readonly WecomMessage[]): Promise<readonly string[]> {
    const media = messages.flatMap((one) => one.media ?? []);
    return Promise.all(
      media.map(async ({ url }) =>
        String(Buffer.from(await (await fetch(`${this.playground.url}${url}`)).arrayBuffer())),
      ),
    );
  }

  private startReading(): void {
    this.browser.close();
    this.read = this.messages().length;
  }

  private async pressOn(message: WecomMessage, button: string): Promise<void> {
    this.startReading();
    const link = linksOf(message).find(({ label }) => label === button);
    if (link) return this.follow(link.url);
    const option = optionsOf(message).find(({ text }) => text === button);
    if (option) {
      await this.me.choose(message.msgid, { [option.question]: option.id });
      return;
    }
    const { url } = await this.me.press(message.msgid, button);
    if (url !== undefined) await this.follow(url);
  }

  private async follow(url: string): Promise<void> {
    await this.browser.open(url);
    await this.browser.confirm();
  }

  /** A form whose press was answered with a link to it. */
  private async followLink(): Promise<void> {
    const link = this.messages()
      .slice(this.read)
      .flatMap(linksOf)
      .find(({ url }) => url.includes('/pages/wecom/form/'));
    if (link) await this.browser.open(link.url);
  }

  private pageAt(path: string): string {
    return `${this.playground.url}/webview/pages/wecom/${path}`;
  }

  private async openPage(path: string): Promise<void> {
    this.startReading();
    await this.browser.open(this.pageAt(path));
  }
}

/** People read the tag as the number. */
const numbered = (words: string): string => words.replaceAll(/【(IT-[A-Z]?\d+)】/g, '$1 ');

const part = /^(【IT-[A-Z]?\d+】)?\((\d+)\/\d+\) /;

/** Words of messages; the parts of a long one are read as one. */
function joined(messages: readonly WecomMessage[]): readonly string[] {
  const read: string[] = [];
  for (const message of messages) {
    const words = wordsOf(message);
    const [begin = '', tag = '', nth] = part.exec(words) ?? [];
    if (nth === undefined) read.push(words);
    else if (nth === '1') read.push(`${tag}${words.slice(begin.length)}`);
    else read.push(`${read.pop() ?? ''}${words.slice(begin.length)}`);
  }
  return read;
}

const strings = (value: unknown, skip: ReadonlySet<string>): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (skip.has(key) ? [] : strings(inner, skip)));
};
const unseen = new Set([
  'key',
  'url',
  'task_id',
  'card_type',
  'question_key',
  'id',
  'selected_id',
  'userid',
  'icon_url',
]);

/** Everything a message shows. */
function wordsOf(message: WecomMessage): string {
  const { text = '', card, body, media } = message;
  const shown = text.replaceAll(/<a href="[^"]*">([^<]*)<\/a>/g, '$1');
  const names = media ? [media.name] : [];
  const onCard = card ? [...strings(card.json, unseen), ...(card.greyed === undefined ? [] : [card.greyed])] : [];
  return [shown, ...names, ...onCard, ...strings(body, unseen)].filter((words) => words !== '').join('\n');
}

const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value : []);
const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** Links of a text, and buttons that are links. */
function linksOf({ text = '', card, type }: WecomMessage): readonly { readonly label: string; readonly url: string }[] {
  const inText = [...text.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, url = '', label = '']) => ({
    label,
    url: unescaped(url),
  }));
  const inMarkdown =
    type === 'markdown'
      ? [...text.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(([, label = '', url = '']) => ({ label, url }))
      : [];
  const buttons = card?.greyed === undefined ? objects(at(card?.json, 'button_list')) : [];
  const onCard = buttons
    .filter((one) => one['type'] === 1)
    .map((one) => ({ label: String(one['text']), url: String(one['url']) }));
  return [...inText, ...inMarkdown, ...onCard];
}
const unescaped = (url: string): string => url.replaceAll('&amp;', '&');

function optionsOf({
  card,
}: WecomMessage): readonly { readonly question: string; readonly id: string; readonly text: string }[] {
  if (!card || card.greyed !== undefined) return [];
  const box = at(card.json, 'checkbox');
  return objects(at(box, 'option_list')).map((one) => ({
    question: String(at(box, 'question_key')),
    id: String(one['id']),
    text: String(one['text']),
  }));
}

function offers(message: WecomMessage, label: string): boolean {
  const { card } = message;
  const pressed =
    card && card.greyed === undefined
      ? [...objects(at(card.json, 'button_list')), ...objects(at(at(card.json, 'action_menu'), 'action_list'))]
      : [];
  return (
    pressed.some((one) => one['text'] === label) ||
    linksOf(message).some((link) => link.label === label) ||
    optionsOf(message).some(({ text }) => text === label)
  );
}

/** The action whose button is called so. */
function actionCalled(label: string): string {
  const topics = [locales['zh-CN'], locales.en].flatMap(({ ticket, ...others }) => [ticket, ...Object.values(others)]);
  const named = topics
    .flatMap((sentences) => Object.entries(sentences))
    .find(([key, words]) => key.startsWith('action.') && words === label);
  if (!named) throw new Error(`no button is called "${label}"`);
  return named[0].replace('action.', '');
}
