import type { FileRef } from '../../domain/ticket/ticket';
import { type Duration, minutes, seconds } from '../../domain/time/instant';
import { slackLimits } from '../../platforms/slack-limits';
import { DeliveryFailed } from '../../ports/platform';
import { type Answer, bytesOf, headerOf, isDone } from '../http-call';
import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import { SlackError } from './errors';
import { textAt } from './fields';
import { ForeignAddress, fetchFromSlack } from './own-address';

/** What putting files into Slack needs. */
export interface UploadDeps {
  readonly api: SlackApi;
  readonly config: Pick<SlackConfig, 'apiUrl' | 'proxy'>;
  readonly pause: (length: Duration) => Promise<void>;
}

/** What fetching them needs. */
type DownloadConfig = Pick<SlackConfig, 'apiUrl' | 'botToken' | 'proxy'>;

const patience = seconds(30);
/** How long a call about a file may wait for its turn. */
export const filePatience = seconds(10);

/** Bytes of a file Slack holds; at most 10 MB. Throws DeliveryFailed. */
export async function download(file: FileRef, config: DownloadConfig): Promise<Buffer> {
  const answer = await fetched(file.source['url'] ?? '', config);
  if (!isDone(answer)) {
    void answer.body.dump();
    const { statusCode: status } = answer;
    throw new DeliveryFailed('slack', status >= 500 ? minutes(1) : null, `download_${status}`);
  }
  // Without the scope files:read Slack answers 200 with its sign-in page.
  if (headerOf(answer, 'content-type')?.startsWith('text/html') && file.mime !== 'text/html') {
    void answer.body.dump();
    throw new DeliveryFailed('slack', null, 'download_not_allowed');
  }
  const bytes = await bytesOf(answer, slackLimits.fileInputBytes.most).catch((error: unknown) => {
    throw new DeliveryFailed('slack', minutes(1), 'download', error);
  });
  if (bytes === 'too large') throw new DeliveryFailed('slack', null, 'file_too_large');
  return bytes;
}

/** Redirects followed; each is judged anew, because our token goes along. */
const mostHops = 3;

async function fetched(address: string, config: DownloadConfig): Promise<Answer> {
  let next = address;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const answer = await asked(next, config);
    const { statusCode: status } = answer;
    const location = status >= 300 && status < 400 ? headerOf(answer, 'location') : null;
    if (location === null) return answer;
    void answer.body.dump();
    next = URL.parse(location, next)?.href ?? '';
  }
  throw new DeliveryFailed('slack', null, 'foreign_file');
}

function asked(address: string, config: DownloadConfig): Promise<Answer> {
  const headers = { authorization: `Bearer ${config.botToken}` };
  return fetchFromSlack(address, config, { headers, patience }).catch((cause: unknown) => {
    if (cause instanceof ForeignAddress) throw new DeliveryFailed('slack', null, 'foreign_file');
    throw new DeliveryFailed('slack', minutes(1), 'download', cause);
  });
}

/** Where a file is to be seen; nowhere yet for a picture that a message will show. */
export interface Destination {
  readonly channel: string;
  readonly thread?: string;
}

/** Puts a file into Slack and answers its id. Throws SlackError. */
export async function upload(
  file: { readonly name: string; readonly bytes: Buffer },
  { api, config }: Pick<UploadDeps, 'api' | 'config'>,
  to?: Destination,
): Promise<string> {
  const granted = await api.call(
    'files.getUploadURLExternal',
    { filename: file.name, length: file.bytes.byteLength },
    { patience: filePatience },
  );
  const id = textAt(granted, 'file_id');
  const url = textAt(granted, 'upload_url');
  if (id === undefined || url === undefined) throw failed('no_upload_url');
  const sent = await fetchFromSlack(url, config, {
    method: 'POST',
    body: new Uint8Array(file.bytes),
    headers: { 'content-type': 'application/octet-stream' },
    patience,
  }).catch((cause: unknown) => {
    throw cause instanceof ForeignAddress ? foreign(cause) : failed('upload', cause);
  });
  void sent.body.dump();
  if (!isDone(sent)) throw failed(`upload_${sent.statusCode}`);
  const place = to && { channel_id: to.channel, ...(to.thread !== undefined && { thread_ts: to.thread }) };
  await api.call(
    'files.completeUploadExternal',
    { files: [{ id, title: file.name }], ...place },
    { ...(to && { channel: to.channel }), patience: filePatience },
  );
  return id;
}

const failed = (code: string, cause?: unknown): SlackError =>
  new SlackError('files.upload', { code, fate: 'later', retryIn: minutes(1) }, cause);

const foreign = (cause: ForeignAddress): SlackError =>
  new SlackError('files.upload', { code: 'foreign_address', fate: 'never', retryIn: minutes(1) }, cause);

/**
 * Waits until Slack has looked at a file: a block that shows it earlier is refused with `invalid_blocks`. False when it
 * takes longer than ten looks, soon after one another at first, then a second apart. Throws SlackError.
 */
export async function untilReady(id: string, { api, pause }: Omit<UploadDeps, 'config'>): Promise<boolean> {
  for (let look = 0; look < 10; look += 1) {
    const info = await api.call('files.info', { file: id }, { patience: filePatience });
    if (textAt(info, 'file', 'mimetype') !== undefined) return true;
    await pause(seconds(Math.min(1, 0.1 * 2 ** look)));
  }
  return false;
}
