import type { Json } from '../json';
import type { StoredMessage } from '../world';
import type { Call, Methods } from './call';
import { SlackError } from './slack-error';

function messageOf(call: Call): StoredMessage {
  const channel = call.channel();
  const message = call.workspace.message(channel.id, call.need('timestamp'));
  if (message === undefined) throw new SlackError('message_not_found');
  return message;
}

function addReaction(call: Call): Json {
  const message = messageOf(call);
  const name = call.need('name').replaceAll(':', '');
  const reactions = message.reactions ?? [];
  message.reactions = reactions;
  const found = reactions.find((one) => one.name === name);
  if (found?.users.includes(call.workspace.bot)) throw new SlackError('already_reacted');
  if (found === undefined) reactions.push({ name, users: [call.workspace.bot] });
  else found.users.push(call.workspace.bot);
  call.workspace.changedMessage(message);
  return {};
}

function removeReaction(call: Call): Json {
  const message = messageOf(call);
  const name = call.need('name').replaceAll(':', '');
  const found = message.reactions?.find((one) => one.name === name);
  if (!found?.users.includes(call.workspace.bot)) throw new SlackError('no_reaction');
  found.users = found.users.filter((user) => user !== call.workspace.bot);
  message.reactions = (message.reactions ?? []).filter((one) => one.users.length > 0);
  call.workspace.changedMessage(message);
  return {};
}

function addPin(call: Call): Json {
  const message = messageOf(call);
  if (message.pinned) throw new SlackError('already_pinned');
  message.pinned = true;
  call.workspace.changedMessage(message);
  return {};
}

function addBookmark(call: Call): Json {
  const channel = call.channel('channel_id');
  if (!channel.members.includes(call.workspace.bot)) throw new SlackError('not_in_channel');
  const bookmark = { id: call.workspace.ids.next('Bk'), title: call.need('title'), link: call.text('link') ?? '' };
  channel.bookmarks.push(bookmark);
  call.workspace.changedChannel(channel);
  return { bookmark: { ...bookmark, channel_id: channel.id, type: call.text('type') ?? 'link' } };
}

/** What is put on a message or a channel: reactions, pins, bookmarks. Tiers and scopes from docs.slack.dev. */
export const reactionMethods: Methods = {
  'reactions.add': { scopes: ['reactions:write'], run: addReaction },
  'reactions.remove': { scopes: ['reactions:write'], run: removeReaction },
  'pins.add': { scopes: ['pins:write'], run: addPin },
  'bookmarks.add': { scopes: ['bookmarks:write'], run: addBookmark },
};
