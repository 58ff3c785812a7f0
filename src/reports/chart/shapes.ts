import { fitted } from './drawable';
import { fontFamily } from './fonts';

/** Colours of the picture. Met and missed also differ by sign, never by colour alone. */
export const palette = {
  paper: '#ffffff',
  ink: '#1a2332',
  muted: '#5b6575',
  line: '#e1e5ec',
  soft: '#f4f6fa',
  brand: '#2563eb',
  good: '#12794a',
  bad: '#c2410c',
  warn: '#a16207',
} as const;

/** Width of the digest's picture in its own units. */
export const pageWidth = 720;
export const margin = 32;

/** One thing to draw: an element of ECharts' `graphic` component. */
export type Shape =
  | {
      readonly type: 'rect';
      readonly shape: Box & { readonly r: number | number[] };
      readonly style: { readonly fill: string };
    }
  | { readonly type: 'circle'; readonly shape: object; readonly style: object }
  | { readonly type: 'text'; readonly x: number; readonly y: number; readonly style: object };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rect = (box: Box, fill: string, radius: number | number[] = 0): Shape => ({
  type: 'rect',
  shape: { ...box, r: radius },
  style: { fill },
});

/** How a text stands. `y` of a text is its middle. */
export interface Lettering {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Cut with an ellipsis beyond this many units. */
  readonly width?: number;
}

export const text = (words: string, x: number, y: number, how: Lettering): Shape => ({
  type: 'text',
  x,
  y,
  style: {
    text: fitted(words, how.size, how.width ?? pageWidth - 2 * margin),
    fontFamily,
    fontSize: how.size,
    fontWeight: how.bold ? 'bold' : 'normal',
    fill: how.fill,
    align: how.align ?? 'left',
    verticalAlign: 'middle',
  },
});
