import { tellMessage } from '../app/message-events';
import { slashCommand } from '../app/payloads';
import { respond } from '../app/respond';
import { isObject, type Json } from '../json';
import { SlackError } from '../slack/slack-error';
import type { PlayAnswer, PlayMessagePost } from '../wire';
import type { StoredChannel } from '../world';
import { CannotDo, type Person, troubleName } from './person';

const mostTyped = 12_000;

function writable(person: Person, id: string): StoredChannel {
  const { workspace } = person.app;
  const channel = workspace.channel(id);
  if (channel === undefined || !workspace.reads(person.user.id, id)) throw new CannotDo(`there is no channel ${id}`);
  if (channel.archived) throw new CannotDo(`${channel.name} is archived`);
  if (!channel.members.includes(person.user.id))
    throw new CannotDo(`${person.user.name} is no member of ${channel.name}`);
  if (channel.kind === 'dm' && workspace.seed.app.messagesTab === false)
    throw new CannotDo('sending messages to this app has been turned off');
  return channel;
}

/** What is typed is data: &, < and > are escaped, and only mentions picked by name (`<@U…>`, `<#C…>`, `<!…>`) stay. */
function escaped(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe.replace(/&lt;(@[UW][A-Z0-9_]+|#C[A-Z0-9_]+|!subteam\^S[A-Z0-9_]+)&gt;/g, '<$1>');
}

/** A person writes, in a channel or thread, with files or without. A text that starts with `/` is a command. */
export async function write(person: Person, post: PlayMessagePost): Promise<PlayAnswer> {
  const channel = writable(person, post.channel);
  if (post.text.length > mostTyped) throw new CannotDo(`at most ${mostTyped} characters`);
  const files = post.files ?? [];
  if (post.text.startsWith('/') && files.length === 0) return command(person, channel, post);
  if (post.text.trim() === '' && files.length === 0) throw new CannotDo('there is nothing to send');
  const { workspace } = person.app;
  if (post.threadTs !== undefined && workspace.message(channel.id, post.threadTs) === undefined)
    throw new CannotDo(`there is no message ${post.threadTs}`);
  const ts = workspace.nextTs();
  for (const id of files) {
    const file = workspace.file(id);
    if (file === undefined || file.user !== person.user.id) throw new CannotDo(`there is no file ${id}`);
    file.shares.push({ channel: channel.id, ts });
  }
  const message = workspace.add({
    channel: channel.id,
    ts,
    user: person.user.id,
    byApp: false,
    text: escaped(post.text),
    ...(post.threadTs === undefined ? {} : { thread_ts: post.threadTs }),
    ...(files.length === 0 ? {} : { files, subtype: 'file_share' }),
  });
  tellMessage(person.app, message);
  return { ok: true };
}

async function command(person: Person, channel: StoredChannel, post: PlayMessagePost): Promise<PlayAnswer> {
  const [, name = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(post.text) ?? [];
  const say = (sentence: string): PlayAnswer => whisper(person, channel, { sentence, threadTs: post.threadTs });
  if (!person.app.workspace.seed.app.commands.some((one) => one.command === name))
    return say(`${name} is not a valid command.`);
  if (post.threadTs !== undefined) return say(`${name} is not supported in threads. Sorry!`);
  const payload = slashCommand(person.app, person.user, { channel: channel.id, command: name, text });
  const delivered = await person.app.command(payload);
  const trouble = troubleName(delivered);
  if (trouble !== undefined) return say(`${name} failed with the error "${trouble}"`);
  return delivered.ok ? answered(person, channel, delivered.body) : { ok: false };
}

function answered(person: Person, channel: StoredChannel, body: unknown): PlayAnswer {
  const answer: Json | undefined = isObject(body)
    ? body
    : typeof body === 'string' && body !== ''
      ? { text: body }
      : undefined;
  if (answer === undefined || Object.keys(answer).length === 0) return { ok: true };
  try {
    respond(person.app, { channel: channel.id, user: person.user.id }, answer);
    return { ok: true };
  } catch (problem) {
    if (!(problem instanceof SlackError)) throw problem;
    return whisper(person, channel, {
      sentence: `The answer could not be shown: ${problem.code}`,
      threadTs: undefined,
    });
  }
}

/** Slack itself says something to one person. */
function whisper(
  person: Person,
  channel: StoredChannel,
  what: { sentence: string; threadTs: string | undefined },
): PlayAnswer {
  const { workspace } = person.app;
  workspace.add({
    channel: channel.id,
    ts: workspace.nextTs(),
    user: 'USLACKBOT',
    byApp: false,
    text: what.sentence,
    only: person.user.id,
    fromSlack: true,
    ...(what.threadTs === undefined ? {} : { thread_ts: what.threadTs }),
  });
  return { ok: false, problem: what.sentence };
}
