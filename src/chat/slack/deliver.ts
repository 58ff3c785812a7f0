import type { FileRef } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Logger } from '../../ports/logger';
import type { Pictures } from '../../ports/pictures';
import {
  type Delivery,
  DeliveryFailed,
  DeliveryPutOff,
  DeliveryUncertain,
  MessageGone,
  type MessageRef,
} from '../../ports/platform';
import type { Card, Content, Picture } from '../../views/card';
import type { FairTurns } from '../fair-turns';
import type { Addresses } from './address';
import type { CallOptions } from './client';
import { deliveryError, SlackError } from './errors';
import { type Json, textAt } from './fields';
import { type Destination, filePatience, type UploadDeps, untilReady, upload } from './files';
import { fileNamesBelow, findSent, metadataOf } from './lookup';
import { refOf, spotOf } from './message-ref';
import type { Spot } from './parse';
import type { Permalinks } from './permalinks';
import { type Audience, type Rendered, renderContent, renderParts } from './render-card';

/** What delivering needs. */
export interface DeliverDeps extends UploadDeps {
  readonly addresses: Addresses;
  readonly pictures: Pictures;
  /** Bytes of a file, whichever platform holds it. Throws where it can't be had. */
  readonly fetchFile: (file: FileRef) => Promise<Buffer>;
  /** Whoever has the bytes of a file in memory. */
  readonly media: FairTurns;
  readonly permalinks: Pick<Permalinks, 'of'>;
  readonly logger: Logger;
}

/** With the link to the ticket that its content opens, where there is one. */
type Linked = Delivery & { readonly link?: string };

/** Posts, or edits in place. Throws DeliveryFailed and its kinds, DeliveryUncertain, MessageGone. */
export async function deliver(delivery: Delivery, deps: DeliverDeps): Promise<MessageRef> {
  try {
    const { card } = delivery;
    const link = card === undefined ? undefined : await deps.permalinks.of(card);
    const linked = link === undefined ? delivery : { ...delivery, link };
    return await (delivery.edit === undefined ? post(linked, deps) : edit(linked, delivery.edit, deps));
  } catch (error) {
    throw deliveryError(error, delivery.to);
  }
}

async function edit(delivery: Linked, ref: MessageRef, deps: DeliverDeps): Promise<MessageRef> {
  const { channel, ts } = spotOf(ref);
  await unlessElsewhere(delivery, { channel, ts }, deps);
  const pictures = await readyPictures(delivery.content, delivery, deps);
  await sendPlainer(delivery, pictures, (rendered) =>
    // Blocks that an edit does not name stay: words alone would stand below an old card with its old buttons.
    deps.api.call(
      'chat.update',
      { ...messageArgs(delivery, rendered), blocks: rendered.blocks, channel, ts },
      { channel, ...paceOf(delivery) },
    ),
  );
  return ref;
}

/**
 * A ticket that turned out to be of another place has its card in the channel of the engineers there: the one that stands
 * here says so. Throws MessageGone, so that it is posted there.
 */
async function unlessElsewhere({ to, speak }: Delivery, { channel, ts }: Spot, deps: DeliverDeps): Promise<void> {
  if (to.kind !== 'engineers' || deps.addresses.of({ to }).channel === channel) return;
  const moved = { kind: 'message', text: say('slack.cardElsewhere') } as const;
  const audience = { speak, accountOf: () => undefined, pictures: noPictures, native: false };
  try {
    const said = { ...renderContent(moved, audience), channel, ts, parse: 'none' };
    await deps.api.call('chat.update', said, { channel });
  } catch (error) {
    deps.logger.warn('a card that moved could not be settled', { channel, error });
  }
  throw new MessageGone('its engineers read in another channel');
}

async function post(delivery: Linked, deps: DeliverDeps): Promise<MessageRef> {
  const { outboxId, uncertainSince: since } = delivery;
  const to = since === undefined ? deps.addresses.of(delivery) : await deps.addresses.readable(delivery);
  const sent = since === undefined ? undefined : await findSent(deps.api, to, { outboxId, since });
  const { channel, ts } = sent === undefined ? await postNew(delivery, to, deps) : { channel: to.channel, ts: sent };
  const place = { channel, ...(to.thread !== undefined && { thread: to.thread }) };
  await postRest(delivery, place, deps, sent !== undefined);
  const thread = { channel, thread: to.thread ?? ts };
  const files = filesIn(delivery.content);
  const brought = sent === undefined || files.length === 0 ? [] : await fileNamesBelow(deps.api, thread, ts);
  const missing = files.filter(({ name }) => !brought.includes(name));
  await bringFiles(missing, { delivery, to: thread, deps });
  return refOf({ ...to, channel, ts });
}

async function postNew(delivery: Linked, to: Destination, deps: DeliverDeps): Promise<Spot> {
  const pictures = await readyPictures(delivery.content, delivery, deps);
  const place = {
    channel: to.channel,
    ...(to.thread !== undefined && { thread_ts: to.thread, reply_broadcast: comesUp(delivery) }),
  };
  const answer = await sendPlainer(delivery, pictures, (rendered) =>
    deps.api.call(
      'chat.postMessage',
      { ...messageArgs(delivery, rendered), ...place },
      { channel: to.channel, ...paceOf(delivery) },
    ),
  );
  const ts = textAt(answer, 'ts');
  if (ts === undefined) throw new DeliveryFailed('slack', null, 'no_ts');
  const channel = textAt(answer, 'channel') ?? to.channel;
  deps.addresses.posted(delivery, channel);
  return { channel, ts };
}

/**
 * What words too long for one message go on with; when some of it may be there already, only what is not. Throws
 * DeliveryUncertain where that breaks off: the next try goes on from there.
 */
async function postRest(delivery: Linked, to: Destination, deps: DeliverDeps, again: boolean): Promise<void> {
  const { content, speak, accountOf, uncertainSince: since } = delivery;
  if (content.kind === 'card') return;
  const count = renderParts(content, { speak, accountOf, pictures: noPictures, native: false }).length;
  const place = { channel: to.channel, ...(to.thread !== undefined && { thread_ts: to.thread }) };
  try {
    for (let nth = 1; nth < count; nth += 1) {
      const part = { ...delivery, outboxId: `${delivery.outboxId}:${nth + 1}`, nth };
      const isThere = again && since !== undefined && (await findSent(deps.api, to, { ...part, since })) !== undefined;
      if (isThere) continue;
      const post = (rendered: Rendered): Promise<Json> =>
        deps.api.call(
          'chat.postMessage',
          { ...messageArgs(part, rendered), ...place },
          { channel: to.channel, ...paceOf(delivery) },
        );
      await whenTaken(deps, () => sendPlainer(part, noPictures, post));
    }
  } catch (error) {
    throw new DeliveryUncertain('slack', error);
  }
}

const noPictures: ReadonlyMap<string, string> = new Map();

const paceOf = ({ priority, origin, onWait }: Delivery): Pick<CallOptions, 'priority' | 'origin' | 'onWait'> => ({
  ...(priority !== undefined && { priority }),
  ...(origin !== undefined && { origin }),
  ...(onWait !== undefined && { onWait }),
});

/**
 * What a person has to notice or to answer is also shown in the conversation itself, with the way to its thread: Slack
 * notifies nobody of an answer in a thread they never wrote in.
 */
const comesUp = ({ to, content, surfaces }: Delivery): boolean =>
  to.kind === 'person' && (surfaces === true || (content.kind === 'card' && asks(content)));

const asks = ({ parts }: Pick<Card, 'parts'>): boolean => parts.some(({ kind }) => kind === 'buttons');

/** Everything that makes people's text stay text: no link previews, nothing parsed, no names linked. */
const messageArgs = (delivery: Pick<Delivery, 'outboxId'>, { text, blocks }: Rendered): Json => ({
  text,
  ...(blocks.length > 0 && { blocks }),
  metadata: metadataOf(delivery.outboxId),
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
  link_names: false,
});

/** Sends it as rich as Slack takes it: with native blocks, then in plain ones, then as one line. */
async function sendPlainer(
  delivery: Linked & { readonly nth?: number },
  pictures: ReadonlyMap<string, string>,
  send: (rendered: Rendered) => Promise<Json>,
): Promise<Json> {
  const { content, speak, accountOf, link, nth = 0 } = delivery;
  const drawn = (how: Pick<Audience, 'native' | 'pictures'>): Rendered => {
    const parts = renderParts(content, { speak, accountOf, ...how, ...(link !== undefined && { link }) });
    return parts[nth] ?? parts[0];
  };
  const rich = drawn({ native: true, pictures });
  const plain = (): Rendered => drawn({ native: false, pictures: noPictures });
  const refusedBlocks = (error: unknown): boolean => error instanceof SlackError && error.fate === 'redraw';
  try {
    return await send(rich);
  } catch (error) {
    if (!refusedBlocks(error)) throw error;
  }
  try {
    return await send(plain());
  } catch (error) {
    if (!refusedBlocks(error)) throw error;
  }
  return send({ text: rich.text, blocks: [] });
}

const picturesIn = (content: Content): readonly Picture[] =>
  content.kind === 'message' ? [] : content.parts.flatMap((part) => (part.kind === 'picture' ? [part.picture] : []));

/** Slack file ids of the content's pictures. One that can't be had is said in words instead. */
async function readyPictures(
  content: Content,
  { outboxId }: Delivery,
  deps: DeliverDeps,
): Promise<ReadonlyMap<string, string>> {
  const ready = new Map<string, string>();
  for (const { key } of picturesIn(content)) {
    try {
      const bytes = await deps.pictures.get(key);
      if (bytes === undefined) continue;
      const name = `${key.replace(/[^\w.-]+/g, '-')}.png`;
      const id = await whenTaken(deps, () => upload({ name, bytes }, deps));
      if (await untilReady(id, deps)) ready.set(key, id);
    } catch (error) {
      deps.logger.warn('a picture could not be shown', { outboxId, key, error });
    }
  }
  return ready;
}

const filesIn = (content: Content): readonly FileRef[] =>
  content.kind === 'message'
    ? (content.files ?? [])
    : content.parts.flatMap((part) => (part.kind === 'files' ? part.files : []));

interface Bringing {
  readonly delivery: Delivery;
  readonly to: Destination;
  readonly deps: DeliverDeps;
}

/** Brings files along into the thread. The message is said by now, so a lost file is told there and nothing is thrown. */
async function bringFiles(files: readonly FileRef[], { delivery, to, deps }: Bringing): Promise<void> {
  for (const file of files) {
    try {
      await deps.media.run(to.channel, async () => {
        const bytes = await deps.fetchFile(file);
        await whenTaken(deps, () => upload({ name: file.name, bytes }, deps, to));
      });
    } catch (error) {
      deps.logger.warn('a file could not be brought along', { outboxId: delivery.outboxId, error });
      await tellLost(file, { delivery, to, deps }).catch(() => undefined);
    }
  }
}

/** Waits while Slack has enough for now: the message is said, so what belongs to it is not put off as a whole. */
async function whenTaken<T>({ pause }: DeliverDeps, work: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await work();
    } catch (error) {
      if (nth === 3 || !(deliveryError(error) instanceof DeliveryPutOff)) throw error;
      await pause((error as SlackError).retryIn);
    }
  }
}

async function tellLost(file: FileRef, { delivery: { speak }, to, deps }: Bringing): Promise<void> {
  const text = say('slack.fileLost', { name: file.name });
  const rendered = renderContent(
    { kind: 'message', text },
    { speak, accountOf: () => undefined, pictures: new Map(), native: false },
  );
  await deps.api.call(
    'chat.postMessage',
    { ...rendered, channel: to.channel, thread_ts: to.thread, unfurl_links: false, parse: 'none' },
    { channel: to.channel, patience: filePatience },
  );
}
