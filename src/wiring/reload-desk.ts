import { type RosterSeen, rosterSeen } from '../chat/people/look-after-roster';
import type { CommandDeps } from '../commands/command-deps';
import { tellDutyChanged, toldOf } from '../commands/duty-told';
import { recordDuty } from '../commands/record-duty';
import { transact } from '../commands/retry';
import { BadConfig } from '../config/bad-config';
import type { Config } from '../config/config';
import { changesBetween } from '../config/desk-file/changes';
import { hashOf } from '../config/hash-of';
import type { Desk } from '../domain/desk';
import type { FileChange } from '../domain/desk-version';
import { asOfNow, withDeskOfNow } from '../domain/followed';
import { withPattern } from '../domain/roster/shifts';
import type { Instant } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import type { Roster } from '../ports/repositories';
import type { Store } from '../store/open-store';
import type { AppDeps } from './app-deps';
import type { ConfigInForce } from './config-in-force';
import { keepingOf, keepTerms } from './keep-terms';
import type { Renewals } from './renewals';
import { revokeRemoved } from './revoke-removed';
import { syncStaff } from './sync-staff';

/** What came of reading the desk file anew. */
export type Reloaded =
  /** It says what is in force already. */
  | { readonly kind: 'same' }
  /** It is in force from now on. */
  | { readonly kind: 'taken'; readonly changes: readonly FileChange[] }
  /** The one before stays in force, whole. */
  | { readonly kind: 'refused'; readonly problems: readonly Say[] };

/** What the desk file would change, were it read now. */
export type Reread =
  | Exclude<Reloaded, { readonly kind: 'taken' }>
  | { readonly kind: 'other'; readonly next: Config; readonly changes: readonly FileChange[] };

/** What reading the desk file anew needs. */
export interface Reloading {
  readonly app: AppDeps;
  readonly store: Store;
  readonly commandDeps: CommandDeps;
  readonly inForce: ConfigInForce;
  readonly renewals: Pick<Renewals, 'all'>;
}

/** Changes that are told, and kept. */
const mostChanges = 200;

/** What only a desk that is started anew can take from its file. */
function needsRestart(running: Config, next: Config): readonly Say[] {
  const [before, after] = [running.desk.prefix, next.desk.prefix];
  return before === after ? [] : [say('reload.prefix', { before, after })];
}

/** Reads the desk file anew and says what it would change; nothing is decided by it yet. */
export function rereadDesk({ config, reread }: Pick<AppDeps, 'config' | 'reread'>): Reread {
  if (reread === undefined) return { kind: 'same' };
  try {
    const next = reread(config.counting);
    if (next.deskFile.digest === config.deskFile.digest) return { kind: 'same' };
    const problems = needsRestart(config, next);
    if (problems.length > 0) return { kind: 'refused', problems };
    const changes = changesBetween(config.deskFile.content, next.deskFile.content);
    return { kind: 'other', next, changes: changes.slice(0, mostChanges) };
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return { kind: 'refused', problems: error.problems };
  }
}

/** Topics from which it follows who is on duty. */
const ofDuty = ['duty', 'rotations', 'places', 'workingHours', 'calendar', 'people'] as const;

/** Whoever is on duty until now was, by the file that says so: a new one may give this very shift to somebody else. */
async function recordServed(
  { app, store }: Pick<Reloading, 'app' | 'store'>,
  next: Config,
  now: Instant,
): Promise<void> {
  const { config, clock, logger } = app;
  const { places, duty: pattern } = asOfNow(config.desk);
  const [old, content] = [config.deskFile.content, next.deskFile.content];
  if (ofDuty.every((topic) => hashOf(old[topic] ?? null) === hashOf(content[topic] ?? null))) return;
  await recordDuty({ ...store, places, pattern, clock, logger, until: now });
}

/**
 * Decides by that desk file from now on. Terms are kept and people are known before anything is decided by it; whoever it
 * names no more is to leave after that (`letGo`). Answers who was there before it. Throws what the database refuses: then the
 * one before stays in force.
 */
export async function takeDesk({ app, store, commandDeps, inForce }: Reloading, next: Config): Promise<RosterSeen> {
  const { clock, logger } = app;
  const now = clock.now();
  await keepTerms(keepingOf(next, store), now);
  await recordServed({ app, store }, next, now);
  const before = await rosterSeen({ ...store, ...withDeskOfNow(commandDeps), logger });
  await syncStaff(next.desk, store.people, now);
  inForce.use(next);
  return before;
}

/** Whoever the desk file in force names no more leaves. `before`: who was there, where nobody has looked yet. */
export async function letGo({ app, store, commandDeps }: Reloading, before: RosterSeen): Promise<void> {
  const deps = { ...store, ...withDeskOfNow(commandDeps), logger: app.logger };
  const seen = await rosterSeen(deps);
  await revokeRemoved(deps, seen.version === undefined ? before : seen);
}

/** Tells those whose duty is another by the desk file in force than by the one `before`. */
export async function tellDutyOf(
  before: Desk,
  deps: CommandDeps,
  { roster, key }: { readonly roster: Pick<Roster, 'shifts'>; readonly key: string },
): Promise<void> {
  const kept = await roster.shifts(toldOf(deps.clock.now()));
  const changed = { before: withPattern(before, kept), after: withPattern(deps.desk, kept), key };
  await transact(deps, (tx) => tellDutyChanged(tx, deps.desk, changed));
}
