import type { Person } from '../../domain/people/person';
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

const reportsOf = (deps: InboundDeps, by: Person): Count => ({
  key: `reports:${by.id}`,
  budgets: budgetsOf(deps, by, 'reports'),
  amount: 1,
});

/** The refusal of one report too many; what was typed stays in its form. Undefined: it may be filed. */
export async function tooManyReports(deps: InboundDeps, by: Person): Promise<Reply | undefined> {
  const until = await mayDoAt(deps, reportsOf(deps, by));
  if (until === undefined) return undefined;
  deps.logger.warn('somebody reports more than their budget', { by: by.id });
  return { kind: 'refused', refusal: refuse('refusal.manyReports', { until: { at: until, style: 'time' } }) };
}

/** A report was filed. */
export const countReport = (deps: InboundDeps, by: Person): Promise<void> => spend(deps, reportsOf(deps, by));

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
