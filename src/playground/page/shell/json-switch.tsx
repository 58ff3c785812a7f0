import { useReader } from '../text/names';

/** Shows what the app really sent, beside each message. */
export function JsonSwitch({ isShown, show }: { readonly isShown: boolean; show(isShown: boolean): void }) {
  const { words } = useReader();
  return (
    <label class="json-switch">
      <input
        type="checkbox"
        checked={isShown}
        data-testid="json-switch"
        onChange={(event) => show(event.currentTarget.checked)}
      />
      {words('jsonToggle')}
    </label>
  );
}
