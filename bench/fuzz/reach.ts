import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What V8 writes when a process ends that was started with NODE_V8_COVERAGE. */
interface Written {
  readonly result: readonly { readonly url: string; readonly functions: readonly FunctionRun[] }[];
}

interface FunctionRun {
  readonly functionName: string;
  readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
}

/** How much of a room's code inputs came to. */
export interface Reach {
  readonly functions: number;
  readonly entered: number;
  /** Never entered, as `file function`. */
  readonly never: readonly string[];
}

/** Rooms that inputs from outside go through. */
const rooms = ['chat/slack', 'chat/wecom', 'chat', 'commands', 'views', 'domain'] as const;

/** Reads what the desks of a run left in the folder; a function that one of them entered was entered. */
export function reachIn(folder: string): Readonly<Record<string, Reach>> {
  const entered = new Map<string, boolean>();
  for (const name of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Written;
    for (const { url, functions } of result) {
      const file = /\/dist\/src\/(.*)\.js$/.exec(url)?.[1];
      if (file !== undefined) note(entered, file, functions);
    }
  }
  return Object.fromEntries(rooms.map((room) => [room, reachOf(entered, room)]));
}

function note(entered: Map<string, boolean>, file: string, functions: readonly FunctionRun[]): void {
  for (const { functionName, ranges } of functions) {
    // The file itself, and functions without a name, are entered with those around them.
    if (functionName === '') continue;
    const name = `${file} ${functionName}`;
    entered.set(name, entered.get(name) === true || (ranges[0]?.count ?? 0) > 0);
  }
}

function reachOf(entered: ReadonlyMap<string, boolean>, room: (typeof rooms)[number]): Reach {
  // Each file belongs to the innermost of the rooms it lies in.
  const roomOf = (name: string) => rooms.find((one) => name.startsWith(`${one}/`));
  const own = [...entered].filter(([name]) => roomOf(name) === room);
  const never = own.filter(([, is]) => !is).map(([name]) => name);
  return { functions: own.length, entered: own.length - never.length, never: never.sort() };
}
