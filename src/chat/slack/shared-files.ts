import type { FileRef } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { SlackAdapter } from './adapter';
import { mayStillCome, SlackError } from './errors';
import { at } from './fields';
import { filePatience } from './files';
import { fileOf } from './read-form';

/** Files that came with a message: those that can be fetched, and ids of which Slack said nothing else. */
export interface Shared {
  readonly files: readonly FileRef[];
  readonly unread: readonly string[];
}

/**
 * The files of a message, Slack asked about those that it only named (`check_file_info`, for whoever does not share a
 * workspace with their sender). What can't be had is told. Throws SlackError where it may be had at another try.
 */
export async function sharedFiles(
  { api, logger }: Pick<SlackAdapter, 'api' | 'logger'>,
  { files, unread }: Shared,
  again: boolean,
): Promise<{ readonly files: readonly FileRef[]; readonly notes: readonly Say[] }> {
  const found: FileRef[] = [...files];
  let lost = Math.max(0, unread.length - slackLimits.fileInputFiles.most);
  for (const id of unread.slice(0, slackLimits.fileInputFiles.most)) {
    try {
      const file = fileOf(at(await api.call('files.info', { file: id }, { patience: filePatience }), 'file'));
      if (file === undefined) lost += 1;
      else found.push(file);
    } catch (error) {
      if (!(error instanceof SlackError) || (!again && mayStillCome(error))) throw error;
      logger.warn('a file could not be looked up', { file: id, code: error.code });
      lost += 1;
    }
  }
  return { files: found, notes: lost === 0 ? [] : [say('slack.filesUnread', { count: lost })] };
}
