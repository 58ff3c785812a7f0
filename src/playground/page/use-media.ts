import { useEffect, useState } from 'preact/hooks';

/** Whether the window answers a media query now. */
export function useMedia(query: string): boolean {
  const [answers, setAnswers] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const read = () => setAnswers(list.matches);
    read();
    list.addEventListener('change', read);
    return () => list.removeEventListener('change', read);
  }, [query]);
  return answers;
}
