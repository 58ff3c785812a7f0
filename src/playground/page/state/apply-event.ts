import type { PlayEvent, PlayMessage, PlayState } from '../../wire';

const isSame = (a: PlayMessage, b: { readonly channel: string; readonly ts: string }): boolean =>
  a.channel === b.channel && a.ts === b.ts;

function withMessage(messages: readonly PlayMessage[], message: PlayMessage): readonly PlayMessage[] {
  const others = messages.filter((other) => !isSame(other, message));
  const after = others.findLastIndex((other) => Number(other.ts) <= Number(message.ts)) + 1;
  return others.toSpliced(after, 0, message);
}

function replaced<T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] {
  return all.some((other) => other.id === one.id) ? all.map((o) => (o.id === one.id ? one : o)) : [...all, one];
}

/** What the persona sees after `event`. An event seen twice changes nothing. */
export function applyEvent(state: PlayState, event: PlayEvent): PlayState {
  switch (event.type) {
    case 'message':
    case 'message_changed':
      return { ...state, messages: withMessage(state.messages, event.message) };
    case 'message_deleted':
      return { ...state, messages: state.messages.filter((message) => !isSame(message, event)) };
    case 'views':
      return { ...state, views: event.views };
    case 'home':
      return { ...state, home: event.home };
    case 'channel':
      return { ...state, channels: replaced(state.channels, event.channel) };
    case 'user':
      return { ...state, users: replaced(state.users, event.user) };
    case 'phone':
      return { ...state, phone: event.phone };
    case 'clock':
      return { ...state, clock: event.clock };
    case 'file':
      return {
        ...state,
        messages: state.messages.map((message) =>
          message.files?.some((file) => file.id === event.file.id)
            ? { ...message, files: replaced(message.files, event.file) }
            : message,
        ),
      };
    default:
      return state;
  }
}
