import { type Asking, aFiledTicket, asked, forms, presses } from './drawn';
import { type Actor, action, by, chosen, file, onMessage, type Sample, staff, view } from './slack-shapes';

const someText = ({ chance, mark }: Actor): string =>
  chance.pick([`已处理 ${mark}`, '重启后恢复', '1001', 'IT-1002', '5']);

/** By the day, so that the same dice make the same input. */
const tomorrow = (): number => Math.ceil(Date.now() / 86_400_000) * 86_400;

/** How each control of Slack's would answer a field. */
const answers: { readonly [Kind in Asking['kind']]: (field: Extract<Asking, { kind: Kind }>, actor: Actor) => object } =
  {
    text: (_, actor) => ({ type: 'plain_text_input', value: someText(actor) }),
    choice: ({ options }, { chance }) => ({
      ...chosen(chance.pick(options).value),
      type: chance.pick(['static_select', 'radio_buttons']),
    }),
    choices: ({ options }, { chance }) => ({
      type: chance.pick(['checkboxes', 'multi_static_select']),
      selected_options: options.filter(() => chance.percent(50)).map(({ value }) => ({ text: {}, value })),
    }),
    moment: (_, { chance }) => ({
      type: 'datetimepicker',
      selected_date_time: tomorrow() + chance.below(90_000),
    }),
    person: (_, { chance }) => ({ type: 'users_select', selected_user: chance.pick(staff) }),
    files: () => ({ type: 'file_input', files: [file] }),
  };

function answerTo<Kind extends Asking['kind']>(field: Extract<Asking, { kind: Kind }>, actor: Actor): object {
  const answer = answers[field.kind as Kind] as (field: Extract<Asking, { kind: Kind }>, actor: Actor) => object;
  return answer(field, actor);
}

/** Every form of the desk, filled in. */
export const filled: Readonly<Record<string, Sample>> = Object.fromEntries(
  forms.map((form): [string, Sample] => [
    `form ${form.action}`,
    (actor) => {
      const fields = asked(form).filter(({ required }) => required || actor.chance.percent(70));
      const blockOf = ({ kind, name }: Asking): string => `field:${kind}:${name}`;
      const state = Object.fromEntries(fields.map((field) => [blockOf(field), { answer: answerTo(field, actor) }]));
      const { action, carried } = form;
      const about = action === 'report' ? {} : { t: aFiledTicket(actor.chance, actor.facts) };
      return {
        type: 'view_submission',
        ...by(actor),
        view: { ...view({ a: action, ...about, c: carried }, actor), state: { values: state } },
      };
    },
  ]),
);

/** Every button of the desk, on a message; and those that stand on somebody's screen now. */
export const pressed: Readonly<Record<string, Sample>> = Object.fromEntries([
  ...presses.map(({ action: a, value: v, opens: o }): [string, Sample] => [
    `button ${a}`,
    (actor) => onMessage(actor, action({ a, t: aFiledTicket(actor.chance, actor.facts), v, o })),
  ]),
  ...['button at hand', 'another at hand', 'a third at hand'].map((name): [string, Sample] => [
    name,
    (actor) => {
      const buttons = actor.facts.buttons?.(actor.account) ?? [];
      const value = buttons.length === 0 ? '{"a":"report","o":"open"}' : actor.chance.pick(buttons);
      return onMessage(actor, { ...action({}), value });
    },
  ]),
]);
