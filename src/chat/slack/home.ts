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
 * Draws somebody's App Home: at once with what Slack has, and again with a picture that it had to be brought first. Throws
 * SlackError where it cannot be drawn at all.
 */
export async function publishHome(slack: SlackAdapter, account: string): Promise<void> {
  const { reply, speak, cards } = await slack.inbound.home(senderOf(slack, account));
  const words = reply.kind === 'done' || reply.kind === 'card' ? undefined : wordsOf(reply, speak);
  const notice = words === undefined ? [] : [paragraph(run(speak(words), slackLimits.textObject.most))];
  const page: Page = { account, blocks: (ready) => [...notice, ...blocksOf(cards, { speak, ready }, notice.length)] };
  const picture = pictureIn(cards);
  const file = picture && (await knownFile(slack, picture));
  const hash = await publishWith(slack, page, picture && file !== undefined ? { picture, file } : undefined);
  if (picture !== undefined && hash !== undefined) await addPicture(slack, { page, picture, hash });
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

const pictureIn = (cards: readonly Card[]): Picture | undefined =>
  cards.flatMap(({ parts }) => parts).find((part) => part.kind === 'picture')?.picture;

/** Without its file where that cannot be looked up: the page comes all the same. */
const knownFile = ({ homePictures, logger }: SlackAdapter, { key }: Picture): Promise<string | undefined> =>
  homePictures?.known(key).catch((error: unknown) => {
    logger.warn('the picture of a home page could not be looked up', { error });
    return undefined;
  }) ?? Promise.resolve(undefined);

/**
 * Draws the page, without the picture where Slack refuses it: its file may have been deleted. Answers the mark of the page as it
 * stands while it is without, undefined once all is shown.
 */
async function publishWith(
  slack: SlackAdapter,
  page: Page,
  shown: { readonly picture: Picture; readonly file: string } | undefined,
): Promise<string | undefined> {
  if (shown === undefined) return publish(slack, page, { ready: none });
  const { picture, file } = shown;
  try {
    await publish(slack, page, { ready: new Map([[picture.key, file]]) });
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackError) || error.fate !== 'redraw') throw error;
  }
  const hash = await publish(slack, page, { ready: none });
  await slack.homePictures?.forget(picture.key);
  return hash;
}

/** Brings the picture to Slack and draws the page with it. What goes wrong costs the picture alone: the page stands. */
async function addPicture(
  slack: SlackAdapter,
  { page, picture, hash }: { readonly page: Page; readonly picture: Picture; readonly hash: string },
): Promise<void> {
  const { homePictures, inbound, logger } = slack;
  if (homePictures === undefined) return;
  try {
    const { picture: drawn } = await inbound.rosterPicture(senderOf(slack, page.account));
    if (drawn?.key !== picture.key) return;
    const file = await homePictures.bring(picture.key, drawn.png);
    if (file !== undefined) await publish(slack, page, { ready: new Map([[picture.key, file]]), hash });
  } catch (error) {
    // The page was drawn anew meanwhile: what stands there is newer than this.
    if (error instanceof SlackError && error.code === 'hash_conflict') return;
    logger.warn('the picture of a home page could not be shown', { error });
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
