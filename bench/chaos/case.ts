import { setTimeout as pauseFor } from 'node:timers/promises';
import slackWords from '../../locales/zh-CN/slack.json';
import wecomWords from '../../locales/zh-CN/wecom.json';
import type { WecomMessage } from '../../src/playground/wecom/wire';
import type { Hands } from '../../test/kit/hands';
import { PageVisitor } from '../../test/kit/page-visitor';
import { SlackHands } from '../../test/kit/slack-hands';
import { WecomHands } from '../../test/kit/wecom-hands';
import { wordsIn } from '../../test/kit/words-in';
import { crowdAccount } from '../kit/crowd';
import { claimLabel, type Field } from './field';

/** What somebody was told that the desk has it. */
export interface Acknowledged {
  /** Stands in the words, and nowhere else. */
  readonly mark: string;
  readonly what: 'report' | 'words of the requester' | 'words of the engineer' | 'resolution' | 'rating';
  /** The platform said that it was taken, or the screen did; otherwise nobody knows, and it may be there once. */
  readonly isSure: boolean;
}

/** How far a ticket came that people see through from report to rating. */
type Step = 'reported' | 'claimed' | 'written' | 'resolved' | 'rated';

const engineersChannel = 'C0ITDESK';
const seats = { 'li.na': 'lina', 'wang.lei': 'wanglei', 'chen.hao': 'U0CHENHAO' } as const;
type Owner = keyof typeof seats;

/** Between two tries of somebody who sees nothing happen, and between two looks; in milliseconds. */
const patience = 12_000;
const glance = 400;

/** How the desk says that it did not do something, and that it should be done again. */
const failures = [slackWords.broken, wecomWords.broken].map((words) => words.split('{{')[0] ?? words);

interface Question {
  readonly question_key: string;
  readonly option_list: readonly { readonly id: string }[];
}

/** The first answer to each question of a card. */
function firstOf({ card }: WecomMessage): Readonly<Record<string, string>> {
  const { select_list: questions = [] } = (card?.json ?? {}) as { readonly select_list?: readonly Question[] };
  return Object.fromEntries(questions.map((one) => [one.question_key, one.option_list[0]?.id ?? '']));
}

/** One ticket, from somebody's report to their rating: people act as they do, and again when nothing came of it. */
export class Case {
  readonly acknowledged: Acknowledged[] = [];
  /** Steps that are done. */
  readonly done: Step[] = [];
  /** Why the last try of an act failed; usual while something is away. */
  lastProblem = '';
  /** What they tried, when. */
  readonly tries: { readonly at: number; readonly what: string }[] = [];
  readonly platform: 'slack' | 'wecom';
  readonly account: string;
  private movedAt = 0;
  private ticket = 0;
  /** When the app took what they wrote to it. */
  private heardAt: number | undefined;

  constructor(
    private readonly field: Field,
    /** Its number, the whole run's seed, and when people give up. */
    private readonly about: {
      readonly nth: number;
      readonly seed: number;
      /** Whether somebody to whom nothing came since this moment gives up. */
      readonly isHopeless: (since: number) => boolean;
    },
  ) {
    this.platform = about.nth % 2 === 0 ? 'slack' : 'wecom';
    this.account = crowdAccount(about.nth * 2)[this.platform];
  }

  /** Found again in every word that is said about it. */
  markOf(part: string): string {
    return `${this.about.seed}-${this.about.nth}-${part}.`;
  }

  /** Resolves when they came to the end, or gave up. */
  async run(): Promise<void> {
    try {
      await this.live();
    } catch (error) {
      this.lastProblem = String(error);
    }
  }

  private async live(): Promise<void> {
    await this.report();
    this.done.push('reported');
    const owner = await this.claim();
    this.done.push('claimed');
    await this.talk(owner);
    this.done.push('written');
    await this.resolve(owner);
    this.done.push('resolved');
    await this.rate();
    this.done.push('rated');
  }

  private isHopeless(): boolean {
    return this.about.isHopeless(this.movedAt);
  }

  private get key(): string {
    return `IT-${this.ticket}`;
  }

  private handsOf(account: string): Hands {
    const isMember = /^[a-z]/.test(account);
    return isMember ? new WecomHands(this.field.slack, account) : new SlackHands(this.field.slack, account);
  }

  private async report(): Promise<void> {
    const mark = this.markOf('report');
    const found = async (): Promise<boolean> => {
      const rows = await this.field.ask('SELECT id FROM ticket WHERE data LIKE ?', [`%${mark}%`]);
      this.ticket = Number(rows?.[0]?.['id'] ?? 0);
      return this.ticket !== 0;
    };
    const words = `打印机卡纸 ${mark}`;
    const taken = () => this.acknowledged.push({ mark, what: 'report', isSure: true });
    await this.until('a report', found, () =>
      this.platform === 'slack' ? this.file(words, taken) : this.ask(words, taken),
    );
    if (this.acknowledged.length === 0) this.acknowledged.push({ mark, what: 'report', isSure: false });
  }

  /** The form of a command, which stays open with what was typed until it is taken. */
  private async file(words: string, taken: () => void): Promise<void> {
    const me = this.field.slack.as(this.account);
    const view = () => JSON.stringify(this.field.slack.viewOf(this.account) ?? '');
    if (!view().includes('"type":"input"')) {
      if (view() !== '""') await me.close(true);
      await me.command(`/repair ${words}`);
      await this.wait(() => view().includes('"type":"input"'));
    }
    const { ok, views } = await me.submit();
    if (ok && !JSON.stringify(views).includes('"type":"input"')) taken();
  }

  /** Words to the app, and the answer to what it asks about them, on the card that was answered first. */
  private async ask(words: string, taken: () => void): Promise<void> {
    const me = this.field.wecom.as(this.account);
    const asked = () =>
      me.messages().find((one) => one.from === 'app' && one.card?.json['card_type'] === 'multiple_interaction');
    // What was taken is answered, if only with a no; what was not WeCom has brought again, in vain, by now.
    if (this.heardAt !== undefined && this.isToldItFailed(this.account, this.heardAt)) this.heardAt = undefined;
    if (asked() === undefined && this.heardAt === undefined) {
      const at = Date.now();
      if ((await me.say(words)).ok) this.heardAt = at;
    }
    await this.wait(() => asked() !== undefined);
    const card = asked();
    if (card !== undefined && (await me.choose(card.msgid, firstOf(card))).ok) taken();
  }

  private async claim(): Promise<Owner> {
    let owner: Owner | undefined;
    const owned = async (): Promise<boolean> => {
      const rows = await this.field.ask('SELECT owner FROM ticket WHERE id = ?', [this.ticket]);
      owner = (rows?.[0]?.['owner'] ?? undefined) as Owner | undefined;
      return owner !== undefined;
    };
    const everybody = Object.values(seats);
    await this.until('a claim', owned, async () => {
      // All see the card at about the same time.
      const presses = everybody.map((account) => this.handsOf(account).press(this.key, claimLabel));
      const failed = (await Promise.allSettled(presses)).find((one) => one.status === 'rejected');
      if (failed !== undefined) this.lastProblem = String(failed.reason);
    });
    if (owner === undefined) throw new Error('nobody owns it');
    return owner;
  }

  /** Both sides write. */
  private async talk(owner: Owner): Promise<void> {
    await this.write(this.account, 'question', 'words of the requester');
    await this.write(seats[owner], 'answer', 'words of the engineer');
  }

  /** Somebody writes, once more where the desk says that it failed. What a platform could not bring it brings again by itself. */
  private async write(account: string, part: string, what: Acknowledged['what']): Promise<void> {
    for (let turn = 0; !this.isHopeless(); turn += 1) {
      const mark = this.markOf(`${part}${turn}`);
      const at = Date.now();
      const isTaken = await this.say(account, mark);
      const failed = () => this.isToldItFailed(account, at);
      const isKept = async () => (await this.inLog(mark)) || failed();
      // What was taken is done, or said to have failed.
      await (isTaken ? this.outlast(isKept) : this.wait(isKept));
      this.acknowledged.push({ mark, what, isSure: isTaken && !failed() });
      if (!failed()) return;
      this.tries.push({ at: Date.now(), what: `${mark} again` });
    }
  }

  /** Whether the desk told this account since then, wherever they talk to it, that something was not done. */
  private isToldItFailed(account: string, since: number): boolean {
    const isSaid = (words: string): boolean => failures.some((one) => words.includes(one));
    if (/^[a-z]/.test(account)) {
      return this.field.wecom.messagesOf(account).some(({ at, text }) => at >= since && isSaid(text ?? ''));
    }
    const { slack } = this.field;
    const channel = account === seats['chen.hao'] ? engineersChannel : slack.as(account).dmChannel;
    return slack.messagesIn(channel).some((one) => Number(one.ts) * 1000 >= since && isSaid(wordsIn(one)));
  }

  /** Whether the desk took it at the first try. */
  private async say(account: string, mark: string): Promise<boolean> {
    if (/^[a-z]/.test(account)) return (await this.field.wecom.as(account).say(`${this.key} 请看 ${mark}`)).ok;
    const { slack } = this.field;
    const isEngineer = account === seats['chen.hao'];
    const channel = isEngineer ? engineersChannel : slack.as(account).dmChannel;
    const card = () =>
      slack
        .messagesIn(channel)
        .find((one) => one.user !== account && wordsIn(one).includes(this.key) && (one.threadTs ?? one.ts) === one.ts);
    while (card() === undefined && !this.isHopeless()) await pauseFor(glance);
    const thread = card()?.ts;
    if (thread === undefined) throw new Error(`${account} has no card of ${this.key}`);
    return (await slack.as(account).say(channel, `请看 ${mark}`, { thread })).ok;
  }

  private async resolve(owner: Owner): Promise<void> {
    const mark = this.markOf('fix');
    const fields = { 原因: '纸盒有异物', 处理: `已清理 ${mark}`, 建议: '请勿使用受潮纸张' };
    const act = () => (owner === 'chen.hao' ? this.fillInWindow(fields) : this.fillInPage(seats[owner], fields));
    await this.until('a resolution', () => this.has('resolved'), act);
    this.acknowledged.push({ mark, what: 'resolution', isSure: true });
  }

  private async fillInWindow(fields: Readonly<Record<string, string>>): Promise<void> {
    const me = new SlackHands(this.field.slack, seats['chen.hao']);
    await me.press(this.key, '解决');
    await this.wait(async () => (await me.form())?.includes('处理') === true);
    await me.submit(fields);
  }

  /** By the ticket's own link: pressing would make a message, and WeCom lets few through to one member. */
  private async fillInPage(userid: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const { url } = this.field.slack;
    const browser = new PageVisitor(url, userid);
    await browser.open(`${url}/webview/pages/wecom/form/resolve/${this.ticket}`);
    await browser.confirm();
    await browser.submit(fields, new Map());
  }

  private async rate(): Promise<void> {
    const me = this.handsOf(this.account);
    await this.until(
      'a confirmation',
      () => this.has('confirmed'),
      () => me.pressInDm('已解决'),
    );
    await this.until(
      'a rating',
      () => this.has('rated'),
      () => me.pressInDm('5 很满意'),
    );
  }

  private has(type: string): Promise<boolean> {
    return this.inLog(`"type":"${type}"`);
  }

  private async inLog(words: string): Promise<boolean> {
    const sql = 'SELECT seq FROM ticket_event WHERE ticket_id = ? AND data LIKE ?';
    return ((await this.field.ask(sql, [this.ticket, `%${words}%`]))?.length ?? 0) > 0;
  }

  /** Somebody tries until it is so. Throws when people give up. */
  private async until(what: string, isSo: () => Promise<boolean>, act: () => Promise<unknown>): Promise<void> {
    this.lastProblem = '';
    while (!(await isSo())) {
      if (this.isHopeless()) throw new Error(`${what} never came about: ${this.lastProblem}`);
      this.tries.push({ at: Date.now(), what });
      await act().catch((error: unknown) => (this.lastProblem = String(error)));
      await this.wait(isSo);
    }
    this.movedAt = Date.now();
  }

  private async outlast(look: () => Promise<boolean>): Promise<void> {
    while (!this.isHopeless() && !(await look())) await pauseFor(glance);
  }

  private async wait(look: () => boolean | Promise<boolean>): Promise<void> {
    const end = performance.now() + patience;
    while (performance.now() < end && !(await look())) await pauseFor(glance);
  }
}
