import type { PlayState } from '../wire';
import type { Reader } from './text/names';
import { wordsFor } from './words';

/** The persona as a reader: names, language and zone out of what the persona sees. */
export function readerOf(state: PlayState): Reader {
  const people = state.users.map(({ id, name, realName, color }) => ({ id, name: realName || name, color }));
  const byId = new Map(people.map((person) => [person.id, person]));
  const channels = state.channels.filter(({ kind }) => kind !== 'dm').map(({ id, name }) => ({ id, name }));
  const files = new Map(state.messages.flatMap(({ files = [] }) => files.map((file) => [file.id, file.url] as const)));
  return {
    me: state.me.id,
    locale: state.me.locale,
    zone: state.me.tz,
    words: wordsFor(state.me.locale),
    person: (id) => byId.get(id),
    channel: (id) => channels.find((channel) => channel.id === id)?.name,
    fileUrl: (id) => files.get(id) ?? `/files/${id}/${id}`,
    people: people.filter(({ id }) => state.users.some((user) => user.id === id && !user.deleted)),
    channels,
  };
}
