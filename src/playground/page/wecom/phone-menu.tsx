import { useState } from 'preact/hooks';
import type { WecomMenuButton } from '../../wecom/wire';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { useReader } from '../text/names';
import { usePhone } from './phone-context';

function Entry({ button, index }: { readonly button: WecomMenuButton; readonly index: number }) {
  const { api, act } = usePhone();
  const [isOpen, setOpen] = useState(false);
  const pick = (...names: readonly string[]) => void act(api.menu({ names }));
  const hasSub = button.sub.length > 0;
  return (
    <span class="menu-anchor up">
      <button
        type="button"
        aria-haspopup={hasSub ? 'menu' : undefined}
        aria-expanded={hasSub ? isOpen : undefined}
        data-testid={`wecom-menu-${index}`}
        onClick={() => (hasSub ? setOpen(!isOpen) : pick(button.name))}
      >
        {hasSub && <Icon name="lines" />}
        <span>{button.name}</span>
      </button>
      {isOpen && (
        <Menu
          items={button.sub.map((sub) => ({ label: sub.name, pick: () => pick(button.name, sub.name) }))}
          close={() => setOpen(false)}
        />
      )}
    </span>
  );
}

/** The app's menu: up to three entries, each does something or opens up to five more. */
export function PhoneMenu({ menu }: { readonly menu: readonly WecomMenuButton[] }) {
  const { words } = useReader();
  return (
    <nav class="wc-menu" aria-label={words('appMenu')}>
      {menu.map((button, index) => (
        <Entry key={button.name} button={button} index={index} />
      ))}
    </nav>
  );
}
