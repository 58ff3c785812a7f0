import type { Standing } from '../../domain/people/standing';
import { days, type Instant } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { Profile, Sender } from '../../ports/inbound';
import { type WecomApi, WecomError } from './api';
import type { Directory } from './directory';

/** How long a name is believed, and how many are remembered. */
const keptFor = days(1);
const keptAtMost = 20_000;

/** A card has six buttons: those of its tickets, and the first and the next page. */
const rowsOfCard = 4;

/** No such member, or none the app may see (wecom.md §3.3). */
const outside: readonly string[] = ['60011', '60111'];

/** What WeCom tells about people: their name. It knows neither language nor zone (wecom.md §6.5). */
export class Profiles {
  private readonly asked = new Map<string, { readonly at: Instant; readonly profile: Promise<Profile> }>();

  constructor(
    private readonly api: Pick<WecomApi, 'call'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly directory?: Pick<Directory, 'members'>,
  ) {}

  /** Throws WecomError where WeCom does not say. */
  of(account: string): Promise<Profile> {
    const known = this.asked.get(account);
    if (known !== undefined && this.clock.now() - known.at < keptFor) return known.profile;
    if (this.asked.size >= keptAtMost) this.asked.clear();
    const profile = this.ask(account);
    this.asked.set(account, { at: this.clock.now(), profile });
    profile.catch(() => this.asked.delete(account));
    return profile;
  }

  /** Somebody in WeCom, for the desk. */
  sender(account: string): Sender {
    const { directory } = this;
    return {
      platform: 'wecom',
      account,
      profile: (other) => this.of(other ?? account),
      standing: (other) => this.standing(other ?? account),
      ...(directory && { members: () => directory.members() }),
      rowsOfCard,
    };
  }

  /**
   * What the account is to the desk. Members of a linked company are named with their company's id; who is outside the
   * app's visible range is refused by WeCom. Where it does not say they are admitted: what they do comes signed for this
   * company and this app, and it sends neither for anybody else.
   */
  async standing(account: string): Promise<Standing> {
    if (account.includes('/')) return 'outsider';
    try {
      await this.of(account);
      return 'admitted';
    } catch (error) {
      return error instanceof WecomError && outside.includes(error.code) ? 'outsider' : 'admitted';
    }
  }

  private async ask(account: string): Promise<Profile> {
    const { name } = await this.api.call('user/get', undefined, { userid: account });
    // Capitals and small letters are the same to WeCom, which writes small ones.
    return { name: typeof name === 'string' && name !== '' ? name : account, account: account.toLowerCase() };
  }
}
