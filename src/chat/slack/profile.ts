import type { Standing } from '../../domain/people/standing';
import { type Duration, days, hours, type Instant, minutes } from '../../domain/time/instant';
import type { Language } from '../../domain/words';
import type { Clock } from '../../ports/clock';
import type { Profile } from '../../ports/inbound';
import type { SlackApi } from './client';
import { SlackError } from './errors';
import { textAt } from './fields';
import { membersOnly, type SlackAccess, standingOf } from './standing';

/** Slack's locale of a person as one of ours: `zh-CN`, `zh-TW` … read Chinese, everybody else English. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

/** How long what Slack said is believed; `user_change` ends that earlier. */
const keptFor = hours(1);
/** The same, of an account Slack did not know. */
const unknownFor = minutes(10);
/** How long it is believed while Slack cannot be asked again. */
const keptMeanwhile = days(1);
const keptAtMost = 20_000;

/** Slack knows no such account, or none that this app may see: that is an answer. */
const unknown: readonly string[] = ['user_not_found', 'user_not_visible', 'users_not_found', 'invalid_user'];

/** What Slack said of an account. */
type Told = { readonly profile: Profile; readonly standing: Standing } | { readonly refused: SlackError };

interface Asked {
  readonly at: Instant;
  readonly told: Promise<Told>;
  /** Once it is there. */
  answer?: Told;
}

/** What Slack knows about people, asked once an hour each. */
export class Profiles {
  private readonly asked = new Map<string, Asked>();
  private team = '';

  constructor(
    private readonly api: SlackApi,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly access: SlackAccess = membersOnly,
  ) {}

  /** Our own workspace, which members belong to. */
  belongTo(team: string): void {
    this.team = team;
  }

  /** Throws SlackError where Slack does not say, or knows no such account. */
  async of(account: string): Promise<Profile> {
    const told = await this.told(account);
    if ('refused' in told) throw told.refused;
    return told.profile;
  }

  /** What the account is to the desk. Throws SlackError where Slack does not say and has not said lately. */
  async standing(account: string): Promise<Standing> {
    const told = await this.told(account);
    return 'refused' in told ? 'outsider' : told.standing;
  }

  /** Whether the account is still one, asked now. Throws SlackError where Slack does not say. */
  async isThere(account: string): Promise<boolean> {
    const told = await this.ask(account);
    // Whom this app may not see may be there all the same.
    if ('refused' in told) return told.refused.code !== 'user_not_found';
    return told.standing !== 'gone';
  }

  /** What is already known, without asking. */
  known(account: string): Profile | undefined {
    const answer = this.asked.get(account)?.answer;
    return answer !== undefined && 'profile' in answer ? answer.profile : undefined;
  }

  forget(account: string): void {
    this.asked.delete(account);
  }

  private async told(account: string): Promise<Told> {
    const before = this.asked.get(account);
    const isUnknown = before?.answer !== undefined && 'refused' in before.answer;
    if (before !== undefined && this.isNewer(before, isUnknown ? unknownFor : keptFor)) return before.told;
    const asked: Asked = { at: this.clock.now(), told: this.ask(account) };
    this.keep(account, asked);
    try {
      asked.answer = await asked.told;
      return asked.answer;
    } catch (error) {
      const stays = before?.answer !== undefined && this.isNewer(before, keptMeanwhile);
      if (this.asked.get(account) === asked) {
        if (stays) this.keep(account, before);
        else this.asked.delete(account);
      }
      if (stays && before.answer !== undefined) return before.answer;
      throw error;
    }
  }

  private isNewer({ at }: Asked, than: Duration): boolean {
    return this.clock.now() - at < than;
  }

  private keep(account: string, asked: Asked): void {
    this.asked.delete(account);
    this.asked.set(account, asked);
    const [oldest] = this.asked.keys();
    if (this.asked.size > keptAtMost && oldest !== undefined) this.asked.delete(oldest);
  }

  private async ask(account: string): Promise<Told> {
    try {
      const { user } = await this.api.call('users.info', { user: account, include_locale: true });
      return { profile: profileOf(user, account), standing: standingOf(user, this.team, this.access) };
    } catch (error) {
      if (error instanceof SlackError && unknown.includes(error.code)) return { refused: error };
      throw error;
    }
  }
}

function profileOf(user: unknown, account: string): Profile {
  const names = [
    textAt(user, 'profile', 'real_name'),
    textAt(user, 'real_name'),
    textAt(user, 'profile', 'display_name'),
    textAt(user, 'name'),
  ];
  return {
    name: names.find((name) => name !== undefined) ?? account,
    language: languageOf(textAt(user, 'locale') ?? 'en-US'),
    zone: textAt(user, 'tz') ?? 'UTC',
  };
}
