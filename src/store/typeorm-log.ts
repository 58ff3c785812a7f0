import type { Logger as TypeOrmLogger } from 'typeorm';
import type { Logger } from '../ports/logger';

/** A statement that takes longer is worth a line; milliseconds. */
export const slowFrom = 2000;

/** What a statement does, and with which table; never its values. */
function outline(sql: string): string {
  const [, verb = '', table = ''] = /^\s*(\w+)(?:[\s\S]*?\b(?:FROM|INTO|UPDATE)\s+["`]?(\w+))?/i.exec(sql) ?? [];
  const [, updated = ''] = /^\s*UPDATE\s+["`]?(\w+)/i.exec(sql) ?? [];
  return [verb.toUpperCase(), updated || table].filter(Boolean).join(' ');
}

/** TypeORM's log: by itself it prints statements with everything people wrote in them. What fails is thrown anyway. */
export const typeOrmLog = (logger: Logger | undefined): TypeOrmLogger => ({
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: (took, sql) => logger?.warn('a statement was slow', { took, statement: outline(sql) }),
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
});
