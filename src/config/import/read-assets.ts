import type { Desk } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import type { Imported } from './imported';
import { personFinder } from './person-finder';
import { readDate } from './read-date';
import { readRows } from './read-rows';
import { placesOf } from './read-shifts';
import type { Dictionary } from './row-reader';

/** A device of the register (OBJ-1), as `ports/repositories.ts` keeps it. */
export interface AssetRow {
  readonly tag: string;
  readonly type: 'pc' | 'scanner' | 'printer' | 'other';
  readonly name: string;
  readonly place: string;
  readonly user: PersonId | null;
  /** `YYYY-MM-DD`, or empty when unknown. */
  readonly warrantyUntil: string;
  readonly vendor: string;
}

const columns = {
  tag: { headings: ['tag', '资产编号', '编号'], needed: true },
  type: { headings: ['type', '类型', '设备类型'], needed: true },
  name: { headings: ['name', '名称', '设备名称', '型号'], needed: true },
  place: { headings: ['place', '地点', '位置'] },
  user: { headings: ['user', '使用人', '使用者'] },
  warrantyUntil: { headings: ['warrantyuntil', '保修到期', '保修截止', 'warranty'] },
  vendor: { headings: ['vendor', '供应商', '厂商'] },
};

const types: Dictionary<AssetRow['type']> = {
  pc: 'pc',
  scanner: 'scanner',
  printer: 'printer',
  other: 'other',
  电脑: 'pc',
  台式机: 'pc',
  笔记本: 'pc',
  扫描仪: 'scanner',
  打印机: 'printer',
  其他: 'other',
};

/** Devices of a CSV file, in its order. An empty place is the desk's first; `people`: whom the desk knows. */
export function readAssets(
  bytes: Uint8Array,
  desk: Pick<Desk, 'places'>,
  people: readonly Person[],
): Imported<AssetRow> {
  const places = placesOf(desk);
  const person = personFinder(people);
  return readRows<keyof typeof columns, AssetRow>(bytes, {
    columns,
    unique: ['tag'],
    readRow: (row) => {
      const type = row.oneOf('type', types);
      const place = row.oneOf('place', places, desk.places[0].id);
      const warrantyUntil = row.read('warrantyUntil', readDate, '2027-06-30', '');
      const user = row.text('user') === '' ? undefined : person(row, 'user');
      const words = { tag: row.needed('tag'), name: row.needed('name'), vendor: row.text('vendor') };
      if (type === undefined || place === undefined || warrantyUntil === undefined) return undefined;
      return { ...words, type, place, warrantyUntil, user: user?.id ?? null };
    },
  });
}
