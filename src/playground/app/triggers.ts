interface Trigger {
  readonly user: string;
  readonly until: number;
  used: boolean;
}

/** The short-lived permits to open a view: usable once, within 3 s of real time. */
export class Triggers {
  private readonly open = new Map<string, Trigger>();

  constructor(
    private readonly wall: () => number,
    private readonly lives: number,
    private readonly nextId: (prefix: string) => string,
  ) {}

  mint(user: string): string {
    const id = `${Math.floor(this.wall())}.${this.nextId('').toLowerCase()}`;
    this.open.set(id, { user, until: this.wall() + this.lives, used: false });
    // Old ones are kept for a while, so that they can be named expired rather than unknown.
    if (this.open.size > 5000) this.open.delete(this.open.keys().next().value ?? '');
    return id;
  }

  /** Whose screen this trigger opens, or Slack's word for why not. Does not use it up. */
  look(id: string): { readonly user: string } | { readonly error: string } {
    const trigger = this.open.get(id);
    if (trigger === undefined) return { error: 'invalid_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    if (trigger.until < this.wall()) return { error: 'expired_trigger_id' };
    return { user: trigger.user };
  }

  use(id: string): void {
    const trigger = this.open.get(id);
    if (trigger !== undefined) trigger.used = true;
  }
}
