import { type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import { isInsideMinute, isOpenMinute, minuteOf } from './lives';

/** How a clock stands, by the slow way. Times are minutes of the lives' world. */
export interface Told {
  readonly clause: string;
  readonly round: number;
  readonly regime: 'inside' | 'outside';
  readonly start: number;
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'void';
  readonly left?: number;
  readonly due?: number;
  readonly by?: number;
  readonly byWall?: number;
  readonly broken?: number;
  readonly end?: number;
  readonly helped?: number;
}

/** A count of minutes from a start: the slow way is to add one a minute. */
class Counter {
  used = 0;
  late = 0;
  due: number | undefined;
  agreed = 0;
  ended: { at: number; as: 'met' | 'void'; used: number; late: number; by: string } | undefined;

  constructor(
    readonly group: Group,
    readonly regime: 'inside' | 'outside',
    readonly to: string,
    readonly isOperating: boolean,
    readonly allowed: number,
    readonly start: number,
  ) {}

  counts(at: number): boolean {
    return !this.isOperating || isOpenMinute(at);
  }

  /** Minute by minute from `at` on, as if nothing stopped it any more. */
  deadline(at: number): number {
    if (this.due !== undefined) return this.due;
    let used = this.used;
    let then = at;
    for (; used < this.allowed; then += 1) if (this.counts(then)) used += 1;
    return Math.max(then, this.agreed);
  }

  end(at: number, as: 'met' | 'void', by: string): void {
    this.ended ??= { at, as, used: this.used, late: this.late, by };
  }

  look(at: number): void {
    if (this.due === undefined && this.used >= this.allowed && at >= this.agreed) this.due = at;
  }

  get isBroken(): boolean {
    return this.due !== undefined && (this.ended === undefined || this.ended.at > this.due);
  }

  tick(at: number, isStopped: boolean): void {
    if (isStopped || !this.counts(at)) return;
    this.used += 1;
    if (this.due !== undefined) this.late += 1;
  }
}

/** The one or two counters between which a clause's clock is decided. */
class Group {
  readonly counters: Counter[] = [];
  chosen: Counter | undefined;
  helped: number | undefined;
  broken: number | undefined;

  constructor(
    readonly clause: string,
    readonly round: number,
    readonly isVisit = false,
  ) {}

  look(at: number): void {
    for (const counter of this.counters) counter.look(at);
    if (this.counters.every(({ due }) => due === undefined)) return;
    const [first] = this.counters
      .filter(({ due }) => due !== undefined)
      .toSorted((one, other) => one.deadline(at) - other.deadline(at));
    const isBroken = first !== undefined && (this.chosen ?? first).isBroken;
    this.broken = isBroken ? (this.broken ?? at) : undefined;
  }

  /** The earlier of both; settled for as long as one of them has ended. */
  choose(at: number): Counter | undefined {
    const begun = this.counters.filter(({ start }) => start <= at);
    const first = begun.toSorted((one, other) => one.deadline(at) - other.deadline(at))[0];
    if (begun.every(({ ended }) => ended === undefined)) this.chosen = undefined;
    else this.chosen ??= first;
    return this.chosen ?? first;
  }
}

const endOfNextWorkingDay = (start: number): number => {
  const day = 24 * 60;
  let midnight = (Math.floor(start / day) + 1) * day;
  while (!isOpenMinute(midnight + 600)) midnight += day;
  let allowed = 0;
  for (let at = start; at < midnight + 1080; at += 1) if (isOpenMinute(at)) allowed += 1;
  return allowed;
};

const silent = new Set(['claimed', 'handover-accepted', 'dispatched', 'resumed']);
const speaking = new Set(['remote-started', 'arrived', 'located', 'promised', 'waiting-started', 'resolved']);

/** A desk's clocks, from `docs/product.md` section 4 alone, minute by minute. */
export class SlowDesk {
  #groups: Group[] = [];
  #round = 1;
  #roundBegan = 0;
  #urgentFrom: number | undefined;
  #kind = '';
  #response: 'none' | 'silent' | 'spoken' = 'none';
  #visit: Group | undefined;
  #onSite = false;
  #waiting: { stops: readonly string[]; reason: string; answers: boolean; resumeOnSite: boolean } | undefined;

  /** What happens at this minute. */
  happen(event: TicketEvent): void {
    const at = minuteOf(event.at);
    if (event.type === 'reported') {
      this.#kind = event.kind;
      if (event.urgent) this.#urgentFrom = at;
      this.#begin(at);
      return;
    }
    if (event.type === 'located' && this.#onSite) this.#endVisit(at, 'met');
    if (event.by !== theDesk) this.#respond(event, at);
    this.#work(event, at);
    for (const group of this.#groups) if (group.counters.some(({ ended }) => ended?.at === at)) group.choose(at);
    for (const group of this.#groups)
      if (group.counters.every(({ ended }) => ended === undefined)) group.chosen = undefined;
  }

  #begin(at: number): void {
    this.#roundBegan = at;
    this.#response = 'none';
    const both = (clause: string, to: string, inside: number, outside: number): Group =>
      this.#add(clause, at, [
        ['inside', to, true, inside],
        ['outside', to, false, outside],
      ]);
    both('SLA-2', 'responded', 2, 5);
    if (this.#kind === 'software') both('SLA-4', 'resolved', 60, 120);
    if (this.#kind === 'hardware') {
      const isOutside = this.#urgentFrom !== undefined && !isInsideMinute(at);
      this.#add('SLA-5', at, [
        isOutside ? ['outside', 'arrived', true, endOfNextWorkingDay(at)] : ['inside', 'located', true, 30],
      ]);
    }
  }

  #add(
    clause: string,
    at: number,
    promises: readonly (readonly ['inside' | 'outside', string, boolean, number])[],
  ): Group {
    const group = new Group(clause, this.#round, clause === 'SLA-3');
    for (const [regime, to, isOperating, allowed] of promises) {
      const isAlone = promises.length === 1;
      if (isAlone || regime === 'inside' || this.#urgentFrom !== undefined)
        group.counters.push(new Counter(group, regime, to, isOperating, allowed, at));
    }
    this.#groups.push(group);
    return group;
  }

  /** An outside promise beside each, from now on; what has ended before is not decided anew. */
  #raise(at: number): void {
    this.#urgentFrom = at;
    const outside = { 'SLA-2': ['responded', false, 5], 'SLA-4': ['resolved', false, 120] } as const;
    for (const group of this.#groups.filter(({ round }) => round === this.#round)) {
      if (group.isVisit) continue;
      const [to, isOperating, allowed] =
        group.clause === 'SLA-5'
          ? (['arrived', true, endOfNextWorkingDay(at)] as const)
          : outside[group.clause as 'SLA-2' | 'SLA-4'];
      group.counters.push(new Counter(group, 'outside', to, isOperating, allowed, at));
    }
  }

  #ofRound(): readonly Counter[] {
    return this.#groups.filter(({ round }) => round === this.#round).flatMap(({ counters }) => counters);
  }

  #reach(to: string, at: number): void {
    for (const counter of this.#ofRound()) if (!counter.group.isVisit && counter.to === to) counter.end(at, 'met', to);
  }

  #endVisit(at: number, as: 'met' | 'void'): void {
    for (const counter of this.#visit?.counters ?? []) counter.end(at, as, 'visit');
    if (this.#visit !== undefined && as === 'met') this.#reach('arrived', at);
    this.#visit = undefined;
  }

  #respond(event: TicketEvent, at: number): void {
    const isWord =
      speaking.has(event.type) ||
      (event.type === 'replied' && event.side === 'engineers') ||
      (event.type === 'progress-reported' && !event.automatic);
    if (!isWord && !silent.has(event.type)) return;
    if (this.#response === 'none') this.#reach('responded', at);
    if (isWord) this.#response = 'spoken';
    else if (this.#response === 'none') this.#response = 'silent';
  }

  #undo(by: string): void {
    for (const counter of this.#ofRound()) if (counter.ended?.by === by) counter.ended = undefined;
  }

  #work(event: TicketEvent, at: number): void {
    switch (event.type) {
      case 'claim-returned':
        this.#waiting = undefined;
        this.#onSite = false;
        this.#endVisit(at, 'void');
        if (this.#response !== 'silent') return;
        this.#response = 'none';
        this.#undo('responded');
        return;
      case 'remote-started':
        this.#onSite = false;
        this.#endVisit(at, 'void');
        for (const group of this.#groups.filter(({ round }) => round === this.#round)) group.helped ??= at;
        return;
      case 'dispatched': {
        this.#onSite = true;
        this.#visit = this.#isVisitPromised(at)
          ? this.#add('SLA-3', at, [['inside', 'arrived', true, 15]])
          : new Group('', 0);
        for (const counter of this.#visit.counters) counter.agreed = this.#agreedUntil;
        return;
      }
      case 'arrived':
        this.#endVisit(at, 'met');
        return;
      case 'located':
        this.#reach('located', at);
        return;
      case 'waiting-started': {
        const { stops, reason, agreed, endsWhenAnswered: answers } = event;
        this.#waiting = { stops, reason, answers, resumeOnSite: this.#onSite };
        this.#onSite = false;
        if (agreed === undefined) return;
        this.#agreedUntil = Math.max(this.#agreedUntil, minuteOf(agreed));
        for (const counter of this.#visit?.counters ?? []) {
          counter.look(at);
          if (counter.due === undefined) counter.agreed = Math.max(counter.agreed, minuteOf(agreed));
        }
        return;
      }
      case 'resumed':
        this.#goOn();
        return;
      case 'replied':
        if (event.side === 'requester' && this.#waiting?.answers) this.#goOn();
        return;
      case 'urgency-raised':
        this.#raise(at);
        return;
      case 'resolved':
        this.#waiting = undefined;
        this.#endVisit(at, 'void');
        this.#onSite = false;
        for (const counter of this.#ofRound()) counter.end(at, counter.to === 'arrived' ? 'void' : 'met', 'resolved');
        return;
      case 'not-fixed':
        this.#undo('resolved');
        return;
      case 'reopened':
        this.#round += 1;
        this.#begin(at);
        return;
      case 'cancelled':
        this.#waiting = undefined;
        this.#endVisit(at, 'void');
        for (const counter of this.#ofRound()) counter.end(at, 'void', 'cancelled');
        return;
      default:
    }
  }

  #agreedUntil = 0;

  /** Outside operating time nothing is promised about a visit to an urgent ticket. */
  #isVisitPromised(at: number): boolean {
    if (this.#urgentFrom === undefined) return true;
    return isInsideMinute(this.#urgentFrom > this.#roundBegan ? at : this.#roundBegan);
  }

  #goOn(): void {
    this.#onSite = this.#waiting?.resumeOnSite ?? false;
    this.#waiting = undefined;
  }

  /** After all that happened at this minute, and before the minute passes. */
  look(at: number): void {
    for (const group of this.#groups) group.look(at);
  }

  /** Whether any clock broke at this very minute. */
  brokeAt(at: number): boolean {
    return this.#groups.some(({ broken }) => broken === at);
  }

  /** A minute passes. */
  tick(at: number): void {
    const stops = this.#waiting?.stops ?? [];
    for (const group of this.#groups) {
      const isStopped = stops.includes(group.clause);
      for (const counter of group.counters) if (counter.start <= at) counter.tick(at, isStopped);
    }
  }

  tell(at: number): readonly Told[] {
    return this.#groups.flatMap((group) => {
      const counter = group.choose(at);
      return counter === undefined ? [] : [this.#toldOf(group, counter, at)];
    });
  }

  #toldOf(group: Group, counter: Counter, at: number): Told {
    const { regime, start, ended } = counter;
    const shown = group.clause === 'SLA-4' && regime === 'outside' ? group.helped : undefined;
    const head = {
      clause: group.clause,
      round: group.round,
      regime,
      start,
      ...(shown !== undefined && { helped: shown }),
    };
    const end = Math.max(start, ended?.at ?? at);
    const { due } = counter;
    if (due !== undefined && (ended === undefined || ended.at > due)) {
      const by = ended?.late ?? counter.late;
      const broken = group.broken ?? at;
      return { ...head, state: 'breached', due, by, byWall: end - due, broken, ...(ended && { end: ended.at }) };
    }
    if (ended?.as === 'void') return { ...head, state: 'void' };
    if (ended !== undefined) return { ...head, state: 'met', end: ended.at };
    if (this.#waiting?.stops.includes(group.clause))
      return { ...head, state: 'paused', left: counter.allowed - counter.used };
    return { ...head, state: 'running', due: counter.deadline(at) };
  }
}
