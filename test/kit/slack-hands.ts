import type { Playground } from '../../src/playground/control/playground';
import type { PlayMessage } from '../../src/playground/wire';
import type { Given, Hands } from './hands';
import { wordsIn } from './words-in';

export const engineersChannel = 'C0ITDESK';

/** Not an answer in a thread. */
export const isHead = ({ threadTs, ts }: PlayMessage): boolean => threadTs === undefined || threadTs === ts;

const desk = 'U0DUTYDESK';

/** Somebody in the Slack workspace. */
export class SlackHands implements Hands {
  readonly platform = 'slack';

  constructor(
    private readonly slack: Playground,
    readonly account: string,
  ) {}

  private get me() {
    return this.slack.as(this.account);
  }

  async beginReport(words: string): Promise<void> {
    await this.me.command(`/repair ${words}`);
  }

  async write(text: string): Promise<void> {
    await this.me.dm(text);
  }

  fileIt(): Promise<void> {
    const label = ['填写报修单', 'File it'].find((one) => this.dm().at(-1)?.includes(one));
    return this.pressInDm(label ?? '填写报修单');
  }

  async answer(key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.me.dm(text, { thread: this.ownMessage(key).ts, files });
  }

  async writeInside(key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.me.say(engineersChannel, text, { thread: this.message(key).ts, files });
  }

  async press(key: string, button: string): Promise<void> {
    await this.me.press(engineersChannel, this.message(key).ts, button);
  }

  async pressInDm(button: string): Promise<void> {
    // A sentence may say the word that a button is called by.
    const isCalledSo = (one: PlayMessage): boolean => JSON.stringify(one).includes(`"text":${JSON.stringify(button)}`);
    const messages = this.messages();
    const message = messages.findLast(isCalledSo) ?? messages.findLast((one) => wordsIn(one).includes(button));
    if (!message) throw new Error(`nothing in the dm of ${this.account} says "${button}"`);
    await this.me.press(this.me.dmChannel, message.ts, button);
  }

  async pressOwn(key: string, button: string): Promise<void> {
    await this.me.press(this.me.dmChannel, this.ownMessage(key).ts, button);
  }

  async form(): Promise<string | undefined> {
    const view = this.slack.viewOf(this.account);
    return view && JSON.stringify(view).includes('"type":"input"') ? wordsIn(view) : undefined;
  }

  async choose(field: string, option: string): Promise<void> {
    await this.me.pressInView(field, option);
  }

  async submit(fields: Readonly<Record<string, Given>>): Promise<readonly string[]> {
    const { views } = await this.me.submit(fields);
    return Object.values(views.at(-1)?.errors ?? {});
  }

  async close(): Promise<void> {
    await this.me.close(true);
  }

  screen(): string {
    return JSON.stringify(this.slack.viewOf(this.account) ?? '');
  }

  upload(name: string, bytes: Buffer): Promise<string> {
    return this.me.upload(name, bytes);
  }

  dm(): readonly string[] {
    return this.messages().map(wordsIn);
  }

  whispered(): string {
    return wordsIn(this.me.sees().messages.findLast(({ ephemeral }) => ephemeral));
  }

  async card(key: string): Promise<string> {
    return wordsIn(this.message(key));
  }

  thread(key: string): readonly string[] {
    return this.threadMessages(key).map(wordsIn);
  }

  threadFiles(key: string): Promise<readonly string[]> {
    return this.bytesOf(this.threadMessages(key));
  }

  ownCard(key: string): string {
    return wordsIn(this.ownMessage(key));
  }

  told(key: string): readonly string[] {
    return this.ownThread(key).map(wordsIn);
  }

  toldFiles(key: string): Promise<readonly string[]> {
    return this.bytesOf(this.ownThread(key).filter(({ user }) => user === desk));
  }

  /** The card of a record in the engineers' channel. */
  message(key: string): PlayMessage {
    const heads = this.slack.messagesIn(engineersChannel).filter(isHead);
    // The card of another record may name it, too.
    const found = heads.find(({ text }) => text.includes(key)) ?? heads.find((one) => wordsIn(one).includes(key));
    if (!found) throw new Error(`there is no card of ${key} in the engineers' channel`);
    return found;
  }

  /** Everything written below a ticket's card, oldest first. */
  threadMessages(key: string): readonly PlayMessage[] {
    return this.slack.threadOf(engineersChannel, this.message(key).ts).slice(1);
  }

  ownMessage(key: string): PlayMessage {
    const found = this.messages().find((one) => isHead(one) && wordsIn(one).includes(key));
    if (!found) throw new Error(`${this.account} has no card of ${key}`);
    return found;
  }

  ownThread(key: string): readonly PlayMessage[] {
    return this.slack.threadOf(this.me.dmChannel, this.ownMessage(key).ts).slice(1);
  }

  messages(): readonly PlayMessage[] {
    return this.slack.messagesIn(this.me.dmChannel);
  }

  /** What stands in the messages about a ticket besides their blocks. */
  plainTexts(key: string): readonly string[] {
    return this.slack
      .messagesIn(engineersChannel)
      .concat(this.messages())
      .filter((one) => wordsIn(one).includes(key))
      .map(({ text }) => text);
  }

  private async bytesOf(messages: readonly PlayMessage[]): Promise<readonly string[]> {
    const files = messages.flatMap((one) => one.files ?? []);
    return Promise.all(files.map(async ({ id }) => String(await this.slack.fileBytes(id))));
  }
}
