import { type Delivery, DeliveryFailed } from '../../ports/platform';
import type { Address } from '../../views/announcement';
import type { SlackApi } from './client';
import { engineersChannel, type SlackConfig } from './config';
import { textAt } from './fields';
import type { Destination } from './files';
import { spotOf } from './message-ref';

/** Finds where in Slack an address is. Direct conversations are opened once and remembered. */
export class Addresses {
  private readonly direct = new Map<string, Promise<string>>();

  constructor(
    private readonly api: SlackApi,
    private readonly config: Pick<SlackConfig, 'engineers' | 'digestChannel'>,
  ) {}

  /** Whether there is such a place at all; a person may still turn out to have no account. */
  has(address: Address): boolean {
    if (address.kind === 'engineers') return address.on === 'slack';
    return address.kind !== 'digests' || this.config.digestChannel !== undefined;
  }

  /** Throws DeliveryFailed where nobody is there, SlackError where Slack won't open the conversation. */
  async of(delivery: Pick<Delivery, 'to' | 'person' | 'under'>): Promise<Destination> {
    if (delivery.under !== undefined) {
      const { channel, ts, thread } = spotOf(delivery.under);
      // Always the head of the thread: an answer below an answer would be lost from view.
      return { channel, thread: thread ?? ts };
    }
    return { channel: await this.channelOf(delivery) };
  }

  /** The direct conversation with an account. */
  directWith(account: string): Promise<string> {
    const known = this.direct.get(account);
    if (known !== undefined) return known;
    const opened = this.open(account);
    this.direct.set(account, opened);
    opened.catch(() => this.direct.delete(account));
    return opened;
  }

  private channelOf({ to, person }: Pick<Delivery, 'to' | 'person'>): string | Promise<string> {
    if (to.kind === 'engineers') return engineersChannel(this.config, to.place);
    if (to.kind === 'digests') {
      if (this.config.digestChannel === undefined) throw new DeliveryFailed('slack', null, 'no_digest_channel');
      return this.config.digestChannel;
    }
    const account = person?.identities['slack'];
    if (account === undefined) throw new DeliveryFailed('slack', null, 'no_account');
    return this.directWith(account);
  }

  private async open(account: string): Promise<string> {
    const answer = await this.api.call('conversations.open', { users: account });
    const channel = textAt(answer, 'channel', 'id');
    if (channel === undefined) throw new DeliveryFailed('slack', null, 'no_conversation');
    return channel;
  }
}
