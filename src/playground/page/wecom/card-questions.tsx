import { useId } from 'preact/hooks';
import { wecomLimits } from '../../../platforms/wecom-limits';
import { tick } from './card-choice';
import type { CheckboxJson, SelectJson } from './card-json';
import { clip } from './clip';

interface Answering {
  readonly isOff: boolean;
  readonly selected: readonly string[];
  choose(selected: readonly string[]): void;
}

/** One list to choose from: its name on the left, what is chosen on the right. */
export function CardSelect({ select, isOff, selected, choose }: Answering & { readonly select: SelectJson }) {
  const id = useId();
  return (
    <div class="wc-select">
      <label for={id}>{select.title}</label>
      <select
        id={id}
        value={selected[0] ?? ''}
        disabled={isOff || select.disable === true}
        aria-label={select.title ?? select.question_key}
        data-testid={`wecom-select-${select.question_key}`}
        onChange={(event) => choose([event.currentTarget.value])}
      >
        {select.option_list.map((option) => (
          <option key={option.id} value={option.id}>
            {clip(option.text, wecomLimits.selectOptionText.most)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The options of a vote: one or several. */
export function CardVote({ checkbox, isOff, selected, choose }: Answering & { readonly checkbox: CheckboxJson }) {
  const name = useId();
  const isMany = checkbox.mode === 1;
  return (
    <fieldset class="wc-vote" disabled={isOff || checkbox.disable === true}>
      {checkbox.option_list.map((option) => (
        <label key={option.id}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            checked={selected.includes(option.id)}
            data-testid={`wecom-option-${option.id}`}
            onChange={() => choose(tick(selected, option.id, checkbox.mode))}
          />
          <span title={option.text}>{clip(option.text, wecomLimits.voteOptionText.most)}</span>
        </label>
      ))}
    </fieldset>
  );
}
