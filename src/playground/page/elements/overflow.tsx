import { useState } from 'preact/hooks';
import { Menu } from '../shell/menu';
import { useReader } from '../text/names';
import { said } from '../text/text-object';
import { type ElementProps, useSurface } from './surface';

/** Slack's "…" menu. */
export function OverflowElement({ element, blockId }: ElementProps) {
  const surface = useSurface();
  const { words } = useReader();
  const [isOpen, setOpen] = useState(false);
  const items = (element.options ?? []).map((option) => ({
    label: said(option.text as { type: 'plain_text'; text: string }),
    pick: () => void surface.press(blockId, element, { type: 'overflow', selected_option: option }),
  }));
  return (
    <span class="menu-anchor">
      <button
        type="button"
        class="btn icon"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={words('more')}
        disabled={surface.pressing !== ''}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {isOpen && <Menu items={items} close={() => setOpen(false)} />}
    </span>
  );
}
