import { useReader } from '../text/names';
import { type ElementProps, useHeld } from './surface';
import { epochOfWall, wallTime } from './zoned-time';

/** A date, a time of day, or a moment; a moment is typed in the persona's zone. */
export function MomentElement(props: ElementProps) {
  const { zone } = useReader();
  const { value, tell } = useHeld(props);
  const shared = { id: props.id, 'aria-label': props.label };
  if (props.element.type === 'datepicker')
    return (
      <input
        {...shared}
        type="date"
        value={value.selected_date ?? ''}
        onChange={(event) => tell({ selected_date: event.currentTarget.value || null })}
      />
    );
  if (props.element.type === 'timepicker')
    return (
      <input
        {...shared}
        type="time"
        value={value.selected_time ?? ''}
        onChange={(event) => tell({ selected_time: event.currentTarget.value || null })}
      />
    );
  const at = value.selected_date_time;
  return (
    <input
      {...shared}
      type="datetime-local"
      value={typeof at === 'number' ? wallTime(at, zone) : ''}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        tell({ selected_date_time: typed === '' ? null : epochOfWall(typed, zone) });
      }}
    />
  );
}
