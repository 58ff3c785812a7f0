import { changePerson, openHome, upload, useShortcut } from '../acts/open';
import { CannotDo, type Person } from '../acts/person';
import { deleteMessage, rewriteMessage } from '../acts/rewrite';
import { blocksOf, findOptions, useElement } from '../acts/use-element';
import { closeView, submitView } from '../acts/use-view';
import { write } from '../acts/write';
import type { FileBytes } from '../file-bytes';
import { objectsIn } from '../json';
import { playMessage } from '../persona-messages';
import { personaState } from '../persona-state';
import { playView } from '../persona-views';
import type { PlayAnswer, PlayMessage, PlayState, PlayView, SlackOption, ViewValues } from '../wire';
import { dmOf, type StoredView } from '../world';
import { type Found, findElement, type Given, valueGiven } from './find-element';

/** What a person sees right after doing something. What the app does later is waited for with `until`. */
export interface Seen extends PlayAnswer {
  /** The modals open, top last. */
  readonly views: readonly PlayView[];
  /** The message that was written, where one was. */
  readonly message?: PlayMessage;
}

/** How a message is sent: in a thread (the parent's ts), with files (ids from `upload`). */
export interface Along {
  readonly thread?: string;
  readonly files?: readonly string[];
}

/** Acts as one person of the workspace, the way they would on the page. Every act throws CannotDo where they can't. */
export class PersonControl {
  constructor(
    private readonly person: Person,
    private readonly bytes: FileBytes,
  ) {}

  get id(): string {
    return this.person.user.id;
  }

  /** The channel id of this person's dm with the bot. */
  get dmChannel(): string {
    return dmOf(this.id);
  }

  async say(channel: string, text: string, along: Along = {}): Promise<Seen> {
    const { thread, files } = along;
    const post = {
      channel,
      text,
      ...(thread === undefined ? {} : { threadTs: thread }),
      ...(files === undefined ? {} : { files }),
    };
    const answer = await write(this.person, post);
    const mine = this.workspace.messages(channel).findLast((one) => one.user === this.id);
    return { ...this.seen(answer), ...(mine === undefined ? {} : { message: playMessage(this.workspace, mine) }) };
  }

  /** Changes what they wrote. */
  rewrite(at: { readonly channel: string; readonly ts: string }, text: string): void {
    rewriteMessage(this.person, at, text);
  }

  /** Takes away what they wrote. */
  delete(at: { readonly channel: string; readonly ts: string }): void {
    deleteMessage(this.person, at);
  }

  dm(text: string, along: Along = {}): Promise<Seen> {
    return this.say(this.dmChannel, text, along);
  }

  /** `text` begins with the command; typed in the dm unless `channel` says where. */
  async command(text: string, channel: string = this.dmChannel): Promise<Seen> {
    return this.seen(await write(this.person, { channel, text }));
  }

  /** Presses what is called `name` (label, action_id, or an option) in a message; `given` is what to choose there. */
  async press(channel: string, ts: string, name: string, given?: Given): Promise<Seen> {
    const message = this.workspace.message(channel, ts);
    if (message === undefined || !this.workspace.sees(this.id, message))
      throw new CannotDo(`there is no message ${ts} in ${channel}`);
    const found = findElement(blocksOf({ message }), name, `in the message "${message.text}"`);
    return this.seen(await useElement(this.person, { message: { channel, ts }, ...this.use(found, given) }));
  }

  /** Presses or chooses in the modal on top. */
  async pressInView(name: string, given?: Given): Promise<Seen> {
    const view = this.top();
    const found = findElement(objectsIn(view.sent, 'blocks'), name, 'in the modal');
    return this.seen(await useElement(this.person, { view: view.id, ...this.use(found, given) }));
  }

  /** Presses or chooses on the home tab. */
  async pressAtHome(name: string, given?: Given): Promise<Seen> {
    const view = this.workspace.world.homes[this.id];
    if (view === undefined) throw new CannotDo('nothing was published on the home tab');
    const found = findElement(objectsIn(view.sent, 'blocks'), name, 'on the home tab');
    return this.seen(await useElement(this.person, { view: view.id, ...this.use(found, given) }));
  }

  /** What the app offers in an external select of the modal on top. */
  async options(name: string, typed: string): Promise<readonly SlackOption[]> {
    const view = this.top();
    const found = findElement(objectsIn(view.sent, 'blocks'), name, 'in the modal');
    return findOptions(this.person, { view: view.id, ...idsOf(found), typed });
  }

  /** Fills the modal on top (by input label, block_id or action_id) and submits it. */
  async submit(fields: Readonly<Record<string, Given>> = {}): Promise<Seen> {
    const view = this.top();
    const values: Record<string, ViewValues[string]> = {};
    for (const [name, given] of Object.entries(fields)) {
      const found = findElement(objectsIn(view.sent, 'blocks'), name, 'in the modal');
      const { blockId, actionId } = idsOf(found);
      values[blockId] = { ...values[blockId], [actionId]: valueGiven(found.element, given) };
    }
    return this.seen(await submitView(this.person, { view: view.id, values }));
  }

  /** Closes the modal on top, or all. */
  async close(all = false): Promise<Seen> {
    return this.seen(await closeView(this.person, { view: this.top().id, all }));
  }

  async shortcut(callbackId: string): Promise<Seen> {
    return this.seen(await useShortcut(this.person, { callbackId }));
  }

  async messageShortcut(callbackId: string, channel: string, ts: string): Promise<Seen> {
    return this.seen(await useShortcut(this.person, { callbackId, message: { channel, ts } }));
  }

  openHome(): Seen {
    return this.seen(openHome(this.person));
  }

  /** Uploads a file and answers its id, to be sent along or put into a form. */
  async upload(name: string, body: Buffer): Promise<string> {
    return (await upload(this.person, this.bytes, { name, body })).id;
  }

  /** Changes this person's settings; the app hears user_change. */
  change(to: Parameters<typeof changePerson>[1]): void {
    changePerson(this.person, to);
  }

  /** Everything on this person's screen. */
  sees(): PlayState {
    const state = personaState(this.workspace, this.id);
    if (state === undefined) throw new CannotDo(`there is no person ${this.id}`);
    return state;
  }

  private get workspace() {
    return this.person.app.workspace;
  }

  private top(): StoredView {
    const top = this.workspace.stack(this.id).at(-1);
    if (top === undefined) throw new CannotDo(`${this.person.user.name} has no modal open`);
    return top;
  }

  private use(found: Found, given: Given | undefined) {
    const chosen = found.option === undefined ? given : found.option.value;
    const value =
      chosen === undefined || found.element['type'] === 'button' ? {} : { value: valueGiven(found.element, chosen) };
    return { ...idsOf(found), ...value };
  }

  private seen(answer: PlayAnswer): Seen {
    return { ...answer, views: this.workspace.stack(this.id).map(playView) };
  }
}

const idsOf = (found: Found): { readonly blockId: string; readonly actionId: string } => ({
  blockId: String(found.block['block_id']),
  actionId: String(found.element['action_id']),
});
