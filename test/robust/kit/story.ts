import type { TicketId } from '../../../src/domain/ticket/ticket';
import type { PlayMessage } from '../../../src/playground/wire';
import { wordsIn } from '../../kit/words-in';
import { engineersChannel, type Site } from './site';

const zhou = 'U0ZHOUTING';
const li = 'U0LINA';

/** The words people say in the story; each is found again where it belongs, once. */
export const said = {
  report: '三楼打印机卡纸 🖨️',
  answer: '还响了一声',
  reply: '请先不要再打印',
} as const;

/** What the story left behind. */
export interface Told {
  readonly ticket: TicketId;
  /** Number people say, e.g. `IT-1001`. */
  readonly key: string;
  readonly card: PlayMessage;
  readonly requesterCard: PlayMessage;
}

/**
 * A message becomes a report, is claimed, both sides talk, and the next progress report comes by itself. People act
 * once, and again only when Slack tells them that the desk did not take it.
 */
export async function tellStory(site: Site): Promise<Told> {
  const { slack } = site;
  const requester = slack.as(zhou);
  const dm = requester.dmChannel;
  await requester.dm(said.report);
  const intake = await site.until('the intake card', () => site.tops(dm, '填写报修单')[0]);
  await site.insist('the form', () => requester.press(dm, intake.ts, '填写报修单'));
  await site.until('the filled form', () => JSON.stringify(slack.viewOf(zhou) ?? '').includes('"type":"input"'));
  await site.insist('the report', () => requester.submit());
  const card = await site.until('the engineers card', () => site.tops(engineersChannel, /IT-\d+/)[0]);
  const key = /IT-\d+/.exec(wordsIn(card))?.[0] ?? '';
  const requesterCard = await site.until('the requester card', () => site.tops(dm, key)[0]);

  await claim(site, card);
  await requester.say(dm, said.answer, { thread: requesterCard.ts });
  await site.until('the mirrored answer', () => site.below(card, said.answer)[0]);
  await slack.as(li).say(engineersChannel, said.reply, { thread: card.ts });
  await site.until('the mirrored reply', () => site.below(requesterCard, said.reply)[0]);
  const ticket = Number(key.replace(/\D/g, '')) as TicketId;
  await site.until('the progress report', async () => {
    const log = await site.store.tickets.events(ticket);
    return log.some(({ event }) => event.type === 'progress-reported');
  });
  return { ticket, key, card, requesterCard };
}

/** Presses until the card names the owner: a press that takes long is acknowledged before it is done, so it may be lost. */
async function claim(site: Site, card: PlayMessage): Promise<void> {
  const press = () => site.slack.as(li).press(engineersChannel, card.ts, '我来受理');
  const owned = async (): Promise<boolean> =>
    (await site.rows("SELECT id FROM ticket WHERE owner = 'li.na'")).length > 0;
  for (let tries = 0; tries < 4 && !(await owned()); tries += 1) {
    // Somebody else's hand may have taken the button away meanwhile: the card says so.
    await site.insist('the claim', () => press().catch(() => ({ ok: true })));
    await site.until('an owner', owned, 15_000).catch(() => undefined);
  }
  await site.until('the owner on the card', () => site.tops(card.channel, /李娜/).some(({ ts }) => ts === card.ts));
}

/** Somebody reports through the command's form. */
export async function report(site: Site, words: string): Promise<void> {
  const requester = site.slack.as(zhou);
  await site.insist('the command', () => requester.command(`/repair ${words}`));
  await site.until('the filled form', () => JSON.stringify(site.slack.viewOf(zhou) ?? '').includes('"type":"input"'));
  await site.insist('the report', () => requester.submit());
}
