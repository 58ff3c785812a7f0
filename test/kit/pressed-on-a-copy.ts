import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInbound } from '../../src/chat/create-inbound';
import { readPressValue } from '../../src/chat/slack/press-value';
import { pressIn } from '../../src/chat/wecom/render/event-key';
import { createTranslator } from '../../src/i18n/create-translator';
import { localDays } from '../../src/i18n/local-days';
import { createLogger } from '../../src/logger';
import { wecomLimits } from '../../src/platforms/wecom-limits';
import type { Inbound, Press, Submission } from '../../src/ports/inbound';
import { openStore } from '../../src/store/open-store';
import { countingIds } from './counting-ids';
import { people, type Somebody, seatOf } from './seats';
import type { World } from './world';

/** What may be pressed; `answers`: it sends what is chosen on its card. */
type Shown = Pick<Press, 'action' | 'about' | 'value' | 'orLook'> & Partial<Pick<Submission, 'answers'>>;

/** Every text anywhere in it. */
const textsIn = (json: unknown): readonly string[] => {
  if (typeof json === 'string') return [json];
  return json !== null && typeof json === 'object' ? Object.values(json).flatMap(textsIn) : [];
};

/** WeCom lets a card be drawn anew so long. */
const drawable = wecomLimits.responseCode.most;

/** What of a WeCom card is chosen from. */
interface Choices {
  readonly card_type?: string;
  readonly checkbox?: { readonly option_list: readonly { readonly id: string }[] };
  readonly select_list?: readonly {
    readonly question_key: string;
    readonly selected_id?: string;
    readonly option_list: readonly { readonly id: string }[];
  }[];
}

/** The presses of a WeCom card: a vote is sent with one of its options; questions with what is chosen, and with each last choice. */
function pressesOf(json: unknown): readonly Shown[] {
  const { card_type: type, checkbox, select_list: questions = [] } = (json ?? {}) as Choices;
  const shown = textsIn(json).flatMap((text) => pressIn(text) ?? []);
  if (type === 'multiple_interaction') {
    const chosen = (nth: 'first' | 'last') =>
      questions.map(({ question_key: key, selected_id: selected, option_list: options }): [string, string] => [
        key,
        (nth === 'first' ? (selected ?? options[0]?.id) : options.at(-1)?.id) ?? '',
      ]);
    return shown.flatMap((one) =>
      (['first', 'last'] as const).map((nth) => ({ ...one, answers: Object.fromEntries(chosen(nth)) })),
    );
  }
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
          .map(({ blocks }) => textsIn(blocks).flatMap((text) => readPressValue(text) ?? []))
      : (world.slack.wecom?.as(wecom).messages() ?? [])
          .filter(({ at }) => at > world.now - drawable)
          .map(({ card }) => pressesOf(card?.json));
  return messages.filter((shown) => shown.length > 0).toReversed();
}

const distinct = (all: readonly Shown[]): readonly Shown[] => [
  ...new Map(all.map((one) => [JSON.stringify([one.action, one.about, one.value, one.orLook]), one] as const)).values(),
];

/** What a card is about: its ticket, or the draft that it asks about. */
const aboutOf = ([first]: readonly Shown[]): string => String(first?.about?.id ?? first?.value ?? first?.action);

/**
 * What stands on somebody’s newest card of each ticket; where messages can be drawn anew for ever, on every one of them.
 */
function standingButtons(world: World, who: Somebody): readonly Shown[] {
  if (seatOf(who, world.seats) === 'slack') return distinct(shownTo(world, who).flat());
  const seen = new Set<string>();
  return shownTo(world, who).flatMap((shown) => {
    const about = aboutOf(shown);
    if (seen.has(about)) return [];
    seen.add(about);
    return shown;
  });
}

/** What was tried, and what of it was refused and why. */
export interface Tried {
  readonly tried: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Presses everything that stands on anybody’s newest cards by the desk’s own way in, on copies of the database as it is
 * now: what one press changed, no other press of the same ticket meets.
 */
export async function pressedOnCopies(world: World, everybody: readonly Somebody[]): Promise<Tried> {
  const tried: string[] = [];
  const refused: string[] = [];
  const copies: (Copy & { readonly changed: Set<string> })[] = [];
  for (const who of everybody) {
    for (const [nth, shown] of standingButtons(world, who).entries()) {
      const about = aboutOf([shown]);
      const unchanged = copies.find(({ changed }) => !changed.has(about));
      const copy = unchanged ?? { ...(await copied(world)), changed: new Set<string>() };
      if (unchanged === undefined) copies.push(copy);
      const { reply } = await pressedBy(copy.inbound, { world, who, key: `copy:${who}:${nth}` }, shown);
      tried.push(`${who} ${shown.action}`);
      if (reply.kind === 'refused') refused.push(`${who}: ${shown.action} of ${shown.about?.id}: ${reply.refusal.say}`);
      // A form, a card to read and a no have changed nothing.
      if (reply.kind === 'done') copy.changed.add(about);
    }
  }
  for (const { remove } of copies) await remove();
  return { tried, refused };
}

interface Presser {
  readonly world: World;
  readonly who: Somebody;
  readonly key: string;
}

function pressedBy(inbound: Copy['inbound'], { world, who, key }: Presser, { answers, ...shown }: Shown) {
  const platform = seatOf(who, world.seats);
  const from = { platform, account: people[who][platform], profile: async () => ({ name: who }) };
  // As the platforms do it: WeCom's cards stay as they are.
  const orLook = platform === 'wecom' || shown.orLook === true;
  if (answers === undefined) return inbound.press({ from, key, ...shown, ...(orLook && { orLook }) });
  return inbound.submit({ from, key, action: shown.action, carried: { draft: shown.value ?? '' }, answers });
}

/** A desk of its own on a copy of the database as it is now. */
interface Copy {
  readonly inbound: Pick<Inbound, 'press' | 'submit'>;
  readonly remove: () => Promise<void>;
}

async function copied(world: World): Promise<Copy> {
  const { url, remove } = copyOf(world.databaseUrl);
  const store = await openStore({ url, ids: countingIds, now: () => world.now });
  const inbound = createInbound({
    ...{
      ...store,
      desk: world.desk,
      translator: createTranslator(),
      localDays,
      drawRoster: async () => Buffer.alloc(0),
      ids: countingIds,
      count: () => undefined,
    },
    ...{ clock: { now: () => world.now, monotonic: () => 0 as never }, logger: createLogger('silent') },
    ...{ committed: () => undefined, pause: async () => undefined },
  });
  const end = async (): Promise<void> => {
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
