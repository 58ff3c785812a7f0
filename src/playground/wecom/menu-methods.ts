import type { Limit } from '../../platforms/limit';
import { wecomLimits } from '../../platforms/wecom-limits';
import { isObject, type Json, listIn, textIn } from '../json';
import { bytesOf } from './bytes';
import type { WecomCall, WecomMethod } from './wecom-call';
import { must } from './wecom-error';
import type { WecomMenuButton } from './wire';

const types = [
  'click',
  'view',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
  'view_miniprogram',
];

interface Level {
  readonly count: Limit;
  readonly name: Limit;
  /** The codes for: how many, type, name, key, url. */
  readonly codes: readonly [number, number, number, number, number];
}
const top: Level = {
  count: wecomLimits.menuButtons,
  name: wecomLimits.menuName,
  codes: [40016, 40017, 40018, 40019, 40020],
};
const below: Level = {
  count: wecomLimits.menuBelow,
  name: wecomLimits.menuNameBelow,
  codes: [40023, 40024, 40025, 40026, 40027],
};

function buttons(given: readonly unknown[], level: Level): readonly WecomMenuButton[] {
  const [count] = level.codes;
  must(given.length >= 1 && given.length <= level.count.most, count, `1 to ${level.count.most} buttons`);
  return given.map((one) => button(isObject(one) ? one : {}, level));
}

function button(given: Json, level: Level): WecomMenuButton {
  const [, type, nameCode, keyCode, urlCode] = level.codes;
  const name = textIn(given, 'name') ?? '';
  must(name !== '' && bytesOf(name) <= level.name.most, nameCode, `a name has 1 to ${level.name.most} bytes`);
  const subs = listIn(given, 'sub_button');
  if (subs.length > 0) {
    must(level === top, 40022, 'two levels at most');
    return { name, sub: buttons(subs, below) };
  }
  const kind = textIn(given, 'type') ?? '';
  must(types.includes(kind), type, `no button type "${kind}"`);
  const [key, url] = [textIn(given, 'key') ?? '', textIn(given, 'url') ?? ''];
  if (kind === 'view') {
    const { most } = wecomLimits.menuUrl;
    must(/^https?:\/\//.test(url) && bytesOf(url) <= most, urlCode, `a url has a scheme and at most ${most} bytes`);
    return { name, type: kind, url, sub: [] };
  }
  if (kind === 'view_miniprogram') return { name, type: kind, sub: [] };
  const { most } = wecomLimits.menuKey;
  must(key !== '' && bytesOf(key) <= most, keyCode, `a key has 1 to ${most} bytes`);
  return { name, type: kind, key, sub: [] };
}

function rightAgent(call: WecomCall): void {
  const { agentId } = call.company.seed.app;
  must(call.query.get('agentid') === String(agentId), 40056, 'invalid agentid');
}

function asSent(one: WecomMenuButton): Json {
  const { sub, ...rest } = one;
  return { ...rest, sub_button: sub.map(asSent) };
}

/** The app's menu. */
export const menuMethods: Readonly<Record<string, WecomMethod>> = {
  'menu/create': (call) => {
    rightAgent(call);
    call.company.setMenu([...buttons(listIn(call.body, 'button'), top)]);
    return {};
  },
  'menu/get': (call) => {
    rightAgent(call);
    return { button: call.company.world.menu.map(asSent) };
  },
  'menu/delete': (call) => {
    rightAgent(call);
    call.company.setMenu([]);
    return {};
  },
};
