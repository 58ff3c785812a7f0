import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { inTime } from '../../ports/in-time';
import type { Inbox } from '../../ports/queues';
import { insist } from '../insist';
import type { SlackAdapter } from './adapter';
import { handleEvent } from './handle-event';
import { handleCommand, handleShortcut } from './open';
import { type Identity, keptKey } from './parse';
import { handleControl } from './press';
import { handleSubmit } from './submit';

const anything = /.*/;

/**
 * Everything people do in Slack, in six listeners: Bolt asks every listener about every request, so few cost less, and
 * a pattern that takes anything leaves no command or button unanswered.
 */
export function listen(
  app: App,
  slack: SlackAdapter,
  deps: { readonly inbox: Inbox; readonly me: () => Identity },
): void {
  const tried = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      slack.logger.error('Slack could not be answered', { what, error });
    }
  };
  app.command(anything, async ({ ack, body }) => {
    await ack();
    await tried('command', () => handleCommand(slack, body));
  });
  app.shortcut(anything, async ({ ack, body }) => {
    await ack();
    await tried('shortcut', () => handleShortcut(slack, body, deps.me().botUser));
  });
  app.action(anything, async ({ ack, body }) => {
    // Slack hears that we have a press when it is done, or at the last moment: should the process die before, the person
    // is told that nothing came of it and presses again.
    const work = tried('press', () => handleControl(slack, body));
    await inTime(work, slack.answerWithin);
    await ack();
    await work;
  });
  app.view<ViewSubmitAction>({ callback_id: anything, type: 'view_submission' }, async ({ ack, body }) => {
    // Our views hold blocks that @slack/types does not know yet.
    await tried('form', () => handleSubmit(slack, body, (answer) => ack(answer as unknown as ViewResponseAction)));
  });
  app.options(anything, async ({ ack }) => ack({ options: [] }));
  app.event(anything, async ({ body }) => {
    // What fails here stays unfinished in the inbox and is tried again from there.
    await tried('event', async () => {
      await handleEvent({ ...slack, inbound: insist(slack.inbound) }, deps.me(), body, false);
      const key = keptKey(body, deps.me());
      if (key !== undefined) await deps.inbox.done(key, slack.clock.now());
    });
  });
  app.error(async (error) => slack.logger.error('Bolt gave up on a request', { error }));
}
