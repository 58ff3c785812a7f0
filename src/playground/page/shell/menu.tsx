import { useEffect, useRef } from 'preact/hooks';

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  pick(): void;
}

/** A small menu below its anchor: arrows move, Escape and a press elsewhere close it. */
export function Menu({ items, close }: { readonly items: readonly MenuItem[]; close(): void }) {
  const box = useRef<HTMLDivElement>(null);
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    box.current?.querySelector('button')?.focus({ preventScroll: true });
    const outside = (event: Event) => {
      if (!box.current?.parentElement?.contains(event.target as Node)) closing.current();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(box.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div class="menu" role="menu" tabIndex={-1} ref={box} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          onClick={() => {
            close();
            item.pick();
          }}
        >
          {item.label}
          {item.hint !== undefined && item.hint !== '' && <small>{item.hint}</small>}
        </button>
      ))}
    </div>
  );
}
