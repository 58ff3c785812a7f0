import { demoDesk } from '../../src/demo/demo-desk';
import type { World } from './world';

const many = 'limits: { reportsPer10Minutes: 99, reportsPerHour: 99 }\n';

/** The demo's desk, for whoever reports a lot. */
export const busyDesk = `${demoDesk}${many}`;

/** Li has Monday and Tuesday, Wang the rest of the week, Tom the nights. */
export const sharedWeek = `${demoDesk.replace(
  /duty:[\s\S]*?slack:/,
  `duty:
  - { days: "mon, tue", from: "09:00", to: "18:00", primary: li.na, backup: chen.hao }
  - { days: "wed, thu, fri", from: "09:00", to: "18:00", primary: wang.lei, backup: chen.hao }
  - { days: "mon, tue, wed, thu, fri", from: "18:00", to: "09:00", primary: tom.baker, backup: chen.hao }
  - { days: "sat, sun", from: "09:00", to: "09:00", primary: tom.baker, backup: chen.hao }
slack:`,
)}${many}`;

/** Zhou reports these, and Li claims each. */
export async function claimed(world: World, ...words: readonly string[]): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const text of words) {
    const key = await world.report('zhou', text);
    await world.press('li', key, '我来受理');
    keys.push(key);
  }
  return keys;
}
