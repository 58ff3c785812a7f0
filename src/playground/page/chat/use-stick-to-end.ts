import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const near = 120;

/** Keeps the end in view while one reads there, also when pictures load; says so when one reads further up. */
export function useStickToEnd(place: string, last: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNew, setNew] = useState(false);
  const toEnd = () => {
    isAtEnd.current = true;
    setNew(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  // Both change what is shown: another place starts at its end, a message keeps to it.
  useLayoutEffect(() => {
    if (place !== '') toEnd();
  }, [place]);
  useLayoutEffect(() => {
    if (last === undefined) return;
    if (isAtEnd.current) toEnd();
    else setNew(true);
  }, [last]);
  useEffect(() => {
    const inside = box.current?.firstElementChild;
    if (!inside) return undefined;
    const watch = new ResizeObserver(() => {
      if (isAtEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
    });
    watch.observe(inside);
    if (box.current !== null) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const scrolled = () => {
    const { current } = box;
    if (current === null) return;
    isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < near;
    if (isAtEnd.current) setNew(false);
  };
  return { box, hasNew, toEnd, scrolled };
}
