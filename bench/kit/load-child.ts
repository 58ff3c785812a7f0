import type { LoadOrder } from '../children/generate-load';
import { Child } from './child';
import type { Round } from './load';

/** The process that makes requests. */
export class LoadChild {
  private readonly child = new Child('generate-load.ts');
  private orders = 0;

  /** One order's round. Throws where something was not answered with 200. */
  async round(order: Omit<LoadOrder, 'mark'>): Promise<Round> {
    this.orders += 1;
    const answer = await this.child.ask<{ round?: Round; error?: string }>({ ...order, mark: `${this.orders}` });
    if (!answer.round) throw new Error(answer.error);
    return answer.round;
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
