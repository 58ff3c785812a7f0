const begins = 'in-thread:';

/** Value of words that were written in the ticket's thread on that platform: whoever reads along there has them already. */
export const saidInThread = (platform: string): string => `${begins}${platform}`;

/** The platform whose thread has the words already; undefined for words that stand in no thread. */
export const threadOf = (value: string | undefined): string | undefined =>
  value?.startsWith(begins) ? value.slice(begins.length) : undefined;
