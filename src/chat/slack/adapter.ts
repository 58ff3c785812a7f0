import { type Duration, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { inTime } from '../../ports/in-time';
import type { Inbound, Sender } from '../../ports/inbound';
import type { Logger } from '../../ports/logger';
import type { MessageRefs } from '../../ports/queues';
import type { Speak, Translator } from '../../ports/translator';
import type { Addresses } from './address';
import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import type { HomePictures } from './home-pictures';
import type { Profiles } from './profile';

/** What answering people in Slack needs. */
export interface SlackAdapter {
  readonly config: SlackConfig;
  readonly api: SlackApi;
  readonly addresses: Addresses;
  readonly profiles: Profiles;
  /** Absent: home pages show none. */
  readonly homePictures?: HomePictures;
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
export const senderOf = (slack: Pick<SlackAdapter, 'profiles'>, account: string): Sender => ({
  platform: 'slack',
  account,
  profile: (other) => slack.profiles.of(other ?? account),
  standing: (other) => slack.profiles.standing(other ?? account),
});

/** How long Slack may take to say somebody's language: a window has to open within three seconds of the press. */
const languageWithin = seconds(0.5);

/**
 * Our voice before the desk has answered: in their language, which Slack is asked for where it did not say it yet, and in
 * the desk's where it does not say it in time.
 */
export async function voiceFor(
  slack: Pick<SlackAdapter, 'profiles' | 'translator' | 'clock' | 'config'>,
  account: string,
): Promise<Speak> {
  const ask = () => slack.profiles.of(account).catch(() => undefined);
  const profile = slack.profiles.known(account) ?? (await inTime(ask(), languageWithin));
  return slack.translator.speakTo({
    language: profile?.language ?? slack.config.language,
    zone: profile?.zone ?? 'UTC',
    now: slack.clock.now(),
    nameOf: (id) => id,
  });
}
