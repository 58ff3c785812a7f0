import type { Chance } from './chance';
import { nastyName, nastyValue } from './nasty';

type Container = Record<string, unknown> | unknown[];

/** A place in a value: what stands there is `holder[key]`. */
interface Spot {
  readonly holder: Container;
  readonly key: string;
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** More places than these are not looked at: damage repeats what it finds, and what is repeated is repeated again. */
const mostSpots = 2000;

/** Places anywhere in a value, inner ones last. */
function spotsIn(value: unknown): readonly Spot[] {
  const found: Spot[] = [];
  const holders = [value];
  while (holders.length > 0 && found.length < mostSpots) {
    const holder = holders.shift();
    if (!isContainer(holder)) continue;
    for (const key of Object.keys(holder)) {
      found.push({ holder, key });
      holders.push(Reflect.get(holder, key));
    }
  }
  return found;
}

/** Sets it as a field of its own, also where it is called `__proto__`. */
const put = ({ holder, key }: Spot, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });

const take = ({ holder, key }: Spot): void => {
  const place = Number(key);
  // A list may have got a field called `constructor`, which splice would ask.
  if (Array.isArray(holder) && place < holder.length) holder.copyWithin(place, place + 1).length -= 1;
  else Reflect.deleteProperty(holder, key);
};

const valueAt = ({ holder, key }: Spot): unknown => Reflect.get(holder, key);

/** One way to damage a value in place, at one spot. */
type Damage = (spot: Spot, chance: Chance, all: readonly Spot[]) => void;

const damages: readonly Damage[] = [
  take,
  (spot, chance) => put(spot, nastyValue(chance)),
  (spot, chance) => put(spot, nastyValue(chance)),
  (spot, chance) => put({ ...spot, key: nastyName(chance) }, nastyValue(chance)),
  // Under another name, or once more.
  (spot, chance) => put({ ...spot, key: nastyName(chance) }, valueAt(spot)),
  (spot) => put(spot, [valueAt(spot), valueAt(spot)]),
  (spot) => put(spot, { value: valueAt(spot) }),
  (spot) => put(spot, JSON.stringify(valueAt(spot)) ?? ''),
  (spot, chance) =>
    put(
      spot,
      Array.from({ length: chance.pick([0, 2, 500]) }, () => valueAt(spot)),
    ),
  // Two change their places.
  (spot, chance, all) => {
    const other = chance.pick(all);
    const here = structuredClone(valueAt(spot));
    put(spot, structuredClone(valueAt(other)));
    put(other, here);
  },
];

/** JSON in a text, as buttons and windows carry what they mean. */
const isFolded = (spot: Spot): boolean => {
  const value = valueAt(spot);
  return typeof value === 'string' && value.startsWith('{') && value.endsWith('}');
};

/** The text stays JSON: who reads it gets past the first look. */
function damageInside(spot: Spot, chance: Chance): void {
  const text = String(valueAt(spot));
  try {
    const inner = { of: JSON.parse(text) as unknown };
    const spots = spotsIn(inner);
    chance.pick(damages)(chance.pick(spots.slice(1).length > 0 ? spots.slice(1) : spots), chance, spots);
    put(spot, JSON.stringify(inner.of) ?? '');
  } catch {
    put(spot, `${text}}`);
  }
}

/** Some damage to a copy of the value; now and then something else altogether. */
export function mutateJson(sample: object, chance: Chance): unknown {
  if (chance.percent(3)) return nastyValue(chance);
  const value = structuredClone(sample);
  const times = 1 + chance.below(4);
  for (let turn = 0; turn < times; turn += 1) {
    const spots = spotsIn(value);
    if (spots.length === 0 || spots.length >= mostSpots) continue;
    const folded = chance.percent(30) ? spots.filter(isFolded) : [];
    if (folded.length > 0) damageInside(chance.pick(folded), chance);
    else chance.pick(damages)(chance.pick(spots), chance, spots);
  }
  return chance.percent(2) ? [value] : value;
}
