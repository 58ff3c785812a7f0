import { isBlank } from '../../../domain/text';

const newlines = /\r\n?|[\u0085\u2028\u2029]/g;
// Controls, halves of surrogate pairs, and signs that turn the direction of what follows them.
const unwanted = /(?!\n)\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text as it may stand in a message: lines end in `\n`, no control characters, no broken characters. */
export const clean = (text: string): string => text.replace(newlines, '\n').replace(/\t/g, ' ').replace(unwanted, '');

/** The same in one line, without blanks at its ends. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/** For a place that must not be empty. */
export const filled = (text: string): string => (isBlank(text) ? '—' : text);
