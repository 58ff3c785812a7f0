import { fromSlack } from '../kit/requests';
import type { Chance } from './chance';
import type { Inputs } from './input';
import { mutateBytes } from './mutate-bytes';
import { mutateJson } from './mutate-json';
import { nastyName, nastyText } from './nasty';
import { isOfTicket, slackSample, type Way } from './slack-samples';

const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/json; charset=gbk',
  'multipart/form-data; boundary=x',
  'text/plain',
  'constructor',
  '',
];

const formOf = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();

/** Text of any value: of none at all `undefined`, as a careless sender would write. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'));

function formFields(value: unknown, chance: Chance): readonly (readonly [string, string])[] {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [['text', value] as const];
  const fields = pairs.map(([name, of]) => [name, textOf(of)] as const);
  return chance.percent(20) ? [...fields, [nastyName(chance), nastyText(chance)]] : fields;
}

function written(way: Way, value: unknown, chance: Chance): string {
  if (way === 'json') return JSON.stringify(value) ?? '';
  if (way === 'form') return formOf(formFields(value, chance));
  const payload = ['payload', JSON.stringify(value) ?? ''] as const;
  const others: readonly (readonly (readonly [string, string])[])[] = [
    [payload],
    [payload, payload],
    [[nastyName(chance), nastyText(chance)], payload],
    [['payload[]', payload[1]]],
    [['payload', nastyText(chance)]],
  ];
  return formOf(chance.percent(85) ? [payload] : chance.pick(others));
}

/** Bodies of Slack's, damaged and signed. */
export const slackInputs: Inputs = (chance, index, facts) => {
  const mark = `${index}x${chance.below(1_000_000)}`;
  const { way, name, body } = slackSample(index, mark, { chance, facts });
  const value = chance.percent(isOfTicket(name) ? 55 : 85) ? mutateJson(body, chance) : body;
  const text = Buffer.from(written(way, value, chance));
  const bytes = chance.percent(8) ? mutateBytes(text, chance) : text;
  const usual = way === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  return { sample: name, request: fromSlack(bytes, chance.percent(4) ? chance.pick(types) : usual) };
};
