import { type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import type { Language } from '../../domain/words';
import { fontFamily, fontFiles } from './fonts';
import { palette } from './shapes';

// A system font would make the picture differ from machine to machine, and its absence would be silent.
export const onlyOurFonts: ResvgRenderOptions = {
  background: palette.paper,
  font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: fontFamily },
};

/** Pixels from edge to edge: three for each point of a phone that is 360 wide. */
const pixels = 1080;

/** An SVG as a PNG, 1080 pixels wide. Drawn off the main thread, so that buttons keep answering meanwhile. */
export async function drawPng(svg: string, language: Language): Promise<Buffer> {
  const image = await renderAsync(svg, {
    ...onlyOurFonts,
    languages: [language],
    fitTo: { mode: 'width', value: pixels },
  });
  return image.asPng();
}
