import { useState } from 'preact/hooks';
import type { WecomMessage } from '../../wecom/wire';
import { CardBody, CardImage, Jumps } from './card-body';
import { CardButtons, SubmitButton } from './card-buttons';
import { type Chosen, choiceOf } from './card-choice';
import type { CardJson } from './card-json';
import { CardSelect, CardVote } from './card-questions';
import { CardSource, CardTitle } from './card-top';
import { usePhone } from './phone-context';

function usePresses(msgid: string, selected: Chosen) {
  const { api, act } = usePhone();
  const [pressing, setPressing] = useState<string | undefined>();
  const during = async (key: string, what: () => ReturnType<typeof api.press>) => {
    setPressing(key);
    await act(what());
    setPressing(undefined);
  };
  return {
    pressing,
    press: (key: string) => void during(key, () => api.press({ msgid, key, selected })),
    submit: () => void during('', () => api.choose({ msgid, selected })),
  };
}

/** One of the five template cards, with what this member may do on it. */
export function TemplateCard({ message }: { readonly message: WecomMessage }) {
  const shown = message.card ?? { json: {}, chosen: {} };
  const card = shown.json as unknown as CardJson;
  const { greyed } = shown;
  const [selected, setSelected] = useState<Chosen>(() => choiceOf(card, shown.chosen));
  const { pressing, press, submit } = usePresses(message.msgid, selected);
  const { checkbox, select_list: selects = [], button_selection: selection } = card;
  const answering = (question: string) => ({
    isOff: greyed !== undefined || pressing !== undefined,
    selected: selected[question] ?? [],
    choose: (ids: readonly string[]) => setSelected((was) => ({ ...was, [question]: ids })),
  });
  const isAnswered = Object.values(selected).every((ids) => ids.length > 0);
  return (
    <div class={`wc-card is-${card.card_type}`} data-testid="wecom-card">
      <CardSource card={card} press={press} />
      <CardImage card={card} />
      <CardTitle card={card} />
      <CardBody card={card} />
      {checkbox !== undefined && <CardVote checkbox={checkbox} {...answering(checkbox.question_key)} />}
      {[...selects, ...(selection === undefined ? [] : [selection])].map((select) => (
        <CardSelect key={select.question_key} select={select} {...answering(select.question_key)} />
      ))}
      {(card.jump_list ?? []).length > 0 && <Jumps jumps={card.jump_list ?? []} />}
      {card.card_type === 'button_interaction' && (
        <CardButtons buttons={card.button_list ?? []} greyed={greyed} pressing={pressing} press={press} />
      )}
      {(checkbox !== undefined || selects.length > 0) && (
        <SubmitButton
          button={card.submit_button}
          greyed={greyed}
          isSending={pressing === ''}
          canSend={isAnswered}
          submit={submit}
        />
      )}
    </div>
  );
}
