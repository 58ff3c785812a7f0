import type { Json } from '../json';

/** What Slack answers as `ok: false`: its error code, and fields beside it. */
export class SlackError extends Error {
  override readonly name = 'SlackError';

  constructor(
    readonly code: string,
    readonly extra: Json = {},
  ) {
    super(code);
  }
}
