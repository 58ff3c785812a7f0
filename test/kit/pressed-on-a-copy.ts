import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInbound } from '../../src/chat/create-inbound';
import { readPressValue } from '../../src/chat/slack/press-value';
import { pressIn } from '../../src/chat/wecom/render/event-key';
import { hours } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { createLogger } from '../../src/logger';
import type { Inbound, Press } from '../../src/ports/inbound';
import { openStore } from '../../src/store/open-store';
import { countingIds } from './counting-ids';
import { people, type Somebody, seatOf } from './seats';
import { wordsIn } from './words-in';
import type { World } from './world';

type Shown = Pick<Press, 'action' | 'ticket' | 'value'>;

/** Every text anywhere in it. */
const textsIn = (json: unknown): readonly string[] => {
  if (typeof json === 'string') return [json];
  return json !== null && typeof json === 'object' ? Object.values(json).flatMap(textsIn) : [];
};

/** What the lead reads once an hour is a list of that hour, and no card of a ticket. */
const isList = (words: string): boolean => /单需要跟进/.test(words);

/** WeCom lets a card be drawn anew so long. */
const drawable = hours(72);

/** The presses of a WeCom card: a vote is sent with one of its options; questions are sent as a form. */
function pressesOf(json: unknown): readonly Shown[] {
  const { card_type: type, checkbox } = (json ?? {}) as {
    card_type?: string;
    checkbox?: { option_list: readonly { id: string }[] };
  };
  if (type === 'multiple_interaction') return [];
  const shown = textsIn(json).flatMap((text) => pressIn(text) ?? []);
  if (type !== 'vote_interaction') return shown;
  return shown.flatMap((one) => (checkbox?.option_list ?? []).map(({ id: value }) => ({ ...one, value })));
}

/** The buttons of somebody’s conversation with the desk, message by message, the newest first; messages without are left out. */
function shownTo(world: World, who: Somebody): readonly (readonly Shown[])[] {
  const { slack, wecom } = people[who];
  const messages =
    seatOf(who, world.seats) === 'slack'
      ? world.slack
          .messagesIn(world.slack.as(slack).dmChannel)
          .filter((message) => !isList(wordsIn(message)))
          .map(({ blocks }) => textsIn(blocks).flatMap((text) => readPressValue(text) ?? []))
      : (world.slack.wecom?.as(wecom).messages() ?? [])
          .filter(({ at }) => at > world.now - drawable)
          .map(({ card }) => pressesOf(card?.json));
  return messages.filter((shown) => shown.length > 0).toReversed();
}

const distinct = (all: readonly Shown[]): readonly Shown[] => [
  ...new Map(all.map((one) => [JSON.stringify([one.action, one.ticket, one.value]), one])).values(),
];

/**
 * What stands on somebody’s newest card of each ticket; where messages can be drawn anew for ever, on every one of them.
 */
export function standingButtons(world: World, who: Somebody): readonly Shown[] {
  if (seatOf(who, world.seats) === 'slack') return distinct(shownTo(world, who).flat());
  const seen = new Set<number>();
  return shownTo(world, who).flatMap((shown) => {
    const about = shown.find(({ ticket }) => ticket !== undefined)?.ticket;
    if (about === undefined || seen.has(about)) return [];
    seen.add(about);
    return shown;
  });
}

/**
 * Presses each of these buttons by the desk’s own way in, each on a copy of the database as it is now, so that none
 * changes what the next one meets. Answers what was refused, and why.
 */
export async function refusedOnACopy(
  world: World,
  who: Somebody,
  buttons: readonly Shown[],
): Promise<readonly string[]> {
  const platform = seatOf(who, world.seats);
  const from = { platform, account: people[who][platform], profile: async () => ({ name: who }) };
  const refused: string[] = [];
  let copy: Copy | undefined;
  for (const [nth, shown] of buttons.entries()) {
    copy ??= await copied(world);
    const { reply } = await copy.inbound.press({ from, key: `copy:${who}:${nth}`, ...shown });
    if (reply.kind === 'refused') refused.push(`${who}: ${shown.action} of ${shown.ticket}: ${reply.refusal.say}`);
    // A form, a card to read and a no have changed nothing.
    if (reply.kind === 'done') copy = await copy.remove();
  }
  await copy?.remove();
  return refused;
}

/** A desk of its own on a copy of the database as it is now. */
interface Copy {
  readonly inbound: Pick<Inbound, 'press'>;
  readonly remove: () => Promise<undefined>;
}

async function copied(world: World): Promise<Copy> {
  const { url, remove } = copyOf(world.databaseUrl);
  const store = await openStore({ url, ids: countingIds, now: () => world.now });
  const inbound = createInbound({
    ...{ ...store, desk: world.desk, translator: createTranslator(), ids: countingIds, count: () => undefined },
    ...{ clock: { now: () => world.now, monotonic: () => 0 as never }, logger: createLogger('silent') },
    ...{ committed: () => undefined, pause: async () => undefined },
  });
  const end = async (): Promise<undefined> => {
    await store.close();
    remove();
  };
  return { inbound, remove: end };
}

function copyOf(url: string) {
  const file = url.replace(/^sqlite:/, '').replace(/\?.*$/, '');
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-pressed-'));
  const copy = path.join(folder, 'desk.db');
  for (const part of ['', '-wal'].filter((suffix) => existsSync(file + suffix))) copyFileSync(file + part, copy + part);
  return { url: `sqlite:${copy}?synchronous=off`, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
