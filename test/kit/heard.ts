import enCard from '../../locales/en/card.json';
import enNotice from '../../locales/en/notice.json';
import zhCard from '../../locales/zh-CN/card.json';
import zhNotice from '../../locales/zh-CN/notice.json';
import type { PlayMessage } from '../../src/playground/wire';
import { people, type Somebody, seatOf } from './seats';
import { engineersChannel } from './slack-hands';
import { wordsIn } from './words-in';
import type { World } from './world';

/** Something that rang at somebody's door: what was drawn anew without a sound is not among it. */
export interface Heard {
  readonly at: number;
  readonly words: string;
  /** Number of the ticket it is about, where it names one. */
  readonly key: string | undefined;
  /** It stands in a channel, where others read it, too. */
  readonly inChannel?: true;
}

const desk = 'U0DUTYDESK';
const keyIn = (words: string): string | undefined => /IT-\d+/.exec(words)?.[0];

const fromSlack = (message: PlayMessage): Heard => {
  const words = `${wordsIn(message) || message.text}`;
  return { at: Math.round(Number(message.ts) * 1000), words, key: keyIn(words) };
};

/** Everything that somebody's telephone rang for, oldest first: messages to them, and where a channel names them. */
export function heardBy(world: World, who: Somebody): readonly Heard[] {
  const { slack, wecom } = people[who];
  if (seatOf(who, world.seats) === 'wecom') {
    const messages = world.slack.wecom?.as(wecom).messages() ?? [];
    return messages
      .filter(({ from }) => from === 'app')
      .map((message) => {
        const words = [message.text ?? '', wordsOf(message.card?.json), wordsOf(message.body)].join('\n').trim();
        return { at: message.at, words, key: keyIn(words) };
      });
  }
  const own = world.slack.messagesIn(world.slack.as(slack).dmChannel).filter(({ user }) => user === desk);
  const named = world.slack
    .messagesIn(engineersChannel)
    .filter((message) => message.user === desk && JSON.stringify(message).includes(`"user_id":"${slack}"`));
  return [...own.map(fromSlack), ...named.map((one) => ({ ...fromSlack(one), inChannel: true as const }))].sort(
    (one, other) => one.at - other.at,
  );
}

/** Every text of a card, as it stands now. */
function wordsOf(json: unknown): string {
  if (typeof json === 'string') return json;
  if (json === null || typeof json !== 'object') return '';
  const shown = Object.entries(json).filter(([name]) => !/url|key|id|type|color|style|level/.test(name));
  return shown
    .map(([, part]) => wordsOf(part))
    .filter(Boolean)
    .join('\n');
}

/** Sentences of the locale files as what they look like once filled, longest first. */
const sentences = [zhNotice, zhCard, enNotice, enCard]
  .flatMap((file) =>
    Object.entries(file).flatMap(([name, text]) => {
      const literal = text.replace(/\{\{\w+\}\}/g, '');
      if (literal.replace(/[\s：:，,.。]/g, '').length < 3) return [];
      const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
      return [{ name, length: literal.length, looks: new RegExp(parts.join('[^]*?')) }];
    }),
  )
  .sort((one, other) => other.length - one.length);

/** What kind of message it is: the name of the sentence it was written with. */
export const kindOf = ({ words }: Heard): string => sentences.find(({ looks }) => looks.test(words))?.name ?? 'other';
