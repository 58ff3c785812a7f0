import { type Duration, seconds } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import type { MessageRef } from '../../ports/platform';
import type { SlackApi } from './client';
import { textAt } from './fields';
import { spotOf } from './message-ref';

/** Links remembered at most. */
const mostKept = 5000;
/** A message waits no longer for its link. */
const patience = seconds(1);

/** Links to messages of ours. One never changes, so Slack is asked once for each. */
export class Permalinks {
  readonly #kept = new Map<string, string>();

  constructor(
    private readonly api: SlackApi,
    private readonly pause: (length: Duration) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  /** Undefined where Slack does not tell it, or not soon: no message waits for its link, nor fails for want of it. */
  async of(ref: MessageRef): Promise<string | undefined> {
    return this.#kept.get(ref.key) ?? Promise.race([this.#ask(ref), this.pause(patience).then(() => undefined)]);
  }

  async #ask(ref: MessageRef): Promise<string | undefined> {
    try {
      const { channel, ts } = spotOf(ref);
      const answer = await this.api.call('chat.getPermalink', { channel, message_ts: ts }, { patience });
      const link = textAt(answer, 'permalink');
      if (this.#kept.size >= mostKept) this.#kept.clear();
      if (link !== undefined) this.#kept.set(ref.key, link);
      return link;
    } catch (error) {
      this.logger.warn('a link to a ticket could not be had', { message: ref.key, error });
      return undefined;
    }
  }
}
