import type { Delivered } from '../app/delivery';
import type { SlackApp } from '../app/slack-app';
import type { PlayAnswer } from '../wire';
import type { StoredUser } from '../world';

/** Something a person can't do; said to the page, or thrown in a test. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

export interface Person {
  readonly app: SlackApp;
  readonly user: StoredUser;
}

const firstPersona = (app: SlackApp) => app.workspace.world.users.find((user) => !user.isBot && !user.deleted);

/** The person with this id. Throws CannotDo where there is none, or it is the bot. */
export function personOf(app: SlackApp, id: string): Person {
  const user = id === '' ? firstPersona(app) : app.workspace.user(id);
  if (user === undefined || user.isBot) throw new CannotDo(`there is no person ${id}`);
  return { app, user };
}

/** Slack's name for what went wrong between it and the app. */
export const troubleName = (delivered: Delivered): string | undefined =>
  delivered.ok ? undefined : delivered.why === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';

/** What the person hears of a request that the app did not take. */
export function answerFor(person: Person, delivered: Delivered): PlayAnswer {
  const name = troubleName(delivered);
  if (name === undefined) return { ok: true };
  const problem = `This app did not respond (${name}). Try again, or contact the app owner.`;
  person.app.workspace.tellTrouble(person.user.id, problem);
  return { ok: false, problem };
}
