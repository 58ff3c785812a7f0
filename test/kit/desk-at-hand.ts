import type { InboundDeps } from '../../src/chat/inbound-deps';
import type { CommandDeps } from '../../src/commands/command-deps';
import { rulesOfKinds } from '../../src/commands/kinds';
import type { Instant } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { localDays } from '../../src/i18n/local-days';
import type { Logger } from '../../src/ports/logger';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from './counting-ids';
import type { DatabaseKind, FreshDatabase } from './databases';
import { desk, everybody, start } from './tickets';

/** A desk without platforms: stores, and a clock that stands still until it is set. */
export interface DeskAtHand {
  now: Instant;
  stores: readonly Store[];
  /** Where the database is. */
  readonly url: string;
  /** What commands need, over one of the stores. */
  deps(nth?: number): CommandDeps;
  inboundDeps(changes?: Partial<InboundDeps>): InboundDeps;
  /** Errors that were logged. */
  readonly errors: object[];
}

const quiet = (errors: object[]): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message, facts) => void errors.push({ message, ...facts }),
  child: () => quiet(errors),
});

/** One for all: reading the sentences costs more than most tests say. */
const translator = createTranslator();

/** One of its stores. */
export function storeOf({ stores }: Pick<DeskAtHand, 'stores'>, nth: number): Store {
  const store = stores[nth];
  if (!store) throw new Error(`there are only ${stores.length} stores`);
  return store;
}

/** One database with everybody of the demo, and as many stores on it as asked for; new for every test. */
export function deskAtHand(kind: DatabaseKind, processes = 1): DeskAtHand {
  let database: FreshDatabase;
  const errors: object[] = [];
  const clock = { now: () => hand.now, monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> };
  const deps = (nth = 0): CommandDeps => {
    return {
      uow: storeOf(hand, nth).uow,
      desk,
      clock,
      committed: () => undefined,
      pause: (length) => new Promise((resolve) => setTimeout(resolve, length)),
    };
  };
  const hand: DeskAtHand = {
    now: start,
    stores: [],
    get url() {
      return database.url;
    },
    deps,
    errors,
    inboundDeps: (changes = {}) => ({
      ...(hand.stores[0] as Store),
      ...deps(),
      translator,
      localDays,
      drawRoster: async () => Buffer.from('no picture'),
      ids: countingIds,
      logger: quiet(errors),
      count: () => undefined,
      ...changes,
    }),
  };
  beforeEach(async () => {
    hand.now = start;
    errors.length = 0;
    database = await kind.fresh();
    const open = () => openStore({ url: database.url, ids: countingIds, rules: rulesOfKinds, now: () => hand.now });
    hand.stores = await Promise.all(Array.from({ length: processes }, open));
    await hand.stores[0]?.people.changeAll(new Map(everybody.map((person) => [person.id, () => person])), start);
  });
  afterEach(async () => {
    for (const store of hand.stores) await store.close();
    await database.drop();
  });
  return hand;
}
