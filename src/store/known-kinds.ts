import type { LogRules } from '../domain/record/log-rules';
import { type KindName, kindNames } from '../domain/record/record-ref';
import { ticketLog } from '../domain/ticket/ticket-log';
import type { RecordTable } from './record-table';
import { sharedTable } from './shared-table';
import { ticketTable } from './ticket-table';

/** The kinds this process knows. A newer release beside it may keep records of others, which are left to it. */
export class KnownKinds {
  readonly #rules: readonly LogRules[];
  readonly #tables = new Map<KindName, RecordTable>();
  readonly names: readonly KindName[];
  /** All but the ticket. */
  readonly others: readonly KindName[];

  /** `rules`: of every kind; those of tickets are known. */
  constructor(
    rules: readonly LogRules[] = [],
    names: readonly KindName[] = [...new Set([...kindNames, ...rules.map(({ name }) => name)])],
  ) {
    this.#rules = [ticketLog, ...rules];
    this.names = names;
    this.others = names.filter((name) => name !== 'ticket');
  }

  /** Where records of that kind are kept. What needs its rules throws where nobody gave them. */
  tableOf(kind: KindName): RecordTable {
    const known = this.#tables.get(kind);
    if (known !== undefined) return known;
    const table = kind === 'ticket' ? ticketTable : sharedTable(kind, () => this.rulesOf(kind));
    this.#tables.set(kind, table);
    return table;
  }

  /** Throws where nobody gave them: nothing may be read or taken out of such a log by guessing. */
  rulesOf(kind: KindName): LogRules {
    const rules = this.#rules.find(({ name }) => name === kind);
    if (rules === undefined) throw new Error(`the store was given no rules for ${kind}`);
    return rules;
  }
}
