import { type Delivery, DeliveryFailed } from '../../ports/platform';
import type { Address } from '../../views/announcement';
import type { SlackApi } from './client';
import { engineersChannel, type SlackConfig } from './config';
import { textAt } from './fields';
import type { Destination } from './files';
import { spotOf } from './message-ref';

type Addressed = Pick<Delivery, 'to' | 'person' | 'under'>;

/**
 * Finds where in Slack an address is. Slack opens a direct conversation with the first message to somebody's account, and
 * answers with its id (method page of chat.postMessage): asking for it first would let fifty people a minute be told.
 */
export class Addresses {
  /** Direct conversations by account. */
  private readonly direct = new Map<string, string>();

  constructor(
    private readonly api: SlackApi,
    private readonly config: Pick<SlackConfig, 'engineers' | 'digestChannel'>,
  ) {}

  /** Whether there is such a place at all; a person may still turn out to have no account. */
  has(address: Address): boolean {
    if (address.kind === 'engineers') return address.on === 'slack';
    return address.kind !== 'digests' || this.config.digestChannel !== undefined;
  }

  /** Where to post it. Throws DeliveryFailed where nobody is there. */
  of(delivery: Addressed): Destination {
    if (delivery.under !== undefined) {
      const { channel, ts, thread } = spotOf(delivery.under);
      // Always the head of the thread: an answer below an answer would be lost from view.
      return { channel, thread: thread ?? ts };
    }
    return { channel: this.channelOf(delivery) };
  }

  /** The same, where messages can also be read. Throws SlackError where Slack won't open the conversation too. */
  async readable(delivery: Addressed): Promise<Destination> {
    const place = this.of(delivery);
    const account = accountOf(delivery);
    if (account === undefined || place.channel !== account) return place;
    const answer = await this.api.call('conversations.open', { users: account });
    const channel = textAt(answer, 'channel', 'id');
    if (channel === undefined) throw new DeliveryFailed('slack', null, 'no_conversation');
    this.direct.set(account, channel);
    return { channel };
  }

  /** Where to post what is for this account alone. */
  directWith(account: string): string {
    return this.direct.get(account) ?? account;
  }

  /** Remembers the channel in which Slack says it has posted this. */
  posted(delivery: Addressed, channel: string): void {
    const account = accountOf(delivery);
    if (account !== undefined) this.direct.set(account, channel);
  }

  private channelOf(delivery: Addressed): string {
    const { to } = delivery;
    if (to.kind === 'engineers') return engineersChannel(this.config, to.place);
    if (to.kind === 'digests') {
      if (this.config.digestChannel === undefined) throw new DeliveryFailed('slack', null, 'no_digest_channel');
      return this.config.digestChannel;
    }
    const account = accountOf(delivery);
    if (account === undefined) throw new DeliveryFailed('slack', null, 'no_account');
    return this.directWith(account);
  }
}

/** Of the person to whom it is said alone. */
const accountOf = ({ to, person }: Addressed): string | undefined =>
  to.kind === 'person' ? person?.identities['slack'] : undefined;
