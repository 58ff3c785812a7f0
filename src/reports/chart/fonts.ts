import { join } from 'node:path';
import { type FontFile, readFont } from './font-file';

/** Name inside all three font files. */
export const fontFamily = 'Noto Sans SC';

/** Beside this folder in `src` as in `dist` (scripts/build.mjs carries the fonts along). */
const folder = join(__dirname, '..', 'fonts');

/** Everyday characters in two weights; rare Han characters, as in names, in the regular one. */
export const fontFiles: readonly string[] = [
  join(folder, 'NotoSansSC-Regular.ttf'),
  join(folder, 'NotoSansSC-Bold.ttf'),
  join(folder, 'NotoSansSC-Rare.ttf'),
];

let read: readonly FontFile[] | undefined;
function fonts(): readonly FontFile[] {
  read ??= fontFiles.map(readFont);
  return read;
}

/** Width of a character as a share of the font size, the widest weight; undefined when no font of ours draws it. */
export function widthOf(character: string): number | undefined {
  const code = character.codePointAt(0);
  const widths = fonts().flatMap((font) => (code === undefined ? [] : (font.widthOf(code) ?? [])));
  return widths.length === 0 ? undefined : Math.max(...widths);
}
