import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../text/names';
import { useChat } from './chat-context';
import { type Suggestion, suggestionsFor } from './suggestions';

/** What is being written, with what is suggested for it. `submit` is called for a plain Enter. */
export function useDraft(submit: () => void) {
  const reader = useReader();
  const { app } = useChat();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [picked, setPicked] = useState(0);
  const suggestions = suggestionsFor(text, caret, app, reader);

  // `text` decides the height: as many lines as it has, up to a third of the window.
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = 'auto';
    if (text !== '') area.style.height = `${Math.min(area.scrollHeight + 2, window.innerHeight / 3)}px`;
  }, [text]);

  const write = (now: string, at: number) => {
    setText(now);
    setCaret(at);
    setPicked(0);
  };
  const take = (one: Suggestion) => {
    write(one.text, one.text.length);
    box.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    // An input method uses Enter and the arrows itself while it is composing (keyCode 229 in older Safari).
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (suggestions.length > 0 && step !== 0) {
      event.preventDefault();
      setPicked((picked + step + suggestions.length) % suggestions.length);
      return;
    }
    const chosen = suggestions[picked];
    if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') setCaret(0);
  };
  return { box, text, suggestions, picked, write, setCaret, take, keys };
}
