import { aboutOf } from '../catalogue/about';
import { fold } from '../finding/fold';
import { isMadeOf, standsAt } from '../finding/made-of';

/** A way to begin a record, and what people say for it, in small letters. */
export interface BegunBy {
  readonly name: string;
  readonly said: readonly string[];
}

/** Which way words name, and what is left of them. */
export interface Beginning {
  readonly name: string;
  readonly rest: string;
}

const listed = (words: string): readonly string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Said by whoever wants something: what they name then is what they want. */
const wishes = listed(`
  要, 想, 想要, 我要, 我想, 需要, 必须, 一定要, 请求, 申请, 提, 提个, 提一个, 提交, 发起, 提出, 进行,
  want, wish, need, must, have, would, like, id, wanna, make, file, raise, lodge, submit, open, start, begin, register`);
/** Stand before it and mean nothing. */
const before = [
  ...wishes,
  ...listed(`
    你好, 您好, 请, 请问, 麻烦, 我, 我们, 来, 帮我, 这里, 这是, 是, 一个, 一条, 一次, 一份, 个, 条, 怎么, 如何, 怎样, 哪里, 在哪, 在哪里, 可以, 能, 能不能, 向你们, 就,
    hi, hello, hey, dear, team, please, pls, i, we, a, an, the, my, our, to, this, is, it, how, do, can, could, where, let, me, new, another, formal, here`),
];
/** Follow it where it is written in letters: `complaint about …`. */
const after =
  /^ (?:nobody|no one|noone|he|she|they|you|your|never|very|too|why|when|what|how|whether|can|could|may|about|against|regarding|re|concerning|on|over|that|because|since|as|for|to|from|with|of|is|please|pls|now|again)(?![a-z0-9])/u;
/** Make another thing of it, in Chinese: a hotline, a system, a form. */
const things =
  /^(?:系统|平台|电话|热线|邮箱|信箱|箱|单|表|页面|页|网站|网址|链接|入口|渠道|功能|按钮|菜单|流程|记录|数据|报告|报表|处理|部|中心|专员|件|率|量|模块|软件|程序|窗口|账号|密码|群|的)/u;
/** Say whom or what it is about. */
const persons = /^(?:你|您|他|她|它|这|那|某|一下)/u;
/** Ask how it stands. */
const standing = listed(`
  进度, 进展, 状态, 情况, 结果, 怎么样, 怎样, 如何, 到哪, 处理, 了, 的, 吗, 呢, 没, 好, 有, 什么, 啥, 现在, 时候`);

const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/u.test(character);
const plain = (text: string): string => fold(text).replace(/['’]/gu, '');

/** Longest beginning that is looked at. */
const looked = 120;

/**
 * The way to begin a record that words name, alone or before everything else: `我要投诉`, `投诉：…`, `complaint about …`.
 * Undefined where they only hold such words: a fault of the complaint system is a fault. After a command (`typed`) what
 * follows needs nothing between.
 */
export function beginsWith(ways: readonly BegunBy[], text: string, typed?: 'command'): Beginning | undefined {
  if (ways.length === 0) return undefined;
  const [line = '', ...more] = text.trim().split('\n');
  const head = plain([...line].slice(0, looked).join(''));
  const found = namedIn(ways, head);
  if (found === undefined || !isApart(head, found, typed)) return undefined;
  return { name: found.name, rest: [restOf(line, head.slice(0, found.end)), ...more].join('\n').trim() };
}

interface Named {
  readonly name: string;
  readonly phrase: string;
  readonly end: number;
  readonly wished: boolean;
}

/** The longest phrase before which nothing stands but what means nothing. */
function namedIn(ways: readonly BegunBy[], head: string): Named | undefined {
  const all = ways.flatMap(({ name, said }) => said.map((phrase) => ({ name, phrase })));
  const reached = new Map<number, boolean>([[0, false]]);
  for (let at = 0; at < head.length; at += 1) {
    const wished = reached.get(at);
    if (wished === undefined) continue;
    const [found] = all
      .filter(({ phrase }) => standsAt(head, at, phrase))
      .sort((one, other) => other.phrase.length - one.phrase.length);
    if (found !== undefined) return { ...found, end: at + found.phrase.length, wished };
    if (/[\s\p{P}]/u.test(head[at] ?? '')) reached.set(at + 1, wished || (reached.get(at + 1) ?? false));
    for (const word of before.filter((one) => standsAt(head, at, one))) {
      const end = at + word.length;
      reached.set(end, wished || wishes.includes(word) || (reached.get(end) ?? false));
    }
  }
  return undefined;
}

/** Whether the phrase stands for itself, and is no part of a word or a thing that is called by it. */
function isApart(head: string, { phrase, end, wished }: Named, typed: 'command' | undefined): boolean {
  const rest = head.slice(end);
  if (!/[\p{L}\p{N}]/u.test(rest)) return true;
  const inLetters = isLetter(phrase.at(-1));
  if (/^\s*[:,;!。、；：，！…—–~|]/u.test(rest) || /^[.!?-]\s/u.test(rest) || /^\s[-]\s/u.test(rest)) return true;
  if (inLetters) return after.test(rest) || (typed !== undefined && rest.startsWith(' ') && !isFault(rest));
  if (rest.startsWith(' ')) return true;
  if (things.test(rest) || isMadeOf(rest.replace(/[\s\p{P}]+/gu, ' ').trim(), standing)) return false;
  return wished || persons.test(rest) || !isFault(rest);
}

const broken = /断|坏|崩|死机|报错|没反应|[打连登开用进上]不/u;

const isFault = (text: string): boolean => broken.test(text) || aboutOf(text).acts.includes('fault');

/** What stands after the words that make up this head. */
function restOf(line: string, head: string): string {
  const characters = [...line];
  const most = Math.min(characters.length, looked);
  for (let count = 1; count <= most; count += 1) {
    if (plain(characters.slice(0, count).join('')) !== head) continue;
    return characters
      .slice(count)
      .join('')
      .replace(/^(?:一下)?[\s\p{P}]*/u, '');
  }
  return line;
}
