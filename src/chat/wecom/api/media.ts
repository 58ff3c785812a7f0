import { parse } from 'content-disposition';
import { type Dispatcher, FormData } from 'undici';
import { seconds } from '../../../domain/time/instant';
import { wecomLimits } from '../../../platforms/wecom-limits';
import { bytesOf, headerOf } from '../../http-call';
import { type MediaFile, WecomError } from '../api';
import { errorIn, objectIn } from './answer';

/** What the desk takes from people, in bytes. */
const mostDownloaded = 10 * 1024 * 1024;

const refused = (method: string, code: string): WecomError =>
  new WecomError(method, { code, fate: 'never', retryIn: seconds(10) });

/** A file as WeCom's media store wants it. The name stays as people wrote it. Throws WecomError. */
export function mediaForm(type: 'image' | 'file', { name, bytes }: MediaFile): FormData {
  const { least, most } = type === 'image' ? wecomLimits.image : wecomLimits.file;
  if (bytes.byteLength > most) throw refused('media/upload', 'too_large');
  if (bytes.byteLength < (least ?? 0)) throw refused('media/upload', 'too_small');
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), name);
  return form;
}

/** A medium that came. */
export interface Medium {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly name?: string;
}

/** What `media/get` answered: bytes, or with the same status 200 an error in JSON. Throws WecomError. */
export async function mediumIn(answer: Dispatcher.ResponseData): Promise<Medium> {
  const mime = headerOf(answer, 'content-type')?.split(';', 1)[0]?.trim() || 'application/octet-stream';
  const disposition = headerOf(answer, 'content-disposition');
  const bytes = await bytesOf(answer, mostDownloaded);
  if (bytes === 'too large') throw refused('media/get', 'too_large');
  const error = disposition === null && /json|^text\//.test(mime) ? objectIn(bytes) : undefined;
  if (error !== undefined && 'errcode' in error) throw errorIn('media/get', error) ?? refused('media/get', 'not_wecom');
  const name = disposition === null ? undefined : fileName(disposition);
  return { bytes, mime, ...(name !== undefined && { name }) };
}

/**
 * The name in a `Content-Disposition`, by the grammar of RFC 6266; UTF-8 as it stands arrives letter by byte, and WeCom
 * writes some plain names as in an address.
 */
function fileName(disposition: string): string | undefined {
  const { filename } = parametersOf(disposition);
  if (filename === undefined || filename === '') return undefined;
  const utf8 = Buffer.from(filename, 'latin1').toString();
  const isBytes = !/[^\0-\xff]/.test(filename) && !utf8.includes('\uFFFD');
  return decoded(isBytes ? utf8 : filename);
}

function parametersOf(disposition: string): { readonly filename?: string } {
  try {
    return parse(disposition).parameters;
  } catch {
    return {};
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
