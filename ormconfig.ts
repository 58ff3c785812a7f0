import { readFileSync } from 'node:fs';
import { readDatabase } from './src/config/read-database';
import { dataSourceFor, dialectOf } from './src/store/data-source';

const { problems, ...settings } = readDatabase(process.env['DATABASE_URL'] ?? 'sqlite:./dutydesk.db', readFileSync);
if (problems.length > 0) throw new Error(problems.join('\n'));

/** For TypeORM's command line: `npm run typeorm -- migration:show`. */
export const dataSource = dialectOf(settings).then((dialect) => dataSourceFor(settings, dialect));
