import type { types } from '@slack/bolt';
import { slackLimits } from '../../platforms/slack-limits';
import { cut, filled } from './text';

/** The native chart (docs.slack.dev/reference/block-kit/blocks/data-visualization-block), newer than @slack/types. */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[] };
  };
}

export type Block = types.KnownBlock | ChartBlock;
export type RichText = types.RichTextBlock;
export type Run = types.RichTextText | types.RichTextUserMention | types.RichTextLink;
export type Plain = types.PlainTextElement;

/** Plain text: Slack reads no markup, mention or `:emoji:` in it. */
export const plain = (text: string, most: number): Plain => ({
  type: 'plain_text',
  text: filled(text, most),
  emoji: false,
});

/** A run of text inside rich text; style is data there, so it works inside Chinese and nobody's asterisks count. */
export const run = (text: string, most: number, style?: { readonly bold?: boolean; readonly italic?: boolean }): Run =>
  style === undefined ? { type: 'text', text: filled(text, most) } : { type: 'text', text: filled(text, most), style };

/** A paragraph. */
export const paragraph = (...elements: readonly Run[]): RichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [...elements] }],
});

/** Somebody's words, set off by a bar. */
export const quotation = (text: string, most: number): RichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [run(text, most)] }],
});

/** Small print. */
export const smallPrint = (text: string, most: number): types.ContextBlock => ({
  type: 'context',
  elements: [plain(text, Math.min(most, slackLimits.inputLabel.most))],
});

/** A title; Slack takes at most 150 characters there. */
export const header = (text: string): types.HeaderBlock => ({
  type: 'header',
  text: plain(cut(text, slackLimits.headerText.most), slackLimits.headerText.most),
});
