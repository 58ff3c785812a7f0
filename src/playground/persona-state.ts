import { playMessage } from './persona-messages';
import { playChannel, playUser } from './persona-people';
import { playView } from './persona-views';
import type { PlayClock, PlayState } from './wire';
import type { Workspace } from './workspace';
import { dmOf } from './world';

/** The demo clock as the page shows it. */
export const playClock = (now: number): PlayClock => ({ now, iso: new Date(now).toISOString() });

/** Everything `as` sees; undefined where there is no such person. */
export function personaState(workspace: Workspace, as: string): PlayState | undefined {
  const me = workspace.user(as);
  if (me === undefined || me.isBot) return undefined;
  const { world, seed } = workspace;
  const channels = world.channels.filter((channel) => workspace.reads(as, channel.id));
  const messages = channels
    .flatMap((channel) => workspace.messages(channel.id))
    .filter((message) => workspace.sees(as, message))
    .sort((one, other) => Number(one.ts) - Number(other.ts));
  const home = world.homes[as];
  return {
    lastEvent: workspace.feed.lastId,
    team: seed.team,
    me: playUser(me),
    personas: world.users.filter((user) => !user.isBot && !user.deleted).map(playUser),
    users: world.users.map(playUser),
    usergroups: world.usergroups.map(({ id, handle, name }) => ({ id, handle, name })),
    channels: channels.map((channel) => playChannel(world, channel, as)),
    messages: messages.map((message) => playMessage(workspace, message)),
    views: workspace.stack(as).map(playView),
    home: home === undefined ? null : playView(home),
    app: {
      name: seed.app.name,
      botUserId: seed.app.botUserId,
      dm: dmOf(as),
      description: seed.app.description ?? '',
      commands: seed.app.commands.map(({ command, description, usageHint }) => ({
        command,
        description: description ?? '',
        usageHint: usageHint ?? '',
      })),
      shortcuts: seed.app.shortcuts.map((one) => ({ ...one, description: one.description ?? '' })),
    },
    clock: playClock(workspace.clock.now()),
  };
}
