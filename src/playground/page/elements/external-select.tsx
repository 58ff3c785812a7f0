import { useEffect, useState } from 'preact/hooks';
import type { SlackOption } from '../../wire';
import { withEmoji } from '../text/emoji';
import { useReader } from '../text/names';
import { said } from '../text/text-object';
import { type ElementProps, useHeld, useSurface } from './surface';

function useFound({ blockId, element }: ElementProps, typed: string | null): readonly SlackOption[] {
  const ask = useSurface().options;
  const [found, setFound] = useState<readonly SlackOption[]>([]);
  const actionId = element.action_id ?? '';
  useEffect(() => {
    if (typed === null) return undefined;
    const soon = setTimeout(() => {
      ask(blockId, actionId, typed).then(setFound, () => setFound([]));
    }, 150);
    return () => clearTimeout(soon);
  }, [typed, ask, blockId, actionId]);
  return found;
}

/** A select whose options the app gives while one types; of one or of several. */
export function ExternalSelectElement(props: ElementProps) {
  const { words } = useReader();
  const { value, tell } = useHeld(props);
  const [typed, setTyped] = useState<string | null>(null);
  const found = useFound(props, typed);
  const isMany = props.element.type.startsWith('multi_');
  const picked = isMany ? (value.selected_options ?? []) : value.selected_option ? [value.selected_option] : [];

  const pick = (option: SlackOption) => {
    setTyped(null);
    if (isMany) tell({ selected_options: [...picked.filter((other) => other.value !== option.value), option] });
    else tell({ selected_option: option });
  };
  const drop = (option: SlackOption) =>
    isMany
      ? tell({ selected_options: picked.filter((other) => other.value !== option.value) })
      : tell({ selected_option: null });
  return (
    <div class="external">
      {picked.map((option) => (
        <span class="chip" key={option.value}>
          {withEmoji(option.text.text)}
          <button type="button" aria-label={words('remove', { name: option.text.text })} onClick={() => drop(option)}>
            ×
          </button>
        </span>
      ))}
      <input
        id={props.id}
        type="text"
        role="combobox"
        aria-expanded={typed !== null}
        aria-label={props.label}
        autocomplete="off"
        placeholder={said(props.element.placeholder) || words('search')}
        value={typed ?? ''}
        onFocus={() => setTyped(typed ?? '')}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTimeout(() => setTyped(null), 200)}
      />
      {typed !== null && (
        <div class="menu" role="listbox">
          {found.length === 0 && <p class="quiet">{words('nothingFound')}</p>}
          {found.map((option) => (
            <button type="button" role="option" aria-selected="false" key={option.value} onClick={() => pick(option)}>
              {withEmoji(option.text.text)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
