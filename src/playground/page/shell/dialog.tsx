import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const reachable =
  'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

function trap(box: HTMLElement, event: KeyboardEvent) {
  const all = [...box.querySelectorAll<HTMLElement>(reachable)].filter((one) => one.offsetParent !== null);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return;
  const active = document.activeElement;
  if (event.shiftKey && (active === first || active === box)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first.focus();
  }
}

/** A window over the page: keeps the keyboard inside, Escape closes it, and focus goes back where it was. */
export function Dialog(props: {
  readonly label: string;
  readonly size?: 'normal' | 'small' | 'wide';
  readonly isHidden?: boolean;
  close(): void;
  readonly children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { isHidden = false } = props;
  useEffect(() => {
    if (isHidden) return undefined;
    const before = document.activeElement as HTMLElement | null;
    const wanted = box.current?.querySelector<HTMLElement>('[data-autofocus]');
    (wanted ?? box.current)?.focus();
    return () => before?.isConnected && before.focus({ preventScroll: true });
  }, [isHidden]);
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      props.close();
    }
    if (event.key === 'Tab' && box.current !== null) trap(box.current, event);
  };
  return (
    <div class="veil" hidden={isHidden}>
      <div
        class={`dialog ${props.size ?? 'normal'}`}
        role="dialog"
        aria-modal="true"
        aria-label={props.label}
        tabIndex={-1}
        ref={box}
        onKeyDown={keys}
      >
        {props.children}
      </div>
    </div>
  );
}
