import { dataSourceFor, dialectOf } from './src/store/data-source';

const url = process.env['DATABASE_URL'] ?? 'sqlite:./dutydesk.db';

/** For TypeORM's command line: `npm run typeorm -- migration:show`. */
export const dataSource = dialectOf(url).then((dialect) => dataSourceFor({ url }, dialect));
