/** Makes ids that never repeat, over restarts too: they count on from the moment this run began. */
export class IdMint {
  private readonly run: string;
  private count = 0;

  constructor(startedAt: number) {
    this.run = Math.floor(startedAt).toString(36).toUpperCase();
  }

  /** Such as `F0MHK2J9A0001`. */
  next(prefix: string): string {
    this.count += 1;
    return `${prefix}0${this.run}${this.count.toString(36).toUpperCase().padStart(3, '0')}`;
  }
}
