import { parse, stringify } from 'yaml';

const smallest = `
desk:
  zone: Asia/Shanghai
places:
  - { id: hq, name: Headquarters, hours: office }
workingHours:
  office:
    calendar: cn
    week: { mon-fri: ["09:00-12:00", "13:00-18:00"] }
people:
  li.na: { name: 李娜, roles: [engineer, lead], slack: U0LINA }
  wang.lei: { name: 王磊, roles: [engineer], slack: U0WANGLEI }
duty:
  - { days: mon-fri, from: "09:00", to: "18:00", primary: li.na, backup: wang.lei }
slack:
  channels: { engineers: C0ENGINEERS }
`;

/** The smallest desk file that works, with `value` at `path` instead; undefined removes what is there. */
export function aDeskFile(path: readonly (string | number)[] = [], value?: unknown): string {
  const file: unknown = parse(smallest);
  const last = path.at(-1);
  if (last === undefined) return smallest;
  let parent = file as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) {
    parent[part] ??= {};
    parent = parent[part] as Record<string | number, unknown>;
  }
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return stringify(file);
}
