import type { Limit } from '../../platforms/limit';
import { wecomLimits } from '../../platforms/wecom-limits';
import { partsOf } from './multipart';
import { type WecomAnswered, WecomBytes, type WecomCall, type WecomMethod } from './wecom-call';
import { must, WecomError } from './wecom-error';

interface MediaRule {
  readonly size: Limit;
  readonly tooBig: number;
  readonly isRight: (bytes: Buffer) => boolean;
}

const starts = (bytes: Buffer, ...magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

const rules: Readonly<Record<string, MediaRule>> = {
  image: {
    size: wecomLimits.image,
    tooBig: 40009,
    isRight: (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff),
  },
  voice: {
    size: wecomLimits.voice,
    tooBig: 40006,
    isRight: (bytes) => bytes.subarray(0, 5).toString('latin1') === '#!AMR',
  },
  video: {
    size: wecomLimits.video,
    tooBig: 40011,
    isRight: (bytes) => bytes.subarray(4, 8).toString('latin1') === 'ftyp',
  },
  file: { size: wecomLimits.file, tooBig: 40006, isRight: () => true },
};

async function upload(call: WecomCall): Promise<WecomAnswered> {
  const type = call.query.get('type') ?? '';
  const rule = rules[type];
  if (rule === undefined) throw new WecomError(40005, 'invalid type');
  const part = partsOf(call.raw, call.contentType).find((one) => one.name === 'media');
  if (part === undefined) throw new WecomError(41005, 'media data missing');
  must(part.filename !== undefined && part.filename !== '', 41005, 'filename missing');
  const { least = 0, most } = rule.size;
  must(part.body.length >= least, 40006, `invalid file size: at least ${least} bytes`);
  must(part.body.length <= most, rule.tooBig, `invalid ${type} size: at most ${most} bytes`);
  must(rule.isRight(part.body), 40004, `invalid ${type} format`);
  const media = await call.parts.media.put(type, part.filename ?? type, part.body);
  const created = String(Math.floor(call.company.wall() / 1000));
  return { errmsg: '', type, media_id: media.id, created_at: created };
}

async function get(call: WecomCall): Promise<WecomAnswered> {
  const media = call.company.media(call.query.get('media_id') ?? '');
  const bytes = media === undefined ? undefined : await call.parts.media.get(media.id);
  if (media === undefined || bytes === undefined) throw new WecomError(40007, 'invalid media_id');
  return new WecomBytes(bytes, media.mime, media.name);
}

/** Files, for a while. */
export const mediaMethods: Readonly<Record<string, WecomMethod>> = { 'media/upload': upload, 'media/get': get };
