import { after, days, hours } from '../../domain/time/instant';
import { asCard } from '../../views/card';
import type { WecomAdapter } from './adapter';
import { renderContent } from './render/render-content';
import { tell } from './reply';
import { topicOf } from './sending';

/** Nobody is greeted who spoke so lately. */
const talkLasts = hours(1);
const greetedFor = days(1);

/** Whether the desk has greeted them today. */
export const wasGreeted = async ({ shared, clock }: WecomAdapter, account: string): Promise<boolean> =>
  (await shared.get(`wecom:greeted:${account}`, clock.now())) !== undefined;

/** They are talking with the desk. */
export const rememberTalk = ({ shared, clock }: WecomAdapter, account: string): Promise<void> =>
  shared.put(`wecom:talk:${account}`, true, after(clock.now(), talkLasts));

/**
 * Somebody opened the app: the desk greets them by its name, at most once a day and never in the middle of something.
 * Throws WecomError.
 */
export async function greet(wecom: WecomAdapter, account: string, key: string): Promise<void> {
  const { shared, clock, inbound, profiles } = wecom;
  const now = clock.now();
  const talking = (await shared.get(`wecom:talk:${account}`, now)) ?? (await topicOf(wecom, account));
  if (talking !== undefined) return;
  const mark = { key: `wecom:greeted:${account}` as const, version: undefined, value: key, now };
  const first = await shared.swap({ ...mark, until: after(now, greetedFor) });
  // The same event, handled again after a crash, finds its own mark; the greeting itself is said once a key.
  if (!first && (await shared.get(mark.key, now))?.value !== key) return;
  const { speak, cards } = await inbound.home(profiles.sender(account));
  const [welcome] = cards;
  if (welcome === undefined) return;
  await tell(wecom, { account, key, speak }, (audience) => renderContent(asCard(welcome), audience));
}
