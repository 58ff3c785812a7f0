import { createHash } from 'node:crypto';
import { seconds } from '../../domain/time/instant';
import { wecomLimits } from '../../platforms/wecom-limits';
import { jsonBody } from './api/json-body';
import type { Ready } from './prepare';

/** To whom, from which app, and as which card. */
export interface Envelope {
  readonly to: readonly string[];
  readonly agentId: number;
  /** Name of this very message among all of ours; the same again makes the same text. */
  readonly task: string;
}

/** Seconds WeCom looks back for the same request at most (wecom.md §4.1), and the span names are told apart by. */
const longest = wecomLimits.duplicateCheck.most / seconds(1);
const span = 7200;

/**
 * The request for one message, byte for byte the same each time: WeCom drops a repetition. Two messages with the same
 * words must not be taken for one, so each looks back for a length of its own.
 */
export function bodyOf({ type, content, card }: Ready, { to, agentId, task }: Envelope): string {
  const lookBack = longest - (createHash('sha256').update(task).digest().readUInt32BE(0) % span);
  return jsonBody({
    touser: to.join('|'),
    msgtype: type,
    agentid: agentId,
    [type]: card?.updatable === true ? { ...content, task_id: task } : content,
    enable_duplicate_check: 1,
    duplicate_check_interval: lookBack,
  });
}

/** A task_id: letters, digits, `_-@`, unique in the app for ever. */
export const taskOf = (topic: string, id: string): string =>
  `${topic}@${id}`.replace(/[^0-9A-Za-z_@-]/g, '').slice(0, wecomLimits.taskId.most);
