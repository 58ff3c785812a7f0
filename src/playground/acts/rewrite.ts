import { tellMessageChanged, tellMessageDeleted } from '../desk/message-events';
import { slackMessage } from '../slack/slack-shapes';
import type { StoredMessage } from '../world';
import { CannotDo, type Person } from './person';

function own({ desk, user }: Person, at: { readonly channel: string; readonly ts: string }): StoredMessage {
  const message = desk.workspace.message(at.channel, at.ts);
  if (message === undefined || message.user !== user.id) throw new CannotDo(`${user.name} did not write ${at.ts}`);
  return message;
}

/** Somebody changes what they wrote. */
export function rewriteMessage(
  person: Person,
  at: { readonly channel: string; readonly ts: string },
  text: string,
): void {
  const { desk } = person;
  const message = own(person, at);
  const before = slackMessage(desk.workspace, message);
  message.text = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  message.edited = { user: person.user.id, ts: desk.workspace.nextTs() };
  desk.workspace.changedMessage(message);
  tellMessageChanged(desk, message, before);
}

/** Somebody takes away what they wrote. */
export function deleteMessage(person: Person, at: { readonly channel: string; readonly ts: string }): void {
  const message = own(person, at);
  person.desk.workspace.remove(message);
  tellMessageDeleted(person.desk, message);
}
