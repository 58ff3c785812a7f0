import { createHash } from 'node:crypto';
import type { Content } from '../../views/card';
import type { GroupMessage, SayInGroup, WecomAdapter } from './adapter';
import { renderLine } from './render/render-line';
import type { Audience } from './render/rendered';
import type { Step } from './sending';

/** A line where a group reads along about a card, unless it is the one it read last. */
export function groupSteps(
  { group }: Pick<WecomAdapter, 'group'>,
  { content, audience, last }: { readonly content: Content; readonly audience: Audience; readonly last?: string },
): { readonly steps: readonly Step[]; readonly line?: string } {
  const line = group === undefined ? undefined : renderLine(content, audience);
  if (line === undefined) return { steps: [] };
  return { line, steps: line === last ? [] : [{ do: 'group', message: { kind: 'markdown', text: line } }] };
}

type GroupDeps = Pick<WecomAdapter, 'api' | 'config' | 'pictures'>;

/** The group that reads along: a chat of the app's own, or one with a message push. Undefined where there is none. */
export function groupOf(deps: GroupDeps): SayInGroup | undefined {
  const { group, webhook } = deps.config;
  if (group !== undefined) return (message) => inChat(deps, group, message);
  return webhook === undefined ? undefined : (message) => pushed(deps, message);
}

async function inChat({ api, pictures }: GroupDeps, chatid: string, message: GroupMessage): Promise<void> {
  if (message.kind !== 'picture') {
    const { kind, text } = message;
    await api.call('appchat/send', { chatid, msgtype: kind, [kind]: { content: text } });
    return;
  }
  const bytes = await pictures.get(message.picture);
  if (bytes === undefined) return;
  const media = await api.upload('image', { name: 'picture.png', bytes });
  await api.call('appchat/send', { chatid, msgtype: 'image', image: { media_id: media } });
}

async function pushed({ api, pictures }: GroupDeps, message: GroupMessage): Promise<void> {
  if (message.kind !== 'picture') {
    const { kind, text } = message;
    await api.call('webhook/send', { msgtype: kind, [kind]: { content: text } });
    return;
  }
  const bytes = await pictures.get(message.picture);
  if (bytes === undefined) return;
  // The push takes bytes instead of a media_id, with their md5 (wecom.md §5.2).
  const image = { base64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
  await api.call('webhook/send', { msgtype: 'image', image });
}
