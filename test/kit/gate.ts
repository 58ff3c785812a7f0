/** Something that is reached, and waits there until it may go on. */
export function gate() {
  let reach = (): void => undefined;
  let open = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pass = (): Promise<void> => {
    reach();
    return opened;
  };
  return { reached, open: () => open(), pass };
}
