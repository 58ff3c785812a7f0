import { say } from '../../domain/words';
import type { Answered } from '../../ports/inbound';
import { type SlackAdapter, voiceFor } from './adapter';
import { SlackError } from './errors';
import { at, type Json, textAt } from './fields';
import { replyView } from './render-reply';
import { type Origin, sentence, tell } from './tell';
import { loadingView, type View } from './view';

/** A window that is open. */
export interface OpenWindow {
  readonly id: string;
  /** Slack's mark of what it shows; an update with an older one is refused. */
  readonly hash?: string;
}

/** The window of a payload. */
export function windowIn(body: unknown): OpenWindow | undefined {
  const id = textAt(body, 'view', 'id');
  const hash = textAt(body, 'view', 'hash');
  return id === undefined ? undefined : { id, ...(hash !== undefined && { hash }) };
}

/**
 * Opens an empty window at once and fills it with the answer to `ask`: a trigger dies after three seconds, and the
 * database may take longer. Where Slack did not open it, the person is told and nothing is asked.
 */
export async function openAndFill(
  slack: SlackAdapter,
  { trigger, origin }: { readonly trigger: string; readonly origin: Origin },
  ask: () => Promise<Answered>,
): Promise<void> {
  const opened = await open(slack, trigger, loadingView(await voiceFor(slack, origin.account)));
  if (opened === undefined) return tellTooLate(slack, origin);
  await fill(slack, opened, replyView(await ask()));
}

/** Opens a window that is already complete. */
export async function openFilled(
  slack: SlackAdapter,
  { trigger, origin }: { readonly trigger: string; readonly origin: Origin },
  view: View,
): Promise<void> {
  if ((await open(slack, trigger, view)) === undefined) await tellTooLate(slack, origin);
}

async function open(slack: SlackAdapter, trigger: string, view: View): Promise<OpenWindow | undefined> {
  try {
    return windowIn(await slack.api.call('views.open', { trigger_id: trigger, view }));
  } catch (error) {
    slack.logger.warn('a window did not open', { error });
    return undefined;
  }
}

/** Fills an open window. One that changed meanwhile is overwritten; one that was closed is left alone. Throws SlackError. */
export async function fill(slack: SlackAdapter, { id, hash }: OpenWindow, view: View | Json): Promise<void> {
  try {
    await slack.api.call('views.update', { view_id: id, view, ...(hash !== undefined && { hash }) });
  } catch (error) {
    const code = error instanceof SlackError ? error.code : '';
    if (code === 'hash_conflict') await slack.api.call('views.update', { view_id: id, view });
    else if (code !== 'not_found' && code !== 'view_not_found') throw error;
  }
}

async function tellTooLate(slack: SlackAdapter, origin: Origin): Promise<void> {
  const speak = await voiceFor(slack, origin.account);
  const text = speak(say('slack.tooLate'));
  await tell(slack, origin, sentence(text));
}

/** Whether a payload comes from a window rather than from a message or the home page. */
export const inWindow = (body: unknown): boolean => at(body, 'view', 'type') === 'modal';
