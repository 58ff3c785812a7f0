import { own } from '../own';

/** What is kept was written by a newer release, in a shape that this one does not know: it is no guess of ours. */
export class NewerShape extends Error {
  override readonly name = 'NewerShape';
  constructor(
    readonly shape: string,
    readonly version: unknown,
    readonly known: number,
  ) {
    super(`${shape} of version ${version} was kept by a newer release: this one knows it up to ${known}`);
  }
}

/** The step from one version of a shape to the next. */
export interface Step<Before extends object, After extends object> {
  /** What was kept in the version before, as the next one says it. May be given what is so already. */
  readonly up: (before: Before) => After;
  /**
   * The way back. Given while the release before may still run beside this one and would misread the new version: it is
   * kept in the older one until the next release, which takes this away.
   */
  readonly down?: (after: After) => Before;
}

/** How a kind of thing is kept as JSON: its version of today, and how earlier ones are read. */
export interface Shape<Now extends object> {
  /** For errors. */
  readonly of: string;
  readonly version: number;
  /** What was kept in any version up to ours, as it is said today. Throws NewerShape. */
  readonly read: (kept: object) => Now;
  /** As it is kept. */
  readonly written: (now: Now) => object;
}

/**
 * Where the version of a kept thing stands; absent: the first. Releases from before versions carry what they do not know
 * along.
 */
const mark = 'shape';

const versionOf = (kept: object): unknown => (mark in kept ? kept[mark] : 1);

function withoutMark(kept: object): object {
  if (!(mark in kept)) return kept;
  const { [mark]: _, ...rest } = kept;
  return rest;
}

/** A shape that has not changed since it was first kept. */
export const firstShape = <Now extends object>(of: string): Shape<Now> => ({
  of,
  version: 1,
  read: (kept) => {
    if (versionOf(kept) !== 1) throw new NewerShape(of, versionOf(kept), 1);
    return withoutMark(kept) as Now;
  },
  written: (now) => now,
});

/** The same kind of thing, after one more change of its shape. */
export function nextShape<Before extends object, After extends object>(
  before: Shape<Before>,
  { up, down }: Step<Before, After>,
): Shape<After> {
  const { of } = before;
  const version = before.version + 1;
  return {
    of,
    version,
    read: (kept) => {
      const found = versionOf(kept);
      if (found === version) return withoutMark(kept) as After;
      if (typeof found !== 'number' || found > version) throw new NewerShape(of, found, version);
      return up(before.read(kept));
    },
    written: (now) => (down === undefined ? { [mark]: version, ...now } : before.written(down(now))),
  };
}

/** How things of several types are kept, each type in a shape of its own. */
export type ShapeOfEach<Now extends object> = Pick<Shape<Now>, 'read' | 'written'>;

/** By type of event: of the types that are not named none has changed since it was first kept. */
export function eventShapes<Event extends { readonly type: string }>(
  changed: {
    readonly [Type in Event['type']]?: Shape<Extract<Event, { readonly type: Type }>>;
  },
): ShapeOfEach<Event> {
  const shapeOf = ({ type }: Event): Shape<Event> =>
    (own(changed, type) as unknown as Shape<Event> | undefined) ?? firstShape<Event>(type);
  return {
    read: (kept) => shapeOf(kept as Event).read(kept),
    written: (event) => shapeOf(event).written(event),
  };
}

/** How records of a kind and what happens to them are kept as JSON. */
export interface KeptShapes<State extends object, Event extends object> {
  readonly record: ShapeOfEach<Omit<State, 'id'>>;
  readonly event: ShapeOfEach<Event>;
}

/** Those of a kind of which nothing has changed since it was first kept. */
export const firstShapes = <State extends object, Event extends { readonly type: string }>(
  of: string,
): KeptShapes<State, Event> => ({ record: firstShape<Omit<State, 'id'>>(of), event: eventShapes<Event>({}) });
