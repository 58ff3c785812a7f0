import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Card, Picture } from '../../views/card';
import { type SlackAdapter, senderOf } from './adapter';
import { type Block, paragraph, run } from './blocks';
import { SlackError } from './errors';
import { textAt } from './fields';
import { cardBlocks } from './render-card';
import { wordsOf } from './render-reply';
import { ofView } from './view';

/** Slack file ids of pictures that can be shown, by key. */
type Ready = ReadonlyMap<string, string>;
const none: Ready = new Map();

/** Somebody's page, as it is drawn with the pictures that are ready. */
interface Page {
  readonly account: string;
  readonly blocks: (ready: Ready) => readonly Block[];
}

/**
 * Draws somebody's App Home: at once with what Slack has, and again with pictures that it had to be brought first. Throws
 * SlackError where it cannot be drawn at all.
 */
export async function publishHome(slack: SlackAdapter, account: string): Promise<void> {
  const { reply, speak, cards } = await slack.inbound.home(senderOf(slack, account));
  const words = reply.kind === 'done' || reply.kind === 'card' ? undefined : wordsOf(reply, speak);
  const notice = words === undefined ? [] : [paragraph(run(speak(words), slackLimits.textObject.most))];
  const page: Page = { account, blocks: (ready) => [...notice, ...blocksOf(cards, { speak, ready }, notice.length)] };
  const pictures = picturesIn(cards).map(({ key }) => key);
  const { ready, hash } = await publishWith(slack, page, await knownFiles(slack, pictures));
  const missing = pictures.filter((key) => !ready.has(key));
  if (missing.length > 0) await addPictures(slack, page, { ready, missing, hash });
}

function blocksOf(
  cards: readonly Card[],
  { speak, ready: pictures }: { readonly speak: Speak; readonly ready: Ready },
  above: number,
): readonly Block[] {
  if (cards.length === 0) return [];
  const audience = { speak, accountOf: () => undefined, pictures, native: false };
  return cardBlocks(cards, audience, { blocks: slackLimits.viewBlocks.most - above, total: ofView });
}

const picturesIn = (cards: readonly Card[]): readonly Picture[] =>
  cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'picture' ? [part.picture] : [])));

/** Without what cannot be looked up: the page comes all the same. */
async function knownFiles({ homePictures, logger }: SlackAdapter, pictures: readonly string[]): Promise<Ready> {
  const ready = new Map<string, string>();
  try {
    for (const picture of pictures) {
      const file = await homePictures?.known(picture);
      if (file !== undefined) ready.set(picture, file);
    }
  } catch (error) {
    logger.warn('the pictures of a home page could not be looked up', { error });
  }
  return ready;
}

/** Draws the page, without its pictures where Slack refuses them: a file may have been deleted. */
async function publishWith(slack: SlackAdapter, page: Page, ready: Ready): Promise<{ ready: Ready; hash: string }> {
  try {
    return { ready, hash: await publish(slack, page, { ready }) };
  } catch (error) {
    if (ready.size === 0 || !(error instanceof SlackError) || error.fate !== 'redraw') throw error;
  }
  const hash = await publish(slack, page, { ready: none });
  for (const picture of ready.keys()) await slack.homePictures?.forget(picture);
  return { ready: none, hash };
}

interface Adding {
  readonly ready: Ready;
  readonly missing: readonly string[];
  readonly hash: string;
}

/** Brings pictures to Slack and draws the page with them. What goes wrong costs the pictures alone: the page stands. */
async function addPictures(slack: SlackAdapter, page: Page, { ready, missing, hash }: Adding): Promise<void> {
  const { homePictures, inbound, logger } = slack;
  if (homePictures === undefined) return;
  try {
    const { pictures } = await inbound.rosterPictures(senderOf(slack, page.account));
    const now = new Map(ready);
    for (const { key, png } of pictures.filter((one) => missing.includes(one.key))) {
      const file = await homePictures.bring(key, png);
      if (file !== undefined) now.set(key, file);
    }
    if (now.size > ready.size) await publish(slack, page, { ready: now, hash });
  } catch (error) {
    // The page was drawn anew meanwhile: what stands there is newer than this.
    if (error instanceof SlackError && error.code === 'hash_conflict') return;
    logger.warn('the pictures of a home page could not be shown', { error });
  }
}

/** `hash`: only while the page still stands so. Answers the mark of what stands there then. Throws SlackError. */
async function publish(
  slack: SlackAdapter,
  { account, blocks }: Page,
  { ready, hash = '' }: { readonly ready: Ready; readonly hash?: string },
): Promise<string> {
  const view = { type: 'home', blocks: blocks(ready) };
  const answer = await slack.api.call('views.publish', { user_id: account, view, ...(hash !== '' && { hash }) });
  return textAt(answer, 'view', 'hash') ?? '';
}
