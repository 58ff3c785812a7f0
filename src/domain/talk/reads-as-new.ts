import { aboutOf } from '../catalogue/about';
import { categoryId, suggestCategory } from '../catalogue/suggest-category';
import { segmentsOf } from '../catalogue/units';
import type { Desk } from '../desk';
import type { Ticket } from '../ticket/ticket';

type Catalogue = Pick<Desk, 'catalogue'>;
type Known = Pick<Ticket, 'category' | 'title' | 'description' | 'device'>;

/** Said of something that was told before. */
const backwards =
  /还|仍|又|再次|依然|依旧|同样|刚才|刚刚|上次|老样子|\b(?:again|still|back|as before|same|it|this|that)\b/i;
/** What is missing or does not go. */
const wrong = /不|没|无|断|坏|丢|\b(?:no|not|cannot|can't|won't|doesn't|isn't|broken|down)\b/i;
/** Words between others, which name nothing: 我的, 昨天, 全部. */
const nothing =
  /^(?:我|我们|咱们|你|您|他|她|的|了|也|都|就|在|是|有|现在|今天|昨天|今早|早上|下午|刚|好像|突然|已经|一直|这个|那个|这里|那里|这边|那边|这|那|怎么|什么|为什么|请问|麻烦|帮忙|看|看看|一下|下|谢谢|问题|情况|时候|办法|可以|可能|应该|所有|全部|大家|同事|电脑|设备|东西|办公室|反应|错误|显示|提示|出现|不行|工位|会议室|\d+|0x[\da-f]+)$/;

const namesIn = (text: string): readonly string[] =>
  segmentsOf(text.normalize('NFKC').toLowerCase())
    .filter(({ isWordLike, segment }) => isWordLike && [...segment].length > 1 && !nothing.test(segment))
    .map(({ segment }) => segment);

const told = ({ title, description, device }: Known): string => [title, description, device].join('\n');

/**
 * Whether words read as a fault of their own beside this ticket: they name other things, by the vocabulary of the catalogue,
 * or say that something is broken of which the ticket knows nothing. A follow-up names its own thing, or none.
 */
export function readsAsNew(desk: Catalogue, ticket: Known, text: string): boolean {
  const said = aboutOf(text);
  const before = aboutOf(told(ticket));
  if (said.topics.some(({ id }) => before.topics.some((topic) => topic.id === id))) return false;
  const best = suggestCategory(desk, text);
  const isWrong = said.acts.includes('fault') || wrong.test(text);
  const isOfItsKind = best !== undefined && categoryId(best) === ticket.category;
  if (said.named.length > 0) return !isOfItsKind || (before.named.length > 0 && isWrong);
  if (isOfItsKind || backwards.test(text) || !said.acts.includes('fault')) return false;
  return namesSomethingElse(text, told(ticket));
}

/** Something broken is named, by a word that the ticket knows nothing of. */
function namesSomethingElse(text: string, known: string): boolean {
  const before = known.normalize('NFKC').toLowerCase();
  const named = namesIn(text).filter((word) => aboutOf(word).acts.length === 0);
  return named.length > 0 && !named.some((word) => before.includes(word));
}

/** Whether words speak of this ticket, which is over: of its own thing, or of nothing else and of before. */
export function speaksOf(ticket: Known, text: string): boolean {
  const said = aboutOf(text);
  const before = aboutOf(told(ticket));
  if (said.topics.length === 0) return backwards.test(text);
  return backwards.test(text) && said.topics.some(({ id }) => before.topics.some((topic) => topic.id === id));
}
