import type { WecomEvent, WecomMessage, WecomState } from '../../wecom/wire';

function withMessage(messages: readonly WecomMessage[], message: WecomMessage): readonly WecomMessage[] {
  const at = messages.findIndex(({ msgid }) => msgid === message.msgid);
  if (message.discarded === true) return at < 0 ? messages : messages.toSpliced(at, 1);
  if (at >= 0) return messages.with(at, message);
  const after = messages.findLastIndex((other) => other.at <= message.at) + 1;
  return messages.toSpliced(after, 0, message);
}

/** What the member sees after `event`. An event seen twice changes nothing; what WeCom dropped is never shown. */
export function applyWecomEvent(state: WecomState, event: WecomEvent): WecomState {
  switch (event.type) {
    case 'message':
    case 'message_changed':
      if (event.message.userid !== state.me.userid) return state;
      return { ...state, messages: withMessage(state.messages, event.message) };
    case 'group': {
      const others = state.groups.filter(({ chatid }) => chatid !== event.group.chatid);
      const isMine = event.group.members.includes(state.me.userid) && event.group.messages.length > 0;
      const known = state.groups.findIndex(({ chatid }) => chatid === event.group.chatid);
      if (!isMine) return { ...state, groups: others };
      return { ...state, groups: known < 0 ? [...others, event.group] : state.groups.with(known, event.group) };
    }
    case 'menu':
      return { ...state, menu: event.menu };
    case 'member': {
      const members = state.members.map((one) => (one.userid === event.member.userid ? event.member : one));
      return { ...state, members, me: state.me.userid === event.member.userid ? event.member : state.me };
    }
    case 'phone':
      return { ...state, phone: event.phone };
    case 'clock':
      return { ...state, clock: event.clock };
    default:
      return state;
  }
}
