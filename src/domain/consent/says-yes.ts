import { fold } from '../finding/fold';
import { isMadeOf, saysOneOf } from '../finding/made-of';

const listed = (words: string): readonly string[] => words.split(',').map((word) => word.trim());

/** Words that allow what was asked. None that nod to something else, such as `不用了`, `never mind`, `1`. */
const yes = listed(`
  yes, yep, yeah, sure, ok, okay, agreed, allowed, i agree, i allow it, i allow that, go ahead, please do, you may, fine by me, that is fine, thats fine, fine, of course,
  同意, 我同意, 允许, 可以, 好, 行, 没问题, 是, 是的, 批准, 准许, 请开始, 请操作, 开始吧, 操作吧`);
/** Said along, adding nothing. */
const along = listed(`
  please, thanks, thank you, with it, do it, now, then, hi, hello, 请, 吧, 的, 啊, 呀, 谢谢, 您好, 你好, 你, 您, 们, 我`);

/** Longer words say more than yes. */
const longest = 40;

/** Whether words say yes and nothing else: a condition, a question or a no is for people to read. */
export function saysYes(text: string): boolean {
  if (text.length > longest || /[?？]/u.test(text)) return false;
  const said = fold(text)
    .replace(/['’]/gu, '')
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim();
  return isMadeOf(said, [...yes, ...along]) && saysOneOf(said, yes);
}
