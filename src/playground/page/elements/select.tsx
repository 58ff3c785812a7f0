import type { ElementValue, SlackOption } from '../../wire';
import { withEmoji } from '../text/emoji';
import { type Reader, useReader } from '../text/names';
import { said } from '../text/text-object';
import { ChecklistElement } from './choice';
import type { ElementJson } from './element-json';
import { type ElementProps, useHeld } from './surface';

interface Group {
  readonly label: string;
  readonly options: readonly SlackOption[];
}

const asOption = (id: string, name: string): SlackOption => ({ text: { type: 'plain_text', text: name }, value: id });

function groupsOf(element: ElementJson, reader: Reader): readonly Group[] {
  if (element.type.endsWith('users_select'))
    return [{ label: '', options: reader.people.map((person) => asOption(person.id, person.name)) }];
  if (element.type.endsWith('conversations_select') || element.type.endsWith('channels_select'))
    return [{ label: '', options: reader.channels.map((channel) => asOption(channel.id, `#${channel.name}`)) }];
  if (element.option_groups !== undefined)
    return element.option_groups.map((group) => ({ label: said(group.label), options: group.options }));
  return [{ label: '', options: element.options ?? [] }];
}

const field = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
} as const;

const fieldOf = (type: string) => field[type as keyof typeof field] as (typeof field)[keyof typeof field] | undefined;

function pickedOf(value: ElementValue): string {
  const name = fieldOf(value.type);
  return (name === undefined ? value.selected_option?.value : value[name]) ?? '';
}

/** A select of one: static, users, conversations or channels, drawn by the browser so that a phone shows its own. */
export function SelectElement(props: ElementProps) {
  const reader = useReader();
  const { value, tell, surface } = useHeld(props);
  const groups = groupsOf(props.element, reader);
  const all = groups.flatMap((group) => group.options);
  const pick = (chosen: string) => {
    const name = fieldOf(props.element.type);
    if (name !== undefined) tell({ [name]: chosen === '' ? null : chosen });
    else tell({ selected_option: all.find((option) => option.value === chosen) ?? null });
  };
  const drawn = (options: readonly SlackOption[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {withEmoji(option.text.text)}
      </option>
    ));
  const picked = pickedOf(value);
  return (
    <select
      id={props.id}
      class={picked === '' ? 'is-empty' : ''}
      aria-label={props.label}
      value={picked}
      disabled={surface.kind !== 'modal' && surface.pressing !== ''}
      onChange={(event) => pick(event.currentTarget.value)}
    >
      <option value="" disabled={surface.kind !== 'modal'}>
        {said(props.element.placeholder) || reader.words('choose')}
      </option>
      {groups.map((group) =>
        group.label === '' ? (
          drawn(group.options)
        ) : (
          <optgroup key={group.label} label={group.label}>
            {drawn(group.options)}
          </optgroup>
        ),
      )}
    </select>
  );
}

/** A select of several among given options. */
export function MultiSelectElement(props: ElementProps) {
  const options = groupsOf(props.element, useReader()).flatMap((group) => group.options);
  return <ChecklistElement {...props} options={options} />;
}

const manyField = {
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
} as const;

/** A select of several people or channels. */
export function MultiIdsElement(props: ElementProps) {
  const reader = useReader();
  const { value, tell } = useHeld(props);
  const name = manyField[props.element.type as keyof typeof manyField];
  const picked = value[name] ?? [];
  const options = groupsOf(props.element, reader).flatMap((group) => group.options);
  return (
    <fieldset class="choices boxed" aria-label={props.label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={picked.includes(option.value)}
            onChange={(event) =>
              tell({
                [name]: event.currentTarget.checked
                  ? [...picked, option.value]
                  : picked.filter((id) => id !== option.value),
              })
            }
          />
          <span>{option.text.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
