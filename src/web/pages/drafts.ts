import { type RecordRef, recordName } from '../../domain/record/record-ref';
import { after, days } from '../../domain/time/instant';
import type { SharedKey } from '../../ports/shared-state';
import type { PageRequest } from './page-parts';
import { isTyped, type Typed } from './typed';

/** What a draft is kept for. */
export interface Draft {
  readonly account: string;
  readonly action: string;
  readonly about?: RecordRef | undefined;
  /** What the page was opened with besides, e.g. a message that became the report. */
  readonly openedWith: string;
}

const kept = days(7);
/** Bytes of one draft. */
const most = 50 * 1024;

const factKey = (platform: string, { account, action, about, openedWith }: Draft): SharedKey =>
  `page:draft:${[platform, account, action, about === undefined ? '-' : recordName(about), openedWith].join(':')}`;

/** Keeps what was typed; false: it is too much. */
export async function keepDraft({ parts, platform }: PageRequest, draft: Draft, typed: Typed): Promise<boolean> {
  if (Buffer.byteLength(JSON.stringify(typed)) > most) return false;
  await parts.shared.put(factKey(platform, draft), typed, after(parts.clock.now(), kept));
  return true;
}

/** What was typed and not submitted yet. */
export async function draftOf({ parts, platform }: PageRequest, draft: Draft): Promise<Typed | undefined> {
  const fact = await parts.shared.get(factKey(platform, draft), parts.clock.now());
  return isTyped(fact?.value) ? fact.value : undefined;
}

/** What the way back to a page whose session ended names it with. */
export const asideName = 'aside';

const asideKey = (platform: string, account: string, page: string): SharedKey =>
  `page:aside:${platform}:${account}:${page}`;

/**
 * Lays aside what came of a page without a session: nobody knows who sent it, so no draft changes. `page`: its key, which
 * the way back names; whose page it is may take it up after signing in.
 */
export async function layAside(
  { parts, platform }: PageRequest,
  { account, page }: { readonly account: string; readonly page: string },
  typed: Typed,
): Promise<boolean> {
  if (Buffer.byteLength(JSON.stringify(typed)) > most) return false;
  await parts.shared.put(asideKey(platform, account, page), typed, after(parts.clock.now(), days(1)));
  return true;
}

/** What was laid aside of that page of theirs. */
export async function laidAside(
  { parts, platform }: PageRequest,
  account: string,
  page: string,
): Promise<Typed | undefined> {
  if (!/^[0-9a-f]{32}$/.test(page)) return undefined;
  const fact = await parts.shared.get(asideKey(platform, account, page), parts.clock.now());
  return isTyped(fact?.value) ? fact.value : undefined;
}

/** It was submitted, or is not wanted any more. */
export const dropDraft = async ({ parts, platform }: PageRequest, draft: Draft): Promise<void> =>
  void (await parts.shared.take(factKey(platform, draft), parts.clock.now()));
