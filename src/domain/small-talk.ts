/** Words that report nothing: a greeting, a question what one can do here, thanks, or a nod. */
export type SmallTalk = 'help' | 'greeting' | 'thanks' | 'nod';

const listed = (words: string): readonly string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What people say, without apostrophes, in the characters of both scripts. */
const phrases: Readonly<Record<SmallTalk, readonly string[]>> = {
  help: listed(`
    help, help me, help please, i need help, i need some help, need help, need some help, can you help, can you help me, can you help me please, could you help me,
    can someone help, can someone help me, can anyone help, what can you do, what do you do, what can i do here, how does this work, how do i use this, how to use,
    how to use this, menu, commands, command, usage, start, who are you, what is this, what are you, instructions, options, faq,
    帮助, 幫助, 帮忙, 幫忙, 帮帮我, 帮我, 帮我一下, 帮一下忙, 帮下忙, 能帮我吗, 能帮忙吗, 可以帮我吗, 求助, 救命, 需要帮助, 我需要帮助, 怎么用, 怎麼用, 怎么使用, 如何使用, 使用说明, 使用帮助,
    说明, 你能做什么, 你能干什么, 你能干嘛, 能做什么, 可以做什么, 你会什么, 你会做什么, 有什么功能, 功能, 菜单, 指令, 命令, 你是谁, 你是什么, 这是什么, 怎么报修, 如何报修`),
  greeting: listed(`
    hi, hello, hey, hiya, howdy, yo, good morning, good afternoon, good evening, good day, morning, afternoon, evening, greetings, hi there, hello there, hey there,
    anyone there, anybody there, is anyone there, is anybody there, are you there, you there, is someone there, anyone here, anybody home, knock knock, ping, test, testing,
    你好, 您好, 妳好, 你好呀, 你们好, 您们好, 大家好, 哈喽, 哈啰, 哈罗, 哈嘍, 嗨, 嘿, 在吗, 在嗎, 在么, 在嘛, 在不在, 在不, 在, 你在吗, 您在吗, 有人吗, 有人嗎, 有人在吗, 有人么, 有没有人,
    早, 早上好, 早安, 上午好, 中午好, 下午好, 晚上好, 晚安, 打扰了, 打扰一下, 请问, 請問, 请问在吗, 您好在吗, 请问有人吗, 客服, 人工, 人工客服, 转人工, 机器人, 服务台, 测试, 试试, 试一下`),
  thanks: listed(`
    thanks, thank you, thankyou, thx, thnx, tks, ty, tyvm, cheers, ta, thanks a lot, thanks so much, thanks very much, thank you so much, thank you very much, many thanks,
    thanks a million, thanks again, thank you again, much appreciated, appreciate it, appreciated, i appreciate it, great, perfect, awesome, excellent, brilliant, lovely,
    wonderful, nice, great job, good job, well done, you are the best, youre the best, great work, works now, it works, it works now, bye, goodbye, see you, have a nice day,
    谢谢, 謝謝, 谢了, 多谢, 多謝, 感谢, 感謝, 谢谢你, 谢谢您, 谢谢大家, 谢谢你们, 非常感谢, 十分感谢, 太感谢了, 太谢谢了, 万分感谢, 感激, 感恩, 谢谢谢谢, 谢, 辛苦了, 辛苦, 辛苦您了, 辛苦你了,
    麻烦了, 麻烦您了, 麻烦你了, 三克油, 3q, 太好了, 太棒了, 真棒, 棒, 赞, 厉害, 给力, 好了谢谢, 已经好了, 可以了, 好用了, 再见, 拜拜, 88, 祝好`),
  nod: listed(`
    ok, okay, okey, oki, k, kk, okie, okey dokey, got it, noted, understood, sure, fine, alright, all right, roger, cool, yes, yep, yeah, yup, no problem,
    no worries, np, sounds good, will do, i see, right, good, all good, never mind, nevermind, nvm, received, copy that, agreed, deal, welcome, you are welcome, youre welcome,
    好, 好的, 好滴, 好哒, 好嘞, 好咧, 好吧, 好呀, 好啊, 好了, 行, 行的, 行吧, 可以, 可以的, 嗯, 嗯嗯, 恩, 恩恩, 哦, 哦哦, 噢, 喔, 收到, 明白, 明白了, 了解, 了解了, 知道了, 知道, 懂了, 没事, 没事了,
    没问题, 沒問題, 没关系, 不客气, 不用谢, 是, 是的, 对, 对的, 對, 不用, 不用了, 不需要, 没有了, 算了, 哈哈, 哈哈哈, 呵呵, 嘿嘿, 1, 111, 666`),
};

const order: readonly SmallTalk[] = ['help', 'greeting', 'thanks', 'nod'];

/** Said along, meaning nothing. */
const along = listed(`
  please, pls, there, all, everyone, everybody, team, guys, folks, mate, buddy, bot, dutydesk, it desk, service desk, helpdesk, help desk, so much, very much, again, then, and, man, sir, madam,
  啊, 呀, 呢, 吧, 哦, 噢, 哈, 啦, 了, 哟, 嘛, 哇, 呐, 喽, 吗, 的, 亲, 同学, 老师, 师傅, 各位, 小助手, 管理员, 小哥, 大佬, 那, 就, 先, 非常, 真的, 太`);
/** "谢谢李工", "你好王老师": somebody's name and what they are called. */
const called = /^\p{Script=Han}{1,3}(?:工|哥|姐|总|經理|经理|老师|师傅|先生|女士|同学|主管|工程师)/u;

const all: readonly string[] = [...order.flatMap((kind) => phrases[kind]), ...along];
const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/.test(character);

/** Whether a phrase stands there, as a whole word where it is written in letters. */
const standsAt = (said: string, at: number, phrase: string): boolean =>
  said.startsWith(phrase, at) &&
  !(isLetter(phrase[0]) && isLetter(said[at - 1])) &&
  !(isLetter(phrase.at(-1)) && isLetter(said[at + phrase.length]));

/** Longer words say something. */
const longest = 60;

/** Whether nothing but such phrases was said; from every place that some of them lead to, which takes no time. */
function isNothingElse(said: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < said.length; at += 1) {
    if (!reached.has(at)) continue;
    if (said[at] === ' ') reached.add(at + 1);
    for (const phrase of all) if (standsAt(said, at, phrase)) reached.add(at + phrase.length);
    const name = called.exec(said.slice(at))?.[0];
    if (name !== undefined) reached.add(at + name.length);
  }
  return reached.has(said.length);
}

const holds = (said: string, phrase: string): boolean => {
  for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
    if (standsAt(said, at, phrase)) return true;
  }
  return false;
};

/** Said with a no in it, it is about something: 没有好, 不行. */
const denials = /不(?!用|客气|需要|好意思|在)|没(?!事|问题|問題|关系|關係|有了|有人)/u;
/** "Thanks Tom", "Hi Anna!" */
const greeted =
  /(?<=\b(?:[Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Hh]i|[Hh]ello|[Hh]ey|[Mm]orning|[Aa]fternoon)[,\s]+)[A-Z][a-z]{1,14}(?=[\s.!,~]*$)/;

const signs = /[\p{P}\p{S}\p{M}\p{Cf}\s]+/gu;
const thumbs =
  /^(?:[\u{1F44D}\u{1F64F}\u{1F44F}\u{1F389}\u{2764}\u{1F339}\u{1F4AA}\u{1F60A}]|\p{M}|\p{Cf}|\p{Emoji_Modifier}|\s)+$/u;
const names = /@\S+/gu;

/**
 * What words are that report nothing, the most of it: "你好，谢谢" greets. Undefined where they say anything else, and where
 * nothing was written. A question mark alone asks what one can do here.
 */
export function smallTalkIn(text: string): SmallTalk | undefined {
  const said = text.normalize('NFKC').replace(greeted, '').trim().toLowerCase();
  if (said === '' || said.length > longest) return undefined;
  if (thumbs.test(said)) return 'thanks';
  const bare = said.replace(/^\//, '').replace(names, ' ').replace(/['’]/g, '').replace(signs, ' ').trim();
  if (bare === '') return /^[?\s]+$/.test(said) ? 'help' : 'greeting';
  if (denials.test(bare.replace(/在不在?/u, '')) || !isNothingElse(bare)) return undefined;
  return order.find((kind) => phrases[kind].some((phrase) => holds(bare, phrase)));
}
