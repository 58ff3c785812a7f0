import { globalShortcut, messageShortcut } from '../app/payloads';
import type { FileBytes } from '../file-bytes';
import { mimeOf } from '../mime-types';
import { slackUser } from '../slack/slack-shapes';
import { slackView } from '../slack/slack-views';
import type { PlayAnswer, PlayShortcutPost } from '../wire';
import { dmOf, type StoredFile, type StoredUser } from '../world';
import { answerFor, CannotDo, type Person } from './person';

/** A person picks a shortcut from the menu, or from a message's menu. */
export async function useShortcut(person: Person, post: PlayShortcutPost): Promise<PlayAnswer> {
  const { workspace } = person.app;
  const known = workspace.seed.app.shortcuts.find((one) => one.callbackId === post.callbackId);
  if (known === undefined) throw new CannotDo(`there is no shortcut ${post.callbackId}`);
  if (known.type === 'global')
    return answerFor(person, await person.app.interact(globalShortcut(person.app, person.user, post.callbackId)));
  const message = post.message === undefined ? undefined : workspace.message(post.message.channel, post.message.ts);
  if (message === undefined || !workspace.sees(person.user.id, message)) throw new CannotDo('that message is gone');
  const payload = messageShortcut(person.app, person.user, post.callbackId, message);
  return answerFor(person, await person.app.interact(payload));
}

/** A person opens the app's home tab. */
export function openHome(person: Person): PlayAnswer {
  const { workspace } = person.app;
  if (workspace.seed.app.homeTab === false) throw new CannotDo('this app has no home tab');
  const home = workspace.world.homes[person.user.id];
  person.app.tell('app_home_opened', {
    type: 'app_home_opened',
    user: person.user.id,
    channel: dmOf(person.user.id),
    tab: 'home',
    event_ts: workspace.nextTs(),
    ...(home === undefined ? {} : { view: slackView(workspace, home) }),
  });
  return { ok: true };
}

/** A person uploads a file: usable at once, shared where they send it. */
export async function upload(
  person: Person,
  bytes: FileBytes,
  what: { readonly name: string; readonly mime?: string; readonly body: Buffer },
): Promise<StoredFile> {
  const { workspace } = person.app;
  if (what.body.length === 0) throw new CannotDo('the file is empty');
  const name = what.name.replace(/[/\\]/g, '_').slice(0, 200) || 'file';
  const file: StoredFile = {
    id: workspace.ids.next('F'),
    name,
    title: name,
    mimetype: what.mime ?? mimeOf(name),
    size: what.body.length,
    user: person.user.id,
    created: Math.floor(workspace.clock.now() / 1000),
    uploaded: true,
    completed: true,
    readyAt: workspace.wall(),
    shares: [],
  };
  await bytes.put(file.id, what.body);
  workspace.world.files.push(file);
  workspace.changed();
  return file;
}

/** A person's settings change (language, time zone, leaving); the app hears user_change. */
export function changePerson(
  person: Person,
  to: Partial<Pick<StoredUser, 'locale' | 'tz' | 'deleted' | 'isAdmin' | 'guest' | 'team' | 'stranger'>>,
): void {
  Object.assign(person.user, to, { updated: Math.floor(person.app.workspace.clock.now() / 1000) });
  person.app.workspace.changedUser(person.user);
  const user = slackUser(person.app.workspace, person.user, true);
  person.app.tell('user_change', { type: 'user_change', user, event_ts: person.app.workspace.nextTs() });
}
