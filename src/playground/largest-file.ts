/** Largest file the playground takes, in bytes; ours, and more than the desk takes, so that its refusal can be seen. */
export const largestFile = 12_000_000;
