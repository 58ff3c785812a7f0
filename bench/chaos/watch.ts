import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Field } from './field';

/** A wake-up that was seen after its moment. */
export interface Wake {
  readonly name: string;
  readonly due: number;
  /** When it was last seen still waiting. */
  seen: number;
}

/** Looks on while things happen: at wake-ups that are due, and at what the local WeCom was sent. */
export class Watch {
  /** Bodies that WeCom took, and the messages they made. */
  readonly taken = new Map<string, Set<string>>();
  /** How often WeCom answered for a message: from the second time on without the code that redraws its card. */
  readonly answers = new Map<string, number>();
  private readonly wakes = new Map<string, Wake>();
  private readonly counted = new WeakSet<object>();
  private isOver = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly field: Field) {}

  begin(): void {
    this.running = this.run();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.running;
    this.readCalls();
  }

  get late(): readonly Wake[] {
    return [...this.wakes.values()];
  }

  private async run(): Promise<void> {
    while (!this.isOver) {
      this.readCalls();
      await this.readTimers();
      await pauseFor(500);
    }
  }

  /** The company keeps its last calls only. */
  private readCalls(): void {
    for (const call of this.field.wecom.callsOf('message/send')) {
      if (this.counted.has(call)) continue;
      this.counted.add(call);
      const msgid = call.answer['msgid'];
      if (call.errcode !== 0 || typeof msgid !== 'string') continue;
      this.answers.set(msgid, (this.answers.get(msgid) ?? 0) + 1);
      this.taken.set(call.raw, (this.taken.get(call.raw) ?? new Set()).add(msgid));
    }
  }

  private async readTimers(): Promise<void> {
    const now = Date.now();
    const rows = await this.field.ask('SELECT ticket_id, name, wanted_at FROM timer WHERE wanted_at < ?', [now]);
    for (const row of rows ?? []) {
      const due = Number(row['wanted_at']);
      const name = `${row['ticket_id']} ${row['name']} ${due}`;
      const wake = this.wakes.get(name);
      if (wake === undefined) this.wakes.set(name, { name, due, seen: now });
      else wake.seen = now;
    }
  }
}
