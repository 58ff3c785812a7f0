/** How much of a text is shown where WeCom says nothing, in 字 (see width.ts) or messages; all of it is ours. */
export const measures = {
  /** As much as any other text of a card. */
  quote: 160,
  /** A row that stands in running text, with its label. */
  leftRow: 44,
  /** One text in parts; the rest is read on a page. What somebody wrote comes whole, unless it is cut up badly. */
  parts: 10,
  messageParts: 20,
} as const;
