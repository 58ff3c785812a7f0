/** The page's few icons as strokes on a 20×20 grid. */
const paths = {
  clip: 'M14.5 9.5 9.6 14.4a3 3 0 0 1-4.2-4.2l5.6-5.6a2 2 0 0 1 2.8 2.8l-5.6 5.6a1 1 0 0 1-1.4-1.4l4.9-4.9',
  send: 'M3.5 10 3 4.2 17 10 3 15.8l.5-5.8Zm0 0H10',
  bolt: 'M11 2.5 4.5 11H10l-1 6.5L15.5 9H10l1-6.5Z',
  close: 'm5 5 10 10M15 5 5 15',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  thread: 'M4 4.5h12v8.5H9l-3.5 3V13H4V4.5Zm3 3h6m-6 2.5h4',
  json: 'M7 4c-2 0-2 1-2 3s-.5 3-1.5 3c1 0 1.5 1 1.5 3s0 3 2 3m6-12c2 0 2 1 2 3s.5 3 1.5 3c-1 0-1.5 1-1.5 3s0 3-2 3',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3v4l2.5 2',
  home: 'm3.5 9.5 6.5-6 6.5 6M5.5 8.5V16h9V8.5M8.5 16v-4h3v4',
  hash: 'M8 3.5 6.5 16.5M13.5 3.5 12 16.5M4 7.5h13M3 12.5h13',
  lock: 'M5.5 9h9v7h-9V9Zm2 0V6.5a2.5 2.5 0 0 1 5 0V9',
  copy: 'M7.5 7.5h8v8h-8v-8Zm-3 5v-8h8',
  back: 'M12.5 4 6.5 10l6 6',
  down: 'm5 8 5 5 5-5',
  file: 'M5.5 3h6l3 3v11h-9V3Zm6 0v3h3',
} as const;

/** A name among `paths`. */
export type IconName = keyof typeof paths;

/** An icon that says nothing to a screen reader: the button around it carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} stroke-width={name === 'more' ? 2.6 : 1.6} />
    </svg>
  );
}
