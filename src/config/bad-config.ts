/** The configuration cannot be used. `problems`: one sentence each, naming the key, what is wrong and what to do. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
  constructor(readonly problems: readonly string[]) {
    super(`the configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}`);
  }
}
