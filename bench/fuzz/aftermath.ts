import type { DeskProcess, LogLine } from '../../test/kit/desk-process';
import { wordsIn } from '../../test/kit/words-in';
import { countRows } from '../kit/count-rows';
import { bystander } from '../kit/crowd';
import type { Site } from '../kit/site';

/** Mistakes of ours, in whatever the desk catches and logs. */
const mistakes = /\b(TypeError|RangeError|ReferenceError|SyntaxError|unhandled|uncaught|QueryFailedError)\b/i;

/** What fetch calls a TypeError is a line that broke, on a busy machine. */
const network = /"code":"network"|fetch failed/;

const isError = ({ level }: LogLine): boolean => (typeof level === 'number' ? level >= 50 : /error|fatal/i.test(level));

/** What a desk said on the way: what it could not help, counted, and mistakes and words outside of its log. */
export interface Said {
  readonly errors: Readonly<Record<string, number>>;
  readonly mistakes: readonly string[];
}

/** Reads the logs of all desks there were. */
export function saidBy(desks: readonly DeskProcess[]): Said {
  const errors = desks.flatMap(({ log }) => log.filter(isError));
  const counts = new Map<string, number>();
  for (const { msg, what } of errors) {
    const name = typeof what === 'string' ? `${msg} (${what})` : msg;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const lines = errors.map((line) => JSON.stringify(line)).filter((line) => mistakes.test(line) && !network.test(line));
  const outside = desks.flatMap(({ complaints }) => complaints);
  return {
    errors: Object.fromEntries(counts),
    mistakes: [...new Set([...lines, ...outside])].map((line) => line.slice(0, 800)),
  };
}

/** Longest wait for an answer to a person, behind everything else that the desk has to say. */
const patience = 120_000;

/**
 * Whether the desk still serves people: somebody writes on each platform, once, and is asked about what they wrote. For
 * whom an input acted has tickets and drafts, and their words go there. Names the platforms where that was not so, with what
 * stands there instead.
 */
export async function unserved(site: Site, mark: string): Promise<readonly string[]> {
  const inSlack = site.slack.as(bystander.slack);
  const words = `显示器不亮 ${mark}`;
  await inSlack.dm(words);
  await site.wecom.as(bystander.wecom).say(words);
  const onSlack = () =>
    site.slack.messagesIn(inSlack.dmChannel).find((one) => one.user !== bystander.slack && wordsIn(one).includes(mark));
  const inWecom = () =>
    site.wecom.messagesOf(bystander.wecom).find((one) => one.from === 'app' && JSON.stringify(one).includes(mark));
  const answered = await Promise.all([site.seen(onSlack, patience), site.seen(inWecom, patience)]);
  const last = [site.slack.messagesIn(inSlack.dmChannel), site.wecom.messagesOf(bystander.wecom)].map((all) =>
    all.at(-1),
  );
  return ['Slack', 'WeCom']
    .map((name, place) => `${name}, where the last that stands is ${JSON.stringify(last[place])}`)
    .filter((_, place) => answered[place] === undefined);
}

/** Rows per table that were added. */
export async function growth(url: string, before: Readonly<Record<string, number>>) {
  const now = await countRows(url);
  const grown = Object.entries(now).map(([table, count]) => [table, count - (before[table] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, more]) => more !== 0));
}
