import { fileName } from '../../domain/text';
import type { FileRef } from '../../domain/ticket/ticket';
import { after, days } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { SharedKey } from '../../ports/shared-state';
import { sendJson } from '../route';
import { fileTypeOf } from './file-type';
import type { PageRequest, SignedInReader } from './page-parts';
import { readBody } from './read-body';
import { visitorOf } from './session';

/** Bytes of one file. */
export const mostFile = 10 * 1024 * 1024;
/** As long as a draft, which may name it. */
const kept = days(7);
/** Files one account may have waiting for their forms. */
const mostWaiting = 60;
/** And their bytes. */
const mostWaitingBytes = 200 * 1024 * 1024;

/** A file is in memory while it comes, and again while it is written down. Our script sends one after another. */
export const uploadsAtOnce = { each: 3, together: 5 };

const prefix = (platform: string, account: string): SharedKey => `page:file:${platform}:${account}:`;

/** A file this account uploaded here; nobody else can name it. */
export async function uploadOf(page: PageRequest, account: string, id: string): Promise<FileRef | undefined> {
  if (!/^[\w-]{1,64}$/.test(id)) return undefined;
  const { parts, platform } = page;
  const fact = await parts.shared.get(`${prefix(platform, account)}${id}`, parts.clock.now());
  return fact?.value as FileRef | undefined;
}

/** Files that were filed with their form wait no more, so they do not count against the next ones. */
export async function filed({ parts, platform }: PageRequest, account: string, ids: Iterable<string>): Promise<void> {
  for (const id of ids) await parts.shared.take(`${prefix(platform, account)}${id}`, parts.clock.now());
}

/** Whether they have as many files waiting as one may. */
async function hasEnough({ parts }: PageRequest, own: SharedKey, more: number): Promise<boolean> {
  const waiting = await parts.shared.under(own, parts.clock.now());
  const bytes = waiting.reduce((sum, { value }) => sum + (value as FileRef).size, more);
  return waiting.length >= mostWaiting || bytes > mostWaitingBytes;
}

/** Takes one file as the body of a post, and answers its id, or why not. */
export async function takeUpload(page: PageRequest, reader: SignedInReader): Promise<void> {
  const done = page.uploading.take(prefix(page.platform, reader.account));
  if (done === undefined) {
    page.response.setHeader('connection', 'close');
    return sendJson(page.response, 429, { error: reader.speak(say('page.uploadFailed')) });
  }
  try {
    await keepUpload(page, reader);
  } finally {
    done();
  }
}

/** Whether the browser is still that account's. */
const isStillTheirs = async (page: PageRequest, { account }: SignedInReader): Promise<boolean> =>
  (await visitorOf(page))?.account === account;

async function keepUpload(page: PageRequest, reader: SignedInReader): Promise<void> {
  const { parts, platform, query, request, response } = page;
  const refuse = (status: number, key: 'page.fileKind' | 'page.fileEmpty' | 'page.fileLarge' | 'page.fileMany'): void =>
    sendJson(response, status, { error: reader.speak(say(key)) });
  const bytes = await readBody(request);
  // It took its time to come: who may not use the desk any more leaves nothing here, nor who signed out.
  const person = await parts.people.byAccount(platform, reader.account);
  if (person?.active === false) return sendJson(response, 403, { error: reader.speak(say('refusal.notActive')) });
  if (!(await isStillTheirs(page, reader))) return sendJson(response, 401, { error: 'sign in' });
  const now = parts.clock.now();
  const name = fileName(query.get('name') ?? '');
  const type = fileTypeOf(name, bytes);
  if (bytes.byteLength === 0) return refuse(422, 'page.fileEmpty');
  if (bytes.byteLength > mostFile) return refuse(413, 'page.fileLarge');
  if (type === undefined) return refuse(415, 'page.fileKind');
  const own = prefix(platform, reader.account);
  if (await hasEnough(page, own, bytes.byteLength)) return refuse(429, 'page.fileMany');
  const file = await parts.files.keep({ name, mime: type.mime, bytes }, now);
  await parts.shared.put(`${own}${file.id}`, file, after(now, kept));
  // Whoever was erased meanwhile has no session: what was written too late to be found goes again.
  if (!(await isStillTheirs(page, reader))) {
    await filed(page, reader.account, [file.id]);
    await parts.files.remove(file.id);
    return sendJson(response, 401, { error: 'sign in' });
  }
  sendJson(response, 200, { id: file.id, name, size: file.size, shown: type.shown });
}
