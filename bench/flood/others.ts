import { setTimeout as pauseFor } from 'node:timers/promises';
import { wordsIn } from '../../test/kit/words-in';
import { crowdAccount } from '../kit/crowd';
import { quantile, round } from '../kit/numbers';
import { connections, type Outcome, post } from '../kit/post';
import type { Site } from '../kit/site';
import { slackReport } from '../kit/slack-report';

/** One urgent fault, reported by somebody who does not flood, and when engineers saw its card. */
interface Case {
  readonly mark: string;
  readonly at: number;
  answer?: Outcome;
  answeredAt?: number;
  readonly seenAt: { slack?: number; wecom?: number };
}

const screens = ['slack', 'wecom'] as const;

/** A wechat in which every engineer of the company sees urgent cards. */
const engineer = 'lina';
const channel = 'C0ITDESK';

/** People who report an urgent fault each while somebody else floods. */
export class Others {
  private readonly cases: Case[] = [];
  private readonly agent = connections(8);

  constructor(private readonly site: Site) {}

  /** One more of them reports. */
  report(): void {
    const turn = this.cases.length;
    const one: Case = { mark: `urgent-${turn}-case`, at: performance.now(), seenAt: {} };
    this.cases.push(one);
    const request = slackReport({ account: crowdAccount(turn).slack, mark: one.mark, urgency: 'urgent' });
    void post(this.site.desk.url, request, this.agent).then((answer) => {
      one.answer = answer;
      one.answeredAt = performance.now();
    });
  }

  /** Looks at the engineers' screens until every card was seen, or the end has come. */
  async watch(end: () => boolean): Promise<void> {
    while (!end() || (this.missing && performance.now() < this.patienceEnds)) {
      this.look();
      await pauseFor(50);
    }
    this.look();
    this.agent.destroy();
  }

  /** When to give up on cards that are missing. */
  patienceEnds = Number.POSITIVE_INFINITY;

  /** Milliseconds from report to screen; a card that was not seen counts with the time it was waited for. */
  get result() {
    const now = performance.now();
    const waits = (screen: 'slack' | 'wecom') => this.cases.map(({ at, seenAt }) => (seenAt[screen] ?? now) - at);
    const summary = (of: readonly number[]) => ({ p50ms: round(quantile(of, 0.5)), p99ms: round(quantile(of, 0.99)) });
    return {
      reports: this.cases.length,
      refused: this.cases.filter(({ answer }) => answer !== 200).length,
      acknowledged: summary(this.cases.map(({ at, answeredAt = now }) => answeredAt - at)),
      ...Object.fromEntries(
        screens.map((screen) => [
          screen,
          { ...summary(waits(screen)), unseen: this.cases.filter(({ seenAt }) => seenAt[screen] === undefined).length },
        ]),
      ),
    };
  }

  /** The slowest screen's p99. */
  get p99(): number {
    const now = performance.now();
    const waits = screens.map((screen) => this.cases.map(({ at, seenAt }) => (seenAt[screen] ?? now) - at));
    return Math.max(...waits.map((of) => quantile(of, 0.99)));
  }

  private get missing(): boolean {
    return this.cases.some(({ seenAt }) => screens.some((screen) => seenAt[screen] === undefined));
  }

  private look(): void {
    const shown = {
      slack: this.site.slack.messagesIn(channel).map(wordsIn).join('\n'),
      wecom: JSON.stringify(this.site.wecom.messagesOf(engineer)),
    };
    for (const { mark, seenAt } of this.cases) {
      for (const screen of screens) if (shown[screen].includes(mark)) seenAt[screen] ??= performance.now();
    }
  }
}
