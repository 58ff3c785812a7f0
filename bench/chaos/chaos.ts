import { setTimeout as pauseFor } from 'node:timers/promises';
import { Chance } from '../fuzz/chance';
import { Case } from './case';
import { type Bounds, type Found, lookAt } from './checks';
import { writeEvidence } from './evidence';
import { Field } from './field';
import { kinds, type ServersKind } from './node';
import { type Tempo, Troubles } from './troubles';
import { Watch } from './watch';

/** What is played. */
export interface Order {
  readonly seed: number;
  readonly minutes: number;
  /** Seconds between two reports. */
  readonly every: number;
  readonly tempo: Tempo;
  readonly bounds: Bounds;
}

/** What came of it. */
export interface Played extends Found {
  readonly servers: string;
  readonly desks: number;
  readonly reports: number;
  readonly troubles: Readonly<Record<string, number>>;
  readonly settledInS: number;
  /** Last words of desks that did not become ready. */
  readonly stillborn: readonly string[];
  /** Mistakes of ours that desks logged. */
  readonly mistakes: readonly string[];
  /** Folder with everything there was, where something was found against a check. */
  readonly evidence?: string;
}

/** After everything is there again, people to whom nothing comes try for so long, and messages may take so long; in ms. */
const patience = 180_000;

/** Plays one order on servers of its own kind. Throws one clear sentence where these can't be had. */
export async function playChaos(kind: ServersKind, order: Order): Promise<Played> {
  const servers = await kinds[kind].start();
  try {
    const field = await Field.open(servers, kinds[kind].desks);
    try {
      return await playOn(field, order);
    } finally {
      await field.close();
    }
  } finally {
    await servers.stop();
  }
}

async function playOn(field: Field, order: Order): Promise<Played> {
  const troubles = new Troubles(field, order.seed, order.tempo);
  const watch = new Watch(field);
  const cases: Case[] = [];
  let calm = Number.POSITIVE_INFINITY;
  const isHopeless = (since: number): boolean => Date.now() > Math.max(calm, since) + patience;
  const end = Date.now() + order.minutes * 60_000;
  const chance = Chance.of(order.seed, 'people', 0);
  const running: Promise<void>[] = [];
  troubles.begin();
  watch.begin();
  while (Date.now() < end) {
    const one = new Case(field, { nth: cases.length, seed: order.seed, isHopeless });
    cases.push(one);
    running.push(one.run());
    await pauseFor(order.every * (500 + chance.below(1000)));
  }
  await troubles.end();
  calm = Date.now();
  await field.bringAgain();
  await Promise.all(running);
  await field.settled(Date.now() + patience);
  const settledInS = Math.round((Date.now() - calm) / 1000);
  await watch.end();
  const pressed = await field.pressOpenClaims();
  await field.settled(Date.now() + patience);
  await troubles.finish();
  const found = await lookAt({ pressed, field, cases, troubles, watch, bounds: order.bounds });
  const isSound = found.checks.every(({ faults }) => faults.length === 0);
  return {
    ...(isSound ? {} : { evidence: await writeEvidence(field, cases, troubles) }),
    servers: field.servers.version,
    desks: field.seats.length,
    reports: cases.length,
    troubles: troubles.counts,
    settledInS,
    ...found,
    stillborn: field.stillborn.map((words) => words.slice(0, 600)),
    mistakes: field.mistakes(),
  };
}
