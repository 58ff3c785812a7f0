import enException from '../../locales/en/exception.json';
import enHandover from '../../locales/en/handover.json';
import enLeave from '../../locales/en/leave.json';
import enSwap from '../../locales/en/swap.json';
import zhException from '../../locales/zh-CN/exception.json';
import zhHandover from '../../locales/zh-CN/handover.json';
import zhLeave from '../../locales/zh-CN/leave.json';
import zhSwap from '../../locales/zh-CN/swap.json';
import type { Recorded } from '../../src/domain/record/record';
import type { KindName, RecordRef } from '../../src/domain/record/record-ref';
import type { OnDuty } from '../../src/domain/roster/on-duty';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { instant } from '../../src/domain/time/instant';
import type { Given } from './hands';
import type { Somebody } from './seats';
import type { World } from './world';

const words = {
  'zh-CN': { leave: zhLeave, swap: zhSwap, handover: zhHandover, exception: zhException },
  en: { leave: enLeave, swap: enSwap, handover: enHandover, exception: enException },
} as const;
type Words = (typeof words)['zh-CN'];
type Kind = keyof Words;

const english: readonly Somebody[] = ['emma', 'tom', 'kate'];

/** What a kind says to them, by its key: they read a button or a field so. */
export const said = <Of extends Kind>(who: Somebody, kind: Of, key: keyof Words[Of] & string): string =>
  (words[english.includes(who) ? 'en' : 'zh-CN'][kind] as Record<string, string>)[key] ?? key;

/** A moment of Shanghai as a form takes it. */
export const seconds = (moment: string): number => instant(`${moment}:00+08:00`) / 1000;

/** Everything somebody was told by the desk. */
export const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');

/** A record as it is kept. */
export const kept = <State extends Recorded>(world: World, about: RecordRef): Promise<State> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<State>(about));

const begins: { readonly [Name in Kind]: readonly [zh: string, en: string] } = {
  leave: ['请假', 'leave'],
  swap: ['换班', 'swap'],
  handover: ['交接', 'handover'],
  exception: ['顶班', 'override'],
};

/** Somebody says so in chat and fills in the form, its fields by their keys; answers the record it is in. */
export async function beginsOne(
  world: World,
  who: Somebody,
  kind: Kind,
  fields: Readonly<Record<string, Given>>,
): Promise<RecordRef> {
  const { records } = world.app.store;
  const before = await records.newest(kind as KindName, 1);
  await world.hands(who).write(begins[kind][english.includes(who) ? 1 : 0]);
  await world.drain();
  await world.pressInDm(who, said(who, kind, 'action.new'));
  const given = Object.entries(fields).map(([key, value]) => [said(who, kind, key as never), value]);
  const errors = await world.fillInWrongly(who, Object.fromEntries(given));
  const [made] = await records.newest(kind as KindName, 1);
  if (made === undefined || made === before[0]) throw new Error(`no ${kind} was begun: ${errors.join('; ')}`);
  return { kind, id: made };
}

/** Somebody asks for leave. */
export const asksLeave = (
  world: World,
  who: Somebody,
  [from, to]: readonly [string, string],
  more: Readonly<Record<string, Given>> = {},
): Promise<RecordRef> =>
  beginsOne(world, who, 'leave', {
    ...{ 'form.from': seconds(from), 'form.to': seconds(to), 'form.reason': '家里有事' },
    ...more,
  });

/** Somebody presses a button of a kind, on the newest message that has it. */
export const presses = <Of extends Kind>(world: World, who: Somebody, kind: Of, action: string): Promise<void> =>
  world.pressInDm(who, said(who, kind, `action.${action}` as never));

/** Leave with everybody's yes. */
export async function goesOnLeave(
  world: World,
  who: Somebody,
  span: readonly [string, string],
  { substitute, id, lead = 'chen' }: { readonly substitute: Somebody; readonly id: string; readonly lead?: Somebody },
): Promise<RecordRef> {
  const about = await asksLeave(world, who, span);
  await presses(world, who, 'leave', 'choose');
  await world.fillIn(who, { [said(who, 'leave', 'form.whom')]: id });
  await presses(world, substitute, 'leave', 'accept');
  await presses(world, lead, 'leave', 'approve');
  return about;
}

/** Who is on duty in Shanghai then, as the roster stands. */
export async function dutyAt(world: World, moment: string): Promise<OnDuty> {
  const at = instant(`${moment}:00+08:00`);
  const shifts = await world.app.store.uow.transact(world.now, (tx) =>
    tx.shiftsIn({ from: at, to: (at + 1) as never }),
  );
  return whoIsOnDuty(at, { ...shifts, pattern: world.desk.duty }, { place: 'shanghai' });
}
