import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useRef, useState } from 'preact/hooks';
import { useReader } from '../text/names';
import { Icon } from './icon';

/** Says something in passing; the same words twice are shown once. */
export type Toast = (text: string, tone?: 'trouble' | 'news') => void;

interface Shown {
  readonly id: number;
  readonly text: string;
  readonly tone: 'trouble' | 'news';
}

const ToastContext = createContext<Toast>(() => undefined);

export const useToast = (): Toast => useContext(ToastContext);

/** Keeps what was said in a corner, read out to screen readers, gone after some seconds. */
export function Toasts({ children }: { readonly children: ComponentChildren }) {
  const { words } = useReader();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const count = useRef(0);
  const drop = useCallback((id: number) => setShown((was) => was.filter((other) => other.id !== id)), []);
  const toast = useCallback<Toast>(
    (text, tone = 'trouble') => {
      count.current += 1;
      const id = count.current;
      setShown((was) => [...was.filter((other) => other.text !== text), { id, text, tone }].slice(-3));
      setTimeout(() => drop(id), tone === 'trouble' ? 9000 : 5000);
    },
    [drop],
  );
  return (
    <ToastContext.Provider value={toast}>
      {children}
      <div class="toasts" role="status" aria-live="polite">
        {shown.map(({ id, text, tone }) => (
          <div key={id} class={`toast ${tone}`}>
            <span>{text}</span>
            <button type="button" aria-label={words('dismiss')} onClick={() => drop(id)}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
