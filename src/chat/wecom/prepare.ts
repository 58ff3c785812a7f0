import type { FileRef } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Picture } from '../../views/card';
import type { WecomAdapter } from './adapter';
import { type Json, WecomError } from './api';
import { renderContent } from './render/render-content';
import type { Audience, Sent } from './render/rendered';

/** A message with everything uploaded that it needs: its `msgtype` and what stands under that name. */
export interface Ready {
  readonly type: 'template_card' | 'text' | 'markdown' | 'image' | 'file';
  readonly content: Json;
  /** Of a card: what it shows, and whether it can be redrawn. */
  readonly card?: { readonly face: string; readonly updatable: boolean };
}

type PrepareDeps = Pick<WecomAdapter, 'api' | 'pictures' | 'fetchFile' | 'media' | 'logger'>;

/**
 * Uploads pictures and files. One that can't be had is said in words; where WeCom itself does not answer, WecomError is
 * thrown, for the words would not arrive either.
 */
export async function prepare(
  deps: PrepareDeps,
  sents: readonly Sent[],
  audience: Audience,
): Promise<readonly Ready[]> {
  const ready: Ready[] = [];
  for (const sent of sents) ready.push(...(await prepareOne(deps, sent, audience)));
  return ready;
}

async function prepareOne(deps: PrepareDeps, sent: Sent, audience: Audience): Promise<readonly Ready[]> {
  if (sent.kind === 'card') {
    const { card, updatable, face } = sent;
    return [{ type: 'template_card', content: card, card: { face, updatable } }];
  }
  if (sent.kind === 'picture') return pictureOf(deps, sent.picture, audience);
  if (sent.kind === 'file') return fileOf(deps, sent.file, audience);
  return [{ type: sent.kind, content: { content: sent.text } }];
}

/** In words, with the tag of its ticket. */
const inWords = (text: Parameters<Audience['speak']>[0], audience: Audience): readonly Ready[] =>
  renderContent({ kind: 'message', text }, audience).flatMap((sent) =>
    sent.kind === 'text' ? [{ type: 'text' as const, content: { content: sent.text } }] : [],
  );

async function pictureOf(deps: PrepareDeps, { key, alt }: Picture, audience: Audience): Promise<readonly Ready[]> {
  try {
    const bytes = await deps.pictures.get(key);
    if (bytes === undefined) return inWords(alt, audience);
    const id = await deps.api.upload('image', { name: `${key.replace(/[^\w.-]+/g, '-')}.png`, bytes });
    return [{ type: 'image', content: { media_id: id } }];
  } catch (error) {
    lost(deps, error);
    return inWords(alt, audience);
  }
}

async function fileOf(deps: PrepareDeps, file: FileRef, audience: Audience): Promise<readonly Ready[]> {
  try {
    return await deps.media.run(audience.tag, async () => [await uploaded(deps, file, await deps.fetchFile(file))]);
  } catch (error) {
    lost(deps, error);
    return inWords(say('wecom.fileLost', { name: file.name }), audience);
  }
}

/** A picture as one, if WeCom takes it for one; else, like everything, as a file. */
async function uploaded({ api }: PrepareDeps, { name, mime }: FileRef, bytes: Buffer): Promise<Ready> {
  if (/^image\/(png|jpe?g)$/.test(mime)) {
    try {
      return { type: 'image', content: { media_id: await api.upload('image', { name, bytes }) } };
    } catch (error) {
      if (!(error instanceof WecomError) || error.fate !== 'never') throw error;
    }
  }
  return { type: 'file', content: { media_id: await api.upload('file', { name, bytes }) } };
}

/** Logs it, or throws it on where WeCom may take it later. */
function lost({ logger }: PrepareDeps, error: unknown): void {
  if (error instanceof WecomError && error.fate !== 'never' && error.fate !== 'recipient') throw error;
  logger.warn('a file could not be brought along', { error });
}
