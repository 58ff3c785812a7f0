/** Stand around a value that begins or ends as Chinese until the sentence around it is known: noncharacters, so nobody types them. */
const before = '\uFDD1';
const after = '\uFDD2';

const blanks = new RegExp(
  `(?<=[\\p{Script=Han}，。：；！？”）]) (?=${before})|(?<=${after}) (?=\\p{Script=Han})`,
  'gu',
);
const marks = new RegExp(`[${before}${after}]`, 'gu');

/** A value whose beginning and end are marked where they are Chinese. */
export const markHan = (value: string): string =>
  `${/^[\p{Script=Han}（“]/u.test(value) ? before : ''}${value}${/[\p{Script=Han}）”]$/u.test(value) ? after : ''}`;

/**
 * The sentence without the blanks between Chinese words and Chinese values: `已由李娜受理`, but `已由 Tom 受理` and
 * `10:05 前`. What people wrote keeps its own.
 */
export const joinHan = (sentence: string): string =>
  sentence.includes(before) || sentence.includes(after) ? sentence.replace(blanks, '').replace(marks, '') : sentence;
