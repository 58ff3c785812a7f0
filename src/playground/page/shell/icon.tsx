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
  keyboard: 'M2.5 5.5h15v9h-15v-9Zm3 3h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.8h7',
  lines: 'M4 6h12M4 10h12M4 14h7',
  mic: 'M10 3a2.2 2.2 0 0 1 2.2 2.2v4.3a2.2 2.2 0 0 1-4.4 0V5.2A2.2 2.2 0 0 1 10 3Zm-4.7 6.5a4.7 4.7 0 0 0 9.4 0M10 14.2V17',
  plus: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3.5v7M6.5 10h7',
  image: 'M3 4.5h14v11H3v-11Zm0 8 4-4 4.5 4.5 2-2 3.5 3.3M13.2 8h.01',
  pin: 'M10 17s-5-4.6-5-8.5a5 5 0 0 1 10 0C15 12.4 10 17 10 17Zm0-10.3a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  reload: 'M16 10a6 6 0 1 1-1.8-4.3M16 3.5v3h-3',
  right: 'm8 5 5 5-5 5',
  sound: 'M6 8.5c1 1 1 2 0 3M8.6 6.5c2.2 2 2.2 5 0 7M11.2 4.5c3.4 3 3.4 8 0 11',
  people:
    'M7.5 4a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM3 16c0-3 2-4.5 4.5-4.5S12 13 12 16M13 5a2 2 0 1 1 0 4M14 11.6c2 .4 3 2 3 4.4',
  phone:
    'M5 3.5h3l1.2 3.6-1.7 1.4a9 9 0 0 0 4 4l1.4-1.7 3.6 1.2v3c0 .8-.7 1.5-1.5 1.5A11.5 11.5 0 0 1 3.5 5c0-.8.7-1.5 1.5-1.5Z',
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
