import type { AssetType } from '../../domain/asset/asset';
import type { Desk } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import type { Imported } from './imported';
import { personIn } from './person-in';
import { placesOf } from './places-of';
import { date } from './read-date';
import { type Read, readRows } from './read-rows';
import type { Dictionary } from './row-reader';
import { oneOf, orNothing, words } from './understandings';

const columns = {
  tag: { headings: ['tag', '资产编号', '编号'], needed: true },
  type: { headings: ['type', '类型', '设备类型'] },
  name: { headings: ['name', '名称', '设备名称', '型号'] },
  place: { headings: ['place', '地点', '位置'] },
  user: { headings: ['user', '使用人', '使用者'] },
  warrantyUntil: { headings: ['warrantyuntil', '保修到期', '保修截止', 'warranty'] },
  vendor: { headings: ['vendor', '供应商', '厂商'] },
};

/** Columns of a file of devices. */
export type AssetColumn = keyof typeof columns;

/** What a row says of a device (OBJ-1); undefined: nothing. */
export interface AssetPatch {
  readonly tag: string;
  readonly type: AssetType | undefined;
  readonly name: string | undefined;
  readonly place: string | undefined;
  readonly user: PersonId | null | undefined;
  /** `YYYY-MM-DD`, or empty for unknown. */
  readonly warrantyUntil: string | undefined;
  readonly vendor: string | undefined;
}

const types: Dictionary<AssetType> = {
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

const warranty = orNothing(date('2027-06-30'), '');

/** Devices of a CSV file, in its order. `-` as a place is the desk's first; `people`: whom the desk knows. */
export function readAssets(
  bytes: Uint8Array,
  desk: Pick<Desk, 'places'>,
  people: readonly Person[],
): Imported<Read<AssetColumn, AssetPatch>> {
  const place = orNothing(oneOf(placesOf(desk)), desk.places[0].id);
  const person = personIn(people);
  return readRows<AssetColumn, AssetPatch>(bytes, {
    columns,
    unique: { tag: (text) => text },
    readRow: (row) => {
      const tag = row.needed('tag', words);
      const patch = {
        type: row.read('type', oneOf(types)),
        name: row.read('name', words),
        place: row.read('place', place),
        user: row.read('user', orNothing<PersonId | null>(person, null)),
        warrantyUntil: row.read('warrantyUntil', warranty),
        vendor: row.read('vendor', orNothing(words, '')),
      };
      return tag === undefined ? undefined : { tag, ...patch };
    },
  });
}
