import type { WecomMessage } from '../../src/playground/wecom/wire';
import { company } from '../kit/bench-desk';
import type { Chance } from './chance';
import { aFiledTicket, presses } from './drawn';
import type { Facts } from './input';
import { mutateJson } from './mutate-json';

/** Dice, and what people have on screen. */
export interface Given {
  readonly chance: Chance;
  readonly facts: Facts;
}

interface Click {
  readonly event: 'template_card_event' | 'template_card_menu_event';
  readonly key: string;
  readonly task: string;
  readonly type: string;
  readonly items: readonly (readonly [question: string, option: string])[];
}

interface Question {
  readonly question_key?: string;
  readonly option_list?: readonly { readonly id?: string }[];
}

/** What of a card is clicked. */
interface Clickable {
  readonly card_type?: string;
  readonly task_id?: string;
  readonly button_list?: readonly { readonly key?: string }[];
  readonly submit_button?: { readonly key?: string };
  readonly action_menu?: { readonly action_list?: readonly { readonly key?: string }[] };
  readonly checkbox?: Question;
  readonly select_list?: readonly Question[];
}

const cdata = (name: string, text: string): string => `<${name}><![CDATA[${text.replaceAll(']]>', '')}]]></${name}>`;

/** A click by this member: on a card they have, where they have one, or of any button that the desk draws. */
export function clickBy(account: string, { chance, facts }: Given) {
  const cards = facts.cards?.(account) ?? [];
  const isAtHand = cards.length > 0 && chance.percent(70);
  const click = isAtHand ? onCard(chance.pick(cards), chance) : ofAny({ chance, facts });
  const key = chance.percent(25) ? damaged(click.key, chance) : click.key;
  const items = click.items.map(
    ([question, option]) =>
      `<SelectedItem>${cdata('QuestionKey', question)}<OptionIds>${cdata('OptionId', option)}</OptionIds></SelectedItem>`,
  );
  const fields = [
    cdata('ToUserName', company.corpId),
    cdata('FromUserName', account),
    `<CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime>`,
    cdata('MsgType', 'event'),
    cdata('Event', click.event),
    cdata('EventKey', key),
    cdata('TaskId', click.task),
    cdata('CardType', click.type),
    cdata('ResponseCode', `code${chance.below(2 ** 31)}`),
    `<AgentID>${company.agentId}</AgentID>`,
    ...(items.length === 0 ? [] : [`<SelectedItems>${items.join('')}</SelectedItems>`]),
  ];
  const name = `${isAtHand ? 'card at hand' : 'button of the desk'}, ${click.type}`;
  return { name, xml: `<xml>${fields.join('')}</xml>`, isOfTicket: true };
}

function onCard({ card }: WecomMessage, chance: Chance): Click {
  const shown = (card?.json ?? {}) as Clickable;
  const menu = shown.action_menu?.action_list ?? [];
  const isMenu = menu.length > 0 && chance.percent(40);
  const keys = (isMenu ? menu : [...(shown.button_list ?? []), shown.submit_button]).flatMap((one) => one?.key ?? []);
  const questions = [shown.checkbox, ...(shown.select_list ?? [])].flatMap((one) => one ?? []);
  return {
    event: isMenu ? 'template_card_menu_event' : 'template_card_event',
    key: keys.length === 0 ? '' : chance.pick(keys),
    task: shown.task_id ?? '',
    type: shown.card_type ?? '',
    items: questions.map(({ question_key: question = '', option_list: options = [] }) => [
      question,
      options.length === 0 ? '' : (chance.pick(options).id ?? ''),
    ]),
  };
}

const types = ['button_interaction', 'vote_interaction', 'multiple_interaction', 'text_notice', 'news_notice'];

function ofAny({ chance, facts }: Given): Click {
  const { action: a, value: v } = chance.pick(presses);
  const t = aFiledTicket(chance, facts);
  const event = chance.percent(25) ? 'template_card_menu_event' : 'template_card_event';
  const items = chance.percent(50) ? [] : [['value', chance.pick(['1', '5', 'other', 'hardware.printer'])] as const];
  return { event, key: JSON.stringify({ a, t, v }), task: `IT-${t}@x-1`, type: chance.pick(types), items };
}

/** What a key says, damaged: it stays JSON. */
function damaged(key: string, chance: Chance): string {
  try {
    return JSON.stringify(mutateJson(JSON.parse(key) as object, chance)) ?? '';
  } catch {
    return key;
  }
}
