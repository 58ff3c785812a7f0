/**
 * What WeCom takes. `…Wide` are 字 that it advises and clips on the screen (see width.ts); the others are refused with
 * 42027–42051 or cut without a word. Source: wecom.md §4.2–4.7.
 */
export const limits = {
  textBytes: 2048,
  markdownBytes: 2048,
  keyBytes: 1024,
  optionIdBytes: 128,
  buttons: 6,
  menu: 3,
  rows: 6,
  questions: 3,
  options: 10,
  voteOptions: 20,
  sourceWide: 20,
  titleWide: 36,
  voteTitleWide: 16,
  descWide: 44,
  choiceDescWide: 160,
  subTitleWide: 160,
  /** Nothing is advised for quotes; as much as any other text of a card. */
  quoteWide: 160,
  keynameWide: 5,
  valueWide: 30,
  /** Ours: a row that stands in running text, with its label. */
  leftRowWide: 44,
  buttonWide: 10,
  optionWide: 16,
  voteOptionWide: 17,
  /** One text in parts; the rest is read on a page. What somebody wrote comes whole, unless it is cut up badly. */
  parts: 10,
  messageParts: 20,
} as const;
