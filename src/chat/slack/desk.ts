import type { Duration } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { Inbound, Sender } from '../../ports/inbound';
import type { Logger } from '../../ports/logger';
import type { MessageRefs } from '../../ports/queues';
import type { Speak, Translator } from '../../ports/translator';
import type { Addresses } from './address';
import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import type { Profiles } from './profile';

/** What answering people in Slack needs. */
export interface SlackDesk {
  readonly config: SlackConfig;
  readonly api: SlackApi;
  readonly addresses: Addresses;
  readonly profiles: Profiles;
  readonly inbound: Inbound;
  /** Which threads are the desk's own. */
  readonly refs: Pick<MessageRefs, 'slotOf' | 'undecided'>;
  readonly translator: Translator;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a submitted form may take before it is answered with "still saving"; Slack waits three seconds. */
  readonly answerWithin: Duration;
}

/** Somebody in Slack, for the desk. */
export const senderOf = (desk: Pick<SlackDesk, 'profiles'>, account: string): Sender => ({
  platform: 'slack',
  account,
  profile: (other) => desk.profiles.of(other ?? account),
  standing: (other) => desk.profiles.standing(other ?? account),
});

/** Our voice before the desk has answered: in their language if we know it, and asking nobody, for there is no time. */
export function voiceFor(
  desk: Pick<SlackDesk, 'profiles' | 'translator' | 'clock' | 'config'>,
  account: string,
): Speak {
  const profile = desk.profiles.known(account);
  return desk.translator.speakTo({
    language: profile?.language ?? desk.config.language,
    zone: profile?.zone ?? 'UTC',
    now: desk.clock.now(),
    nameOf: (id) => id,
  });
}
