import { slackLimits } from '../../platforms/slack-limits';

/** Where and for whom a response_url answers. `message` is the one it came from, if any. */
export interface ResponseTo {
  readonly channel: string;
  readonly user: string;
  readonly message?: string;
  readonly threadTs?: string;
}

interface Lent extends ResponseTo {
  readonly until: number;
  uses: number;
}

/** The addresses for answering an interaction later: so many uses, and for so long. */
export class ResponseUrls {
  private readonly open = new Map<string, Lent>();

  constructor(
    private readonly wall: () => number,
    private readonly nextId: (prefix: string) => string,
  ) {}

  /** The path of a new address. */
  mint(to: ResponseTo): string {
    const id = this.nextId('R');
    this.open.set(id, { ...to, until: this.wall() + slackLimits.responseUrl.most, uses: 0 });
    if (this.open.size > 5000) this.open.delete(this.open.keys().next().value ?? '');
    return `/response/${id}`;
  }

  /** Takes one use; or Slack's word for why there is none left. */
  use(id: string): ResponseTo | 'expired_url' | 'used_url' {
    const lent = this.open.get(id);
    if (lent === undefined || lent.until < this.wall()) return 'expired_url';
    if (lent.uses >= slackLimits.responseUrlUses.most) return 'used_url';
    lent.uses += 1;
    return lent;
  }
}
