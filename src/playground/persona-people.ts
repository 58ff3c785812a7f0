import type { PlayChannel, PlayUser } from './wire';
import type { StoredChannel, StoredUser, World } from './world';

/** A person as the page shows them. */
export const playUser = (user: StoredUser): PlayUser => ({
  id: user.id,
  name: user.name,
  realName: user.realName,
  role: user.role,
  title: user.title,
  color: user.color,
  locale: user.locale,
  tz: user.tz,
  isBot: user.isBot,
  isAdmin: user.isAdmin,
  deleted: user.deleted,
});

/** A channel as `as` sees it: a dm bears the other one's name. */
export function playChannel(world: World, channel: StoredChannel, as: string): PlayChannel {
  const other = channel.kind === 'dm' ? channel.members.find((member) => member !== as) : undefined;
  const otherName = world.users.find((user) => user.id === other)?.name;
  return {
    id: channel.id,
    kind: channel.kind,
    name: otherName ?? channel.name,
    topic: channel.topic,
    purpose: channel.purpose,
    archived: channel.archived,
    isMember: channel.members.includes(as),
    members: [...channel.members],
    ...(other === undefined ? {} : { with: other }),
    bookmarks: channel.bookmarks.map(({ title, link }) => ({ title, link })),
  };
}
