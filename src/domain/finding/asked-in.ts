import { type QuietWish, quietIn } from '../flow/quiet-hours';
import { isSameRecord, type KindName, kindNames, letters, type RecordRef, ticketOf } from '../record/record-ref';
import { fold } from './fold';
import { isMadeOf, saysOneOf } from './made-of';

/** What is wanted to be known about a ticket: how it stands, or why it is late. */
export type About = 'standing' | 'lateness';

/** What somebody asks the desk to show. */
export type Asked =
  | { readonly kind: 'record'; readonly about: RecordRef; readonly asked: About }
  /** Of whatever is theirs. */
  | { readonly kind: 'progress'; readonly about: About }
  | { readonly kind: 'list'; readonly list: 'mine' | 'open' | 'duty' }
  | { readonly kind: 'find'; readonly words: string }
  /** The hours in which they are not to be disturbed: to change or to read them. */
  | { readonly kind: 'quiet'; readonly wish: QuietWish }
  | { readonly kind: 'help' };

const listed = (words: string): readonly string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Ask how something stands, with or without a number beside them. */
const standing = listed(`
  进度, 进展, 状态, 情况, status, progress, update, updates, news`);
/** Ask the same, said of a number. */
const standingOfOne = listed(`
  怎么样, 怎样, 咋样, 如何, 到哪, 哪一步, 什么时候, 何时, 多久, 谁在处理, 谁处理, 谁负责, 好了吗, 好了没, 修好了吗, 修好没, 好没, 好了么, 修好了么,
  解决了吗, 解决了没, 处理了吗, 处理了没, 完成了吗, 有人处理吗, 有消息吗, 看看, 看一下, 查一下, 查看, 查询, eta, how is, hows, how are, how far, where is, wheres, what about, what is happening, whats happening, when will, when is,
  who has, who is on, whos on, show, show me, check, look up, open`);
/** Ask why something is late. */
const lateness = listed(`
  为什么, 为何, 为啥, 怎么还, 咋还, 超时, 超期, 逾期, 延误, why, overdue, late, breached, delayed`);
/** Stand beside such words and ask nothing alone. */
const along = listed(`
  现在, 目前, 当前, 什么, 啥, 的, 了, 吗, 么, 呢, 啊, 呀, 吧, 没, 没有, 还没有, 还没, 还, 有, 是, 到, 在, 得, 能, 会, 要, 请问, 请, 麻烦, 帮我, 帮忙, 想问一下, 想问, 想知道, 问一下, 一下, 下, 我, 我的, 你们, 这个, 那个, 这单, 那单,
  工单, 报修, 维修, 单子, 单, 单号, 编号, 号, 处理, 解决, 修, 修好, 好, 完成, 人, 来, 人来, 人处理, 这么慢, 这么久, 那么久, 怎么, 会, 又, 查, 看, 最新, 有没有, 您好, 你好, 步, 哪里, 哪儿, 哪,
  what, whats, is, was, has, have, been, are, the, of, on, for, my, our, ticket, request, requests, tickets, please, pls, any, there, about, how, we, doing, with, a, it, this, that, to, can, you, could, tell, me, give,
  current, currently, going, now, latest, an, and, hi, hello, so, long, taking, take, not, yet, still, be, being, fixed, ready, done, resolved, solved, missed, target, deadline, time, sla, going on, do, does, did, stand, i, get, got`);

const beside = [...standing, ...standingOfOne, ...lateness, ...along];

const lists: Readonly<Record<'mine' | 'open' | 'duty', readonly string[]>> = {
  mine: listed(`
    mine, my tickets, my ticket, my requests, my request, my work, my list, list mine, show my tickets, show my requests, 我的, 我的工单, 我的报修, 我的单, 我的列表, 我负责的工单, 查看我的工单, 查看我的报修, 我的报修记录, 报修记录, 历史报修`),
  open: listed(`
    open, open tickets, all open, all open tickets, list open, list open tickets, unresolved, show open tickets, 未完成, 未完成工单, 未完成的工单, 处理中, 处理中的工单, 处理中工单, 待处理, 待处理工单, 待处理的工单, 所有工单, 全部工单, 工单列表, 待受理, 待受理工单, 未结工单`),
  duty: listed(`
    duty, on duty, who is on duty, whos on duty, who is on duty now, whos on duty now, roster, 值班, 谁值班, 谁在值班, 现在谁值班, 今天谁值班, 当前值班, 值班表, 今日值班, 值班人员, 值班是谁, 值班工程师, 今天谁在值班, 现在谁在值班, 今天值班, 谁当班, 当班`),
};
const help = listed('help, ?, 帮助, 使用帮助, 怎么用, 菜单, 命令, commands, menu, usage');

/** Longer words say something of their own. */
const longest = 80;
/** Most of what is looked for. */
const longestSearch = 100;

const signs = /[\p{P}\p{S}\p{M}\p{Cf}\s]+/gu;
const bareOf = (said: string): string => said.replace(/['’]/g, '').replace(signs, ' ').trim();

/** The letters of every kind but the ticket, as they are compared. */
const kindLetters = (): string => Object.values(letters).filter(Boolean).map(fold).join('|');

const kindOf = (written: string | undefined): KindName =>
  kindNames.find((kind) => fold(letters[kind]) === (written ?? '')) ?? 'ticket';

/** The one number said, and the words around it; undefined where none is, or several are. */
function numberIn(prefix: string, said: string): { readonly about: RecordRef; readonly rest: string } | undefined {
  const head = fold(prefix).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const hyphen = '[-‐-―−]';
  const digits = '(\\d{1,15})(?!\\w|-\\w)';
  const number = new RegExp(`(?<![a-z0-9-])${head}(?:\\s*${hyphen}?\\s*|${hyphen}(${kindLetters()}))${digits}`, 'gu');
  const found = [...said.matchAll(number)].map(([, kind, id]) => ({ kind: kindOf(kind), id: Number(id) }));
  const [about, ...others] = found;
  return about === undefined || !others.every((other) => isSameRecord(about, other))
    ? undefined
    : { about, rest: said.replace(number, ' ') };
}

/** A question mark asks, whatever stands before it. */
const asks = (said: string): boolean => /\?\s*$/.test(said);

function aboutOne(rest: string): About | undefined {
  const bare = bareOf(rest);
  if (bare === '') return 'standing';
  if (!isMadeOf(bare, beside)) return undefined;
  if (saysOneOf(bare, lateness)) return 'lateness';
  return asks(rest) || saysOneOf(bare, [...standing, ...standingOfOne]) ? 'standing' : undefined;
}

/** `find printer`, `查找 打印机`: the verb stands apart, or is one that begins no report. */
const searches = [
  /^(?:find|search for|search|look for)[\s:]+(?<words>.+)$/u,
  /^(?:查找|搜索|搜寻|查询|搜|检索|查)(?:工单|报修)?[\s:]+(?<words>.+)$/u,
  /^(?:查找|搜索|检索)(?:工单|报修)?(?![不功结框引栏])(?<words>.+)$/u,
];

function searchIn(said: string): string | undefined {
  for (const search of searches) {
    const words = search.exec(said)?.groups?.['words']?.trim();
    if (words !== undefined && bareOf(words) !== '') return [...words].slice(0, longestSearch).join('');
  }
  return undefined;
}

/**
 * What words ask the desk to show: a number alone or with a question about it, how what is theirs stands, a list, or a
 * search. Undefined where they say anything else, as a report does.
 */
export function askedIn(prefix: string, text: string): Asked | undefined {
  const said = fold(text);
  if (said === '' || said.length > longest || text.trim().includes('\n')) return undefined;
  const quiet = quietIn(said);
  if (quiet !== undefined) return { kind: 'quiet', wish: quiet };
  const number = numberIn(prefix, said);
  const searched = searchIn(said);
  if (number) {
    const asked = aboutOne(number.rest);
    if (asked !== undefined) return { kind: 'record', about: number.about, asked };
    return searched === undefined ? undefined : { kind: 'find', words: searched };
  }
  const bare = bareOf(said);
  for (const list of ['mine', 'open', 'duty'] as const) if (lists[list].includes(bare)) return { kind: 'list', list };
  if (saysOneOf(bare, standing) && isMadeOf(bare, beside)) {
    return { kind: 'progress', about: saysOneOf(bare, lateness) ? 'lateness' : 'standing' };
  }
  return searched === undefined ? undefined : { kind: 'find', words: searched };
}

/** The same after a command, where a number needs no prefix and the desk's own help is asked for by its name. */
export function askedByCommand(prefix: string, text: string): Asked | undefined {
  const said = fold(text);
  const [, kind, number] = new RegExp(`^#?(${kindLetters()})?(\\d{1,15})$`, 'u').exec(said) ?? [];
  if (number !== undefined) {
    return { kind: 'record', about: { kind: kindOf(kind), id: Number(number) }, asked: 'standing' };
  }
  if (help.includes(said)) return { kind: 'help' };
  return askedIn(prefix, text);
}

/** The record of another kind that a word is: `IT-C7`, or its letters and digits alone. */
export function recordNamed(prefix: string, word: string): RecordRef | undefined {
  const asked = askedByCommand(prefix, word);
  return asked?.kind === 'record' && asked.about.kind !== 'ticket' ? asked.about : undefined;
}

/** The number of a ticket that a word of a search is: `IT-1008`, or its digits alone. */
export function numberNamed(prefix: string, word: string): number | undefined {
  const digits = /^\d{1,15}$/.exec(word)?.[0];
  if (digits !== undefined) return Number(digits);
  const number = numberIn(prefix, word);
  return number && bareOf(number.rest) === '' ? ticketOf(number.about) : undefined;
}
