import type { Language, Say } from '../domain/words';

/**
 * The configuration cannot be used. `problems`: one sentence each, naming the key, what is wrong and what to do;
 * `language`: the desk's, where its file says one.
 */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
  constructor(
    readonly problems: readonly Say[],
    readonly language?: Language,
  ) {
    super(`the configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}`);
  }
}
