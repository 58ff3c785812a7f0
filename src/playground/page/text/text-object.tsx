import type { TextObject } from '@slack/types';
import { withEmoji } from './emoji';
import { Mrkdwn } from './mrkdwn';

/** A text object of either kind; plain text keeps its line breaks. */
export function TextShown({ text }: { readonly text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <span class="plain">{withEmoji(text.text)}</span>;
}

/** What a plain text says, as a string for labels and options. */
export function said(text: TextObject | undefined): string {
  return text === undefined ? '' : withEmoji(text.text);
}
