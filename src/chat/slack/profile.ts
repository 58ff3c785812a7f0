import { days, type Instant } from '../../domain/time/instant';
import type { Language } from '../../domain/words';
import type { Clock } from '../../ports/clock';
import type { Profile } from '../../ports/inbound';
import type { SlackApi } from './client';
import { textAt } from './fields';

/** Slack's locale of a person as one of ours: `zh-CN`, `zh-TW` … read Chinese, everybody else English. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

/** How long a profile is believed; `user_change` ends that earlier. */
const keptFor = days(1);
const keptAtMost = 20_000;

/** What Slack knows about people, asked once a day each. */
export class Profiles {
  private readonly asked = new Map<string, { readonly at: Instant; readonly profile: Promise<Profile> }>();
  private readonly answered = new Map<string, Profile>();

  constructor(
    private readonly api: SlackApi,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Throws SlackError where Slack does not say. */
  of(account: string): Promise<Profile> {
    const known = this.asked.get(account);
    if (known !== undefined && this.clock.now() - known.at < keptFor) return known.profile;
    const profile = this.ask(account);
    this.asked.set(account, { at: this.clock.now(), profile });
    profile.catch(() => this.asked.delete(account));
    return profile;
  }

  /** What is already known, without asking. */
  known(account: string): Profile | undefined {
    return this.answered.get(account);
  }

  forget(account: string): void {
    this.asked.delete(account);
    this.answered.delete(account);
  }

  private async ask(account: string): Promise<Profile> {
    const answer = await this.api.call('users.info', { user: account, include_locale: true });
    const user = answer['user'];
    const names = [
      textAt(user, 'profile', 'real_name'),
      textAt(user, 'real_name'),
      textAt(user, 'profile', 'display_name'),
      textAt(user, 'name'),
    ];
    const profile: Profile = {
      name: names.find((name) => name !== undefined) ?? account,
      language: languageOf(textAt(user, 'locale') ?? 'en-US'),
      zone: textAt(user, 'tz') ?? 'UTC',
    };
    if (this.answered.size >= keptAtMost) this.answered.clear();
    this.answered.set(account, profile);
    return profile;
  }
}
