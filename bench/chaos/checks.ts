import { isDeepStrictEqual } from 'node:util';
import { replay } from '../../src/domain/ticket/evolve';
import type { PlayMessage } from '../../src/playground/wire';
import { wordsIn } from '../../test/kit/words-in';
import { quantile } from '../kit/numbers';
import type { Case } from './case';
import type { Field } from './field';
import { readAll, type Told } from './read-all';
import type { Troubles } from './troubles';
import type { Watch } from './watch';

/** One thing that must be so: what was found against it, and what it was found in. */
export interface Check {
  readonly what: string;
  /** Things looked at; a check that looked at none says nothing. */
  readonly of: number;
  readonly faults: readonly string[];
}

/** Seconds within which things happen, besides twice the time for which something was away. */
export interface Bounds {
  readonly message: number;
  readonly wake: number;
}

/** What was found at the end. */
export interface Found {
  readonly checks: readonly Check[];
  readonly lateness: Readonly<Record<string, { readonly p50: number; readonly p99: number; readonly most: number }>>;
  readonly counts: Readonly<Record<string, number>>;
}

interface Looked {
  /** Claim cards in WeCom that stood open at the end, and were pressed. */
  readonly pressed: readonly string[];
  readonly field: Field;
  readonly cases: readonly Case[];
  readonly troubles: Troubles;
  readonly watch: Watch;
  readonly bounds: Bounds;
}

/** The outbox id a message of the desk is marked with. */
const markOn = (message: PlayMessage): string | undefined =>
  /"outbox":"([^"]+)"/.exec(JSON.stringify(message.metadata ?? ''))?.[1];

/** Looks at everything that is kept and at everything the platforms received. */
export async function lookAt(looked: Looked): Promise<Found> {
  const all = await readAll(looked.field);
  const lateness = { message: latenessOf(all, looked), wake: wakesOf(looked) };
  const checks = [
    throughAll(looked),
    reportsKept(all, looked),
    actsKept(all, looked),
    logsReplay(all),
    oneOwner(all, looked),
    cardsAgree(all, looked),
    nothingWaits(all),
    onSlackOnce(all),
    inWecomOnce(looked),
    wordsArrive(all, looked),
    inTime('message', lateness.message, looked.bounds.message),
    inTime('wake-up', lateness.wake, looked.bounds.wake),
  ];
  const summary = (of: readonly Late[]) => {
    const seconds = of.map(({ late }) => late);
    const rounded = (value: number) => Number(value.toFixed(1));
    if (seconds.length === 0) return { p50: 0, p99: 0, most: 0 };
    return {
      p50: rounded(quantile(seconds, 0.5)),
      p99: rounded(quantile(seconds, 0.99)),
      most: rounded(Math.max(...seconds)),
    };
  };
  return {
    checks,
    lateness: { message: summary(lateness.message), wake: summary(lateness.wake) },
    counts: {
      ...{ tickets: all.tickets.length, events: [...all.logs.values()].flat().length, outbox: all.outbox.length },
      ...{
        cardsOpenUntilPressed: looked.pressed.length,
        slackMessages: all.messages.length,
        wecomBodies: looked.watch.taken.size,
      },
    },
  };
}

const acknowledgedOf = (cases: readonly Case[]) => cases.flatMap(({ acknowledged }) => acknowledged);

/** People who did not get to the end though everything was there again. */
const throughAll = ({ cases }: Looked): Check => ({
  what: 'everybody came from report to rating',
  of: cases.length,
  faults: cases
    .filter(({ done }) => !done.includes('rated'))
    .map((one) => `${one.markOf('')} ${one.platform}: after ${one.done.at(-1)}: ${one.lastProblem}`),
});

const reportsKept = ({ tickets }: Told, { cases }: Looked): Check => {
  const reports = acknowledgedOf(cases).filter(({ what }) => what === 'report');
  const count = (mark: string): number => tickets.filter(({ text }) => text.includes(mark)).length;
  return {
    what: 'each acknowledged report is one ticket, any other at most one',
    of: reports.length,
    faults: reports.flatMap(({ mark, isSure }) => wrong(mark, count(mark), isSure)),
  };
};

/** What was acknowledged is there once; of the rest nobody can say. */
const wrong = (mark: string, count: number, isSure: boolean): readonly string[] =>
  count === 1 || (count === 0 && !isSure) ? [] : [`${mark} ${count} times`];

const actsKept = ({ logs }: Told, { cases }: Looked): Check => {
  const acts = acknowledgedOf(cases).filter(({ what }) => what !== 'report');
  const texts = [...logs.values()].flat().map((event) => JSON.stringify(event));
  return {
    what: 'each acknowledged word and resolution is in the log once, any other at most once',
    of: acts.length,
    faults: acts.flatMap(({ mark, isSure }) => wrong(mark, texts.filter((text) => text.includes(mark)).length, isSure)),
  };
};

const logsReplay = ({ tickets, logs }: Told): Check => ({
  what: 'each log replays to the kept ticket',
  of: tickets.length,
  faults: tickets.flatMap(({ id, ticket }) => {
    const log = logs.get(id) ?? [];
    const replayed: unknown = log.length === 0 ? undefined : JSON.parse(JSON.stringify(replay(ticket.id, log)));
    return isDeepStrictEqual(replayed, JSON.parse(JSON.stringify(ticket)))
      ? []
      : [`ticket ${id}, ${log.length} events`];
  }),
});

/** Stars may be given again, so each try may be in the log; nothing else happens twice. */
const oneOwner = ({ tickets, logs }: Told, { cases }: Looked): Check => ({
  what: 'each job has one owner, was resolved and confirmed once at most, and rated as often as somebody tried at most',
  of: tickets.length,
  faults: tickets.flatMap(({ id, owner, text }) => {
    const log = logs.get(id) ?? [];
    const count = (wanted: string): number => log.filter(({ type }) => type === wanted).length;
    const claims = log.filter(({ type }) => type === 'claimed');
    const tries = cases.find((one) => text.includes(one.markOf('report')))?.tries ?? [];
    const ratings = tries.filter(({ what }) => what === 'a rating').length;
    const isOnce = count('resolved') <= 1 && count('confirmed') <= 1 && count('rated') <= ratings;
    if (claims.length === 1 && claims[0]?.by === owner && isOnce) return [];
    const said = log.map(({ type }) => type).join();
    return [`ticket ${id}: owner ${owner}, claimed by ${claims.map(({ by }) => by).join() || 'nobody'}, ${said}`];
  }),
});

/** One card a ticket in the engineers' channel, one for its requester on Slack, and what they show is how it is. */
const cardsAgree = ({ tickets, messages }: Told, { field, cases, watch, pressed }: Looked): Check => {
  const heads = messages.filter(
    (one) => one.channel === 'C0ITDESK' && (one.threadTs ?? one.ts) === one.ts && !one.ephemeral,
  );
  const names: Readonly<Record<string, string>> = { 'li.na': '李娜', 'wang.lei': '王磊', 'chen.hao': '陈浩' };
  const faults = tickets.flatMap(({ id, owner, text }) => {
    const marked = cases.find((one) => text.includes(one.markOf('report')));
    if (marked === undefined) return [`ticket ${id} is nobody's`];
    const cards = heads.filter((one) => wordsIn(one).includes(marked.markOf('report')));
    const shown = cards.map(wordsIn).join();
    if (cards.length !== 1) return [`ticket ${id} has ${cards.length} cards`];
    if (!shown.includes(names[owner ?? ''] ?? ' ')) return [`ticket ${id} is ${owner}'s, and its card says another`];
    return [];
  });
  const unheard = (msgid: string): boolean => (watch.answers.get(msgid) ?? 0) > 1;
  return {
    what: 'each ticket has one card for engineers on Slack, which names its owner, and none in WeCom can be claimed any more',
    of: tickets.length,
    faults: [
      ...faults,
      ...pressed.filter((msgid) => !unheard(msgid)).map((msgid) => `${msgid} was not redrawn until it was pressed`),
      ...field
        .openClaims()
        .map(({ userid, card }) => `${userid} sees ${JSON.stringify(card?.json['main_title'])} open`),
    ],
  };
};

const nothingWaits = ({ outbox }: Told): Check => ({
  what: 'no message waits or was given up',
  of: outbox.length,
  faults: outbox
    .filter(({ state }) => state === 'waiting' || state === 'failed')
    .map(({ id, state, why }) => `${id} ${state} ${why}`),
});

const onSlackOnce = ({ messages }: Told): Check => {
  const marks = messages.flatMap((one) => markOn(one) ?? []);
  return {
    what: 'no message of the outbox stands twice on Slack',
    of: marks.length,
    faults: marks.filter((mark, place) => marks.indexOf(mark) !== place),
  };
};

const inWecomOnce = ({ watch }: Looked): Check => ({
  what: 'no request made two messages in WeCom',
  of: watch.taken.size,
  faults: [...watch.taken]
    .filter(([, msgids]) => msgids.size > 1)
    .map(([raw, msgids]) => `${msgids.size} of ${raw.slice(0, 200)}`),
});

/** Words that are in the log reached the other side, once. */
const wordsArrive = ({ logs, tickets, messages }: Told, { field, cases }: Looked): Check => {
  const words = acknowledgedOf(cases).filter(({ what }) => what.startsWith('words'));
  const texts = [...logs.values()].flat().map((event) => JSON.stringify(event));
  const accounts: Readonly<Record<string, string>> = { 'li.na': 'lina', 'wang.lei': 'wanglei' };
  const faults = words.flatMap(({ mark, what }) => {
    if (!texts.some((text) => text.includes(mark))) return [];
    const own = cases.find((one) => one.acknowledged.some((said) => said.mark === mark));
    const owner = tickets.find(({ text }) => own !== undefined && text.includes(own.markOf('report')))?.owner ?? '';
    const toRequester = what === 'words of the engineer';
    const userid = toRequester ? own?.account : accounts[owner];
    const isInWecom = toRequester ? own?.platform === 'wecom' : userid !== undefined;
    const heard = isInWecom
      ? field.wecom
          .messagesOf(userid ?? '')
          .filter(
            (one) =>
              one.from === 'app' && one.discarded !== true && one.card === undefined && (one.text ?? '').includes(mark),
          )
      : messages.filter(
          (one) =>
            one.user === 'U0DUTYDESK' &&
            !one.ephemeral &&
            one.threadTs !== undefined &&
            wordsIn(one).includes(mark) &&
            (toRequester ? one.channel !== 'C0ITDESK' : one.channel === 'C0ITDESK'),
        );
    return heard.length === 1
      ? []
      : [`${mark} was heard ${heard.length} times by ${toRequester ? own?.account : owner}`];
  });
  return { what: 'words reached the other side once', of: words.length, faults };
};

interface Late {
  readonly what: string;
  /** Seconds from its moment, and for how many of these something was away. */
  readonly late: number;
  readonly away: number;
}

const lateOf = (troubles: Troubles, what: string, from: number, to: number): Late => ({
  what,
  late: (to - from) / 1000,
  away: troubles.awayBetween(from, to) / 1000,
});

const latenessOf = ({ outbox }: Told, { troubles }: Looked): readonly Late[] =>
  outbox
    .filter(({ state }) => state === 'sent')
    .map(({ id, createdAt, endedAt }) => lateOf(troubles, id, createdAt, endedAt));

const wakesOf = ({ watch, troubles }: Looked): readonly Late[] =>
  watch.late.map(({ name, due, seen }) => lateOf(troubles, name, due, seen));

/** Twice: what failed at the end of an outage is tried again after as long as it was tried in vain. */
const inTime = (what: string, all: readonly Late[], bound: number): Check => ({
  what: `each ${what} came within ${bound} s and twice the time for which something was away`,
  of: all.length,
  faults: all
    .filter(({ late, away }) => late > bound + 2 * away)
    .map((one) => `${one.what} ${one.late} s, away ${one.away} s`),
});
