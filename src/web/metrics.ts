import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Duration } from '../domain/time/instant';

/** Counts what the desk does, for Prometheus. Lengths are given as durations and shown in seconds. */
export interface Metrics {
  /** `result`: `done`, `refused`, `invalid`, `broken`. */
  command(action: string, result: string): void;
  /** `outcome`: `delivered`, `retried`, `uncertain`, `failed`. */
  delivery(platform: string, outcome: string): void;
  timerFired(kind: string, late: Duration): void;
  ages(ages: { readonly timer: Duration; readonly outbox: Duration }): void;
  heartbeatAge(age: Duration): void;
  /** The auditor found so much of a cause. */
  found(cause: string, count: number): void;
  /** The address outside was told that all is well: `heard`, or why not. */
  pinged(outcome: string): void;
  readonly contentType: string;
  /** Everything in the exposition format. */
  text(): Promise<string>;
}

const latenessBuckets = [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300];

/** A set of its own: two desks in one process (tests) do not count for each other. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `dutydesk_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `dutydesk_${name}`, help, registers });

  const commands = counter('commands_total', 'Commands by action and result', ['action', 'result']);
  const deliveries = counter('deliveries_total', 'Attempts to deliver by platform and outcome', [
    'platform',
    'outcome',
  ]);
  const fired = counter('timers_fired_total', 'Timers fired by kind', ['kind']);
  const lateness = new Histogram({
    name: 'dutydesk_timer_lateness_seconds',
    help: 'How long after its moment a timer was acted on',
    buckets: latenessBuckets,
    registers,
  });
  const troubles = counter('auditor_found_total', 'What the auditor found late or missing, by cause', ['cause']);
  const pings = counter('auditor_pings_total', 'Pings of the heartbeat address by outcome', ['outcome']);
  const outboxAge = gauge('outbox_age_seconds', 'Age of the oldest message that is due');
  const timerAge = gauge('timer_age_seconds', 'How late the oldest due timer is');
  const heartbeat = gauge('heartbeat_age_seconds', 'Real time since the last beat of the scheduler');

  return {
    command: (action, result) => commands.inc({ action, result }),
    delivery: (platform, outcome) => deliveries.inc({ platform, outcome }),
    timerFired: (kind, late) => {
      fired.inc({ kind });
      lateness.observe(Math.max(0, late) / 1000);
    },
    ages: ({ timer, outbox }) => {
      timerAge.set(timer / 1000);
      outboxAge.set(outbox / 1000);
    },
    heartbeatAge: (age) => heartbeat.set(age / 1000),
    found: (cause, count) => troubles.inc({ cause }, count),
    pinged: (outcome) => pings.inc({ outcome }),
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}
