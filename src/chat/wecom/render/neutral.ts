/** Begins something that a client would take for markup: a tag, an end of one, a mention. */
const tags = /<(?=\s*[/!?@a-zA-Z])/g;

/** What people said, for a text message: no link of theirs looks like ours (text knows `<a href>`, wecom.md §4.2). */
export const neutralText = (text: string): string => text.replace(tags, '＜');

/**
 * The same for markdown, which has no way to escape: signs that would begin a heading, quote, link, code, colour or
 * mention are replaced by their wide twins, which read the same.
 */
export const neutralMarkdown = (text: string): string =>
  neutralText(text)
    .replace(/^([^\S\r\n\u2028\u2029]*)#/gm, '$1＃')
    .replace(/^([^\S\r\n\u2028\u2029]*)>/gm, '$1＞')
    .replace(/\](?=\s*\()/g, '］')
    .replace(/\*(?=\*)/g, '＊')
    .replace(/`/g, '｀');
