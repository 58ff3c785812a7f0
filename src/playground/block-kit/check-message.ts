import { slackLimits } from '../../platforms/slack-limits';
import { isObject, type Json, objectsIn } from '../json';
import { checkBlocks } from './check-blocks';
import { Inspection } from './inspection';

/** What Slack would answer: an error code, and problems with JSON pointers for `invalid_blocks`. */
export interface BlockTrouble {
  readonly error: string;
  readonly problems: readonly string[];
}

const tables = ['table', 'data_table'];

function countInside(blocks: readonly Json[], types: readonly string[]): number {
  const inside = blocks.flatMap((block) => [...objectsIn(block, 'child_blocks')]);
  return [...blocks, ...inside].filter((block) => types.includes(String(block['type']))).length;
}

/** Whether Slack would take these blocks in a message; undefined where it would. */
export function troubleInMessage(blocks: unknown, fileReady: (id: string) => boolean): BlockTrouble | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', problems: [] };
  const seen = new Inspection('message', fileReady);
  checkBlocks(seen, { blocks }, '');
  const known = blocks.filter(isObject);
  if (countInside(known, ['data_visualization']) > slackLimits.chartsPerMessage.most)
    seen.report('/blocks', `no more than ${slackLimits.chartsPerMessage.most} data_visualization blocks allowed`);
  if (seen.problems.length > 0) return { error: 'invalid_blocks', problems: seen.problems };
  if (countInside(known, tables) > slackLimits.tablesPerMessage.most)
    return { error: 'invalid_attachments', problems: ['[ERROR] only_one_table_allowed [json-pointer:/blocks]'] };
  if (JSON.stringify(blocks).length > slackLimits.blocksPayload.most)
    return { error: 'msg_blocks_too_long', problems: [] };
  return undefined;
}
