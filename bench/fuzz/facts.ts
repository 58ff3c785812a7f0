import { wordsIn } from '../../test/kit/words-in';
import type { Site } from '../kit/site';
import type { Facts } from './input';

/** Cards and buttons further back than these are forgotten. */
const mostRemembered = 40;
/** Few, so that each is acted on often. */
const mostTickets = 12;
const engineersChannel = 'C0ITDESK';

/** What the local platforms know. */
export const factsOf = ({ slack, wecom }: Pick<Site, 'slack' | 'wecom'>): Facts => ({
  trigger: (account) => slack.triggerFor(account),
  jobs: () =>
    slack
      .messagesIn(engineersChannel)
      .flatMap((message) => {
        const number = /IT-(\d+)/.exec(wordsIn(message))?.[1];
        const isHead = (message.threadTs ?? message.ts) === message.ts;
        return number === undefined || !isHead ? [] : [{ number: Number(number), ts: message.ts }];
      })
      .slice(-mostTickets),
  buttons: (account) =>
    [...slack.messagesIn(engineersChannel).slice(-mostRemembered), ...slack.messagesIn(slack.as(account).dmChannel)]
      .slice(-2 * mostRemembered)
      .flatMap(({ blocks }) => [...JSON.stringify(blocks ?? []).matchAll(/"value":("\{(?:[^"\\]|\\.)*")/g)])
      .map(([, text = '""']) => JSON.parse(text) as string),
  cards: (account) =>
    wecom
      .messagesOf(account)
      .slice(-mostRemembered)
      .filter(({ from, card }) => from === 'app' && card !== undefined && card.greyed === undefined),
});
