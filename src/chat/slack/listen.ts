import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { inTime } from '../../ports/in-time';
import type { Inbox } from '../../ports/queues';
import { insist } from '../insist';
import type { SlackDesk } from './adapter';
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
export function listen(app: App, desk: SlackDesk, deps: { readonly inbox: Inbox; readonly me: () => Identity }): void {
  const tried = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      desk.logger.error('Slack could not be answered', { what, error });
    }
  };
  app.command(anything, async ({ ack, body }) => {
    await ack();
    await tried('command', () => handleCommand(desk, body));
  });
  app.shortcut(anything, async ({ ack, body }) => {
    await ack();
    await tried('shortcut', () => handleShortcut(desk, body, deps.me().botUser));
  });
  app.action(anything, async ({ ack, body }) => {
    // Slack hears that we have a press when it is done, or at the last moment: should the process die before, the person
    // is told that nothing came of it and presses again.
    const work = tried('press', () => handleControl(desk, body));
    await inTime(work, desk.answerWithin);
    await ack();
    await work;
  });
  app.view<ViewSubmitAction>({ callback_id: anything, type: 'view_submission' }, async ({ ack, body }) => {
    // Our views hold blocks that @slack/types does not know yet.
    await tried('form', () => handleSubmit(desk, body, (answer) => ack(answer as unknown as ViewResponseAction)));
  });
  app.options(anything, async ({ ack }) => ack({ options: [] }));
  app.event(anything, async ({ body }) => {
    // What fails here stays unfinished in the inbox and is tried again from there.
    await tried('event', async () => {
      await handleEvent({ ...desk, inbound: insist(desk.inbound) }, deps.me(), body, false);
      const key = keptKey(body, deps.me());
      if (key !== undefined) await deps.inbox.done(key, desk.clock.now());
    });
  });
  app.error(async (error) => desk.logger.error('Bolt gave up on a request', { error }));
}
