import type { Say } from '../../domain/words';

/** A sentence as the message of one of zod's issues, which holds letters only. */
export const inIssue = (what: Say): string => JSON.stringify(what);

/** The sentence of an issue. Every issue has one of ours: `wordsFor` knows each of zod's own. */
export const fromIssue = (message: string): Say => JSON.parse(message) as Say;
