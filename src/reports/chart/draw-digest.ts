import { renderAsync } from '@resvg/resvg-js';
import type { Language } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Digest } from '../digest';
import { drawPng, onlyOurFonts } from './draw-png';
import { fontFamily, fontFiles } from './fonts';
import { svgOfDigest } from './svg-of-digest';

/** The digest as a PNG, 1080 pixels wide. */
export const drawDigest = (digest: Digest, speak: Speak, language: Language): Promise<Buffer> =>
  drawPng(svgOfDigest(digest, speak), language);

/** The bundled fonts draw nothing: every picture would be without words. */
export class FontsDrawNothing extends Error {
  override readonly name = 'FontsDrawNothing';
  constructor(readonly files: readonly string[]) {
    super(`no ink from the fonts of the digest picture: ${files.join(', ')}`);
  }
}

/**
 * Called at start-up: draws one Chinese character and throws FontsDrawNothing when it leaves no ink. resvg says nothing
 * about a font it cannot read.
 */
export async function assertFontsDraw(files: readonly string[] = fontFiles): Promise<void> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text y="26" font-size="28">满</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [...files], defaultFontFamily: fontFamily };
  const { pixels } = await renderAsync(svg, { ...onlyOurFonts, font });
  const isDark = pixels.some((value, index) => index % 4 === 0 && value < 128);
  if (!isDark) throw new FontsDrawNothing(files);
}
