import type { Asset } from '../../domain/asset/asset';
import { type Say, say } from '../../domain/words';
import { changeOf, type Field, orNone, type Plan } from './plan';
import type { AssetColumn, AssetPatch } from './read-assets';
import type { Read } from './read-rows';

const fields: readonly Field<Asset>[] = [
  { name: say('cli.field.type'), show: ({ type }) => type },
  { name: say('cli.field.name'), show: ({ name }) => name },
  { name: say('cli.field.place'), show: ({ place }) => place },
  { name: say('cli.field.user'), show: ({ user }) => (user === null ? orNone(user) : { person: user }) },
  { name: say('cli.field.warrantyUntil'), show: ({ warrantyUntil }) => orNone(warrantyUntil) },
  { name: say('cli.field.vendor'), show: ({ vendor }) => orNone(vendor) },
];

const titleOf = ({ tag, name }: Asset): Say => say('cli.importAsset', { tag, name });

/** What an import of devices changes: what the file says of each, and nothing else. `firstPlace`: where new ones are. */
export function planAssets(
  rows: readonly Read<AssetColumn, AssetPatch>[],
  known: readonly Asset[],
  firstPlace: string,
): Plan<Asset> {
  const before = new Map(known.map((asset) => [asset.tag, asset]));
  const plan = { changes: [], unchanged: [], notes: [], problems: [] } as {
    -readonly [Part in keyof Plan<Asset>]: Plan<Asset>[Part][number][];
  };
  for (const { value, problem } of rows) {
    const old = before.get(value.tag);
    const { type = old?.type, name = old?.name } = value;
    if (type === undefined || name === undefined) {
      plan.problems.push(problem('cli.newNeeds', type === undefined ? 'type' : 'name'));
      continue;
    }
    const asset: Asset = {
      tag: value.tag,
      type,
      name,
      place: value.place ?? old?.place ?? firstPlace,
      user: value.user === undefined ? (old?.user ?? null) : value.user,
      warrantyUntil: value.warrantyUntil ?? old?.warrantyUntil ?? '',
      vendor: value.vendor ?? old?.vendor ?? '',
    };
    const change = changeOf(titleOf(asset), [old, asset], fields);
    if (change) plan.changes.push(change);
    else plan.unchanged.push(titleOf(asset));
  }
  return plan;
}
