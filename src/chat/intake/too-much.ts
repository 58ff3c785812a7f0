import type { Person } from '../../domain/people/person';
import type { KindName } from '../../domain/record/record-ref';
import { refuse } from '../../domain/refusal';
import { after, type Instant, minutes } from '../../domain/time/instant';
import type { Reply, Said } from '../../ports/inbound';
import type { Draft } from '../../ports/repositories';
import type { SharedKey } from '../../ports/shared-state';
import { longText } from '../../views/forms/fields';
import { keptWordsCard } from '../../views/kept-words-card';
import { areKept, rememberKept } from '../conversation/conversation-state';
import type { InboundDeps } from '../inbound-deps';
import { budgetsOf, type Count, mayDoAt, spend } from './budgets';

type Counting = Pick<InboundDeps, 'desk' | 'shared' | 'clock' | 'logger'>;

/** What is begun: a report, or a record of a kind, each kind for itself. */
type Begun = 'reports' | `records:${KindName}`;

const begunOf = ({ desk }: Counting, by: Person, what: Begun): Count => ({
  key: `${what}:${by.id}`,
  budgets: budgetsOf({ desk }, by, what === 'reports' ? what : 'records'),
  amount: 1,
});

/** When they may begin one more; undefined: now. */
export async function tooManyUntil(deps: Counting, by: Person, what: Begun): Promise<Instant | undefined> {
  const until = await mayDoAt(deps, begunOf(deps, by, what));
  if (until !== undefined) deps.logger.warn('somebody begins more than their budget', { by: by.id, what });
  return until;
}

/** The refusal of one too many; what was typed stays in its form. Undefined: it may be filed. */
export async function tooManyBegun(deps: Counting, by: Person, what: Begun): Promise<Reply | undefined> {
  const at = await tooManyUntil(deps, by, what);
  if (at === undefined) return undefined;
  const key = what === 'reports' ? 'refusal.manyReports' : 'refusal.manyBegun';
  return { kind: 'refused', refusal: refuse(key, { until: { at, style: 'time' } }) };
}

/** One was begun. */
export const countBegun = (deps: Counting, by: Person, what: Begun): Promise<void> =>
  spend(deps, begunOf(deps, by, what));

/** Words that come in one draft, at most so many pieces. */
const mostFiles = 20;
/** The same flood for so long: it is answered once. */
const oneFlood = minutes(5);

/**
 * Words beyond what one person writes in a minute are kept in a draft and not handled one by one: they are told so once,
 * with a button that files what was kept. Undefined: handle them.
 */
export async function tooManyWords(deps: InboundDeps, by: Person, said: Said): Promise<Reply | undefined> {
  const count = { key: `messages:${by.id}`, budgets: budgetsOf(deps, by, 'messages'), amount: 1 };
  const until = await mayDoAt(deps, count);
  if (until === undefined) {
    await spend(deps, count);
    return undefined;
  }
  if (await areKept(deps, said.key)) return { kind: 'done' };
  const { draft, isNew } = await keepWords(deps, by, said);
  await rememberKept(deps, said.key, draft);
  if (!isNew) return { kind: 'done' };
  deps.logger.warn('somebody writes more than their budget', { by: by.id });
  return { kind: 'card', card: keptWordsCard(draft, until) };
}

/** Adds words to the draft of this flood, or begins one. */
async function keepWords(deps: InboundDeps, by: Person, said: Said): Promise<{ draft: string; isNew: boolean }> {
  const { shared, drafts, clock, ids } = deps;
  const now: Instant = clock.now();
  const key: SharedKey = `flood:${by.id}`;
  const openDraft = (await shared.get(key, now))?.value;
  const add = (known?: Draft): Draft | undefined => (known?.person === by.id ? joined(known, said) : undefined);
  const more = typeof openDraft === 'string' ? await drafts.change(openDraft, add, now) : undefined;
  const draft = more ?? { id: ids.next(), person: by.id, text: said.text, files: said.files };
  if (more === undefined) await drafts.keep(draft, now);
  await shared.put(key, draft.id, after(now, oneFlood));
  return { draft: draft.id, isNew: more === undefined };
}

/** Undefined when there is no room left. */
function joined(draft: Draft, said: Said): Draft | undefined {
  const text = [draft.text, said.text].filter((part) => part.trim() !== '').join('\n');
  const files = [...draft.files, ...said.files];
  return [...text].length > longText || files.length > mostFiles ? undefined : { ...draft, text, files };
}
