/** One line of why; an error of several attempts (Node, for `localhost`) has no words of its own, but a code. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  return (error.message || code).split('\n')[0] ?? code;
}
