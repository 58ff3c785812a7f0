import { tellMessageChanged, tellMessageDeleted } from '../app/message-events';
import { slackMessage } from '../slack/slack-shapes';
import type { StoredMessage } from '../world';
import { CannotDo, type Person } from './person';

function own({ app, user }: Person, at: { readonly channel: string; readonly ts: string }): StoredMessage {
  const message = app.workspace.message(at.channel, at.ts);
  if (message === undefined || message.user !== user.id) throw new CannotDo(`${user.name} did not write ${at.ts}`);
  return message;
}

/** Somebody changes what they wrote. */
export function rewriteMessage(
  person: Person,
  at: { readonly channel: string; readonly ts: string },
  text: string,
): void {
  const { app } = person;
  const message = own(person, at);
  const before = slackMessage(app.workspace, message);
  message.text = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  message.edited = { user: person.user.id, ts: app.workspace.nextTs() };
  app.workspace.changedMessage(message);
  tellMessageChanged(app, message, before);
}

/** Somebody takes away what they wrote. */
export function deleteMessage(person: Person, at: { readonly channel: string; readonly ts: string }): void {
  const message = own(person, at);
  person.app.workspace.remove(message);
  tellMessageDeleted(person.app, message);
}
