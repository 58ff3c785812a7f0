import { slackLimits } from '../../platforms/slack-limits';
import { troubleInMessage } from '../block-kit/check-message';
import { fillIds } from '../block-kit/fill-ids';
import { isObject, type Json } from '../json';
import type { Workspace } from '../workspace';
import type { StoredMessage } from '../world';
import type { Call } from './call';
import { SlackError } from './slack-error';

/** What a message holds, as the app sent it and Slack took it. */
export type Content = Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata'>;

/** Blocks with ids filled in. Throws what Slack would answer. */
export function goodBlocks(workspace: Workspace, blocks: unknown): readonly Json[] {
  const trouble = troubleInMessage(blocks, (id) => workspace.fileReady(id));
  if (trouble !== undefined)
    throw new SlackError(trouble.error, {
      ...(trouble.problems.length === 0 ? {} : { errors: trouble.problems }),
      response_metadata: { messages: trouble.problems },
    });
  const known = (blocks as unknown[]).filter(isObject);
  return fillIds(known, () => workspace.ids.next('b'));
}

function goodMetadata(call: Call): Json | undefined {
  const metadata = call.json('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  if (!isObject(metadata) || typeof metadata['event_type'] !== 'string' || !isObject(metadata['event_payload']))
    throw new SlackError('invalid_metadata_schema');
  if (JSON.stringify(metadata).length > slackLimits.metadata.most) throw new SlackError('metadata_too_large');
  return metadata;
}

/** Reads text, blocks, attachments and metadata of a posting method. Throws no_text and the rest of Slack's refusals. */
export function contentOf(call: Call): Content {
  const sent = call.json('blocks', 'invalid_blocks_format');
  const blocks = sent === undefined ? undefined : goodBlocks(call.workspace, sent);
  const attachments = goodAttachments(call);
  const metadata = goodMetadata(call);
  const markdown = call.text('markdown_text');
  if (markdown !== undefined && (call.text('text') !== undefined || blocks !== undefined))
    throw new SlackError('markdown_text_conflict');
  const text = call.text('text') ?? markdown ?? '';
  if (text === '' && !blocks?.length && !attachments?.length) throw new SlackError('no_text');
  return {
    text: text.slice(0, slackLimits.messageText.most),
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function goodAttachments(call: Call): readonly Json[] | undefined {
  const attachments = call.json('attachments', 'invalid_attachments');
  if (attachments === undefined) return undefined;
  if (!Array.isArray(attachments)) throw new SlackError('invalid_attachments');
  if (attachments.length > slackLimits.attachments.most) throw new SlackError('too_many_attachments');
  return attachments.filter(isObject).map((one) => {
    const blocks = one['blocks'];
    return blocks === undefined ? one : { ...one, blocks: goodBlocks(call.workspace, blocks) };
  });
}
