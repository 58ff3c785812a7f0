import { CannotDo } from '../acts/person';
import type { Json } from '../json';
import { cutAt } from './bytes';
import { callbackXml, withMsgId, type XmlValue } from './callback-xml';
import type { CallbackDelivered } from './callbacks';
import { isReachable } from './company';
import type { WecomParts } from './wecom-call';
import type { StoredMember } from './wecom-world';
import type { WecomAnswer, WecomLocationPost, WecomMessage } from './wire';

/** A member who acts. */
export interface Actor {
  readonly parts: WecomParts;
  readonly member: StoredMember;
}

/** The member with this userid, the first one for none. Throws CannotDo. */
export const actorOf = (parts: WecomParts, userid: string): Actor => ({
  parts,
  member: parts.company.needMember(userid),
});

/** Throws CannotDo where the app is out of a member's sight. */
export function mustSeeApp(actor: Actor): void {
  if (!isReachable(actor.member)) throw new CannotDo(`${actor.member.name} can't see the app`);
}

/** The inner XML of what a member does: who, when (wall time), what. */
export function xmlFrom(actor: Actor, fields: Readonly<Record<string, XmlValue>>): string {
  const { seed, wall } = actor.parts.company;
  return callbackXml({
    ToUserName: seed.corpId,
    FromUserName: actor.member.userid,
    CreateTime: Math.floor(wall() / 1000),
    ...fields,
    AgentID: seed.app.agentId,
  });
}

/** Tells the app, and the member where the app did not take it (WeCom itself would say nothing). */
export async function tellApp(actor: Actor, xml: string): Promise<WecomAnswer> {
  const delivered: CallbackDelivered = await actor.parts.callbacks.send(xml);
  if (delivered.ok) return { ok: true };
  const problem = `The app did not take this (${delivered.why}).`;
  actor.parts.company.tell(actor.member.userid, { type: 'trouble', text: problem });
  return { ok: false, problem };
}

type Shown = Omit<WecomMessage, 'msgid' | 'userid' | 'from' | 'at'>;

function sendMessage(actor: Actor, shown: Shown, fields: Readonly<Record<string, XmlValue>>): Promise<WecomAnswer> {
  mustSeeApp(actor);
  const { company } = actor.parts;
  const msgid = company.nextMsgId();
  company.add({ ...shown, msgid, userid: actor.member.userid, from: 'member', at: company.clock.now() });
  return tellApp(actor, withMsgId(xmlFrom(actor, fields), msgid));
}

/** A member takes the emergency notice that rings, or lets it ring no longer. Throws CannotDo where none does. */
export async function usePhone({ parts, member }: Actor, act: string): Promise<WecomAnswer> {
  const call = parts.telephones.ringing(member.userid);
  if (call === undefined) throw new CannotDo('no telephone rings');
  if (act === 'answer') parts.telephones.answer(call);
  else parts.telephones.decline(call);
  return { ok: true };
}

/** A member writes to the app. Throws CannotDo where there is nothing to send. */
export async function say(actor: Actor, text: string): Promise<WecomAnswer> {
  if (text.trim() === '') throw new CannotDo('there is nothing to send');
  const sent = cutAt(text, 8192);
  return sendMessage(actor, { type: 'text', text: sent }, { MsgType: 'text', Content: sent });
}

/** A member sends a picture, a voice note, a video or a file. */
export async function sendMedia(
  actor: Actor,
  type: 'image' | 'voice' | 'video' | 'file',
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<WecomAnswer> {
  mustSeeApp(actor);
  if (file.bytes.length === 0) throw new CannotDo('the file is empty');
  const { company, media } = actor.parts;
  const stored = await media.put(type, file.name, file.bytes);
  const shown = media.shown(stored);
  const extra: Readonly<Record<string, Readonly<Record<string, XmlValue>>>> = {
    image: { PicUrl: company.url + shown.url },
    voice: { Format: 'amr' },
    video: { ThumbMediaId: stored.id },
    // Not in the official list of messages (wecom.md §2.1): the names are those that public parsers expect.
    file: { FileName: stored.name, FileSize: stored.size },
  };
  return sendMessage(actor, { type, media: shown }, { MsgType: type, ...extra[type], MediaId: stored.id });
}

/** A member sends where they are. */
export async function sendLocation(actor: Actor, post: WecomLocationPost): Promise<WecomAnswer> {
  const { label, latitude, longitude } = post;
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) throw new CannotDo('that is no place');
  const shown: Shown = { type: 'location', text: label, place: { latitude, longitude } };
  return sendMessage(actor, shown, {
    MsgType: 'location',
    Location_X: latitude,
    Location_Y: longitude,
    Scale: 20,
    Label: label,
    AppType: 'wxwork',
  });
}

/** A member shares a link. */
export async function sendLink(actor: Actor, link: { title: string; description: string; url: string }) {
  const body: Json = link;
  const fields = { Title: link.title, Description: link.description, Url: link.url, PicUrl: '' };
  return sendMessage(actor, { type: 'link', text: link.title, body }, { MsgType: 'link', ...fields });
}

/** A member opens the chat with the app. */
export async function openApp(actor: Actor): Promise<WecomAnswer> {
  mustSeeApp(actor);
  return tellApp(actor, xmlFrom(actor, { MsgType: 'event', Event: 'enter_agent', EventKey: '' }));
}

/** A member picks a button of the app's menu, by names from the top. `url` where it is a link. */
export async function useMenu(actor: Actor, names: readonly string[]): Promise<WecomAnswer> {
  mustSeeApp(actor);
  let level = actor.parts.company.world.menu;
  let found = level.find((one) => one.name === names[0]);
  for (const name of names.slice(1)) {
    level = [...(found?.sub ?? [])];
    found = level.find((one) => one.name === name);
  }
  const button = found;
  if (button === undefined || button.sub.length > 0) throw new CannotDo(`the menu has no button ${names.join(' › ')}`);
  if (button.type === 'view') {
    const url = button.url ?? '';
    return { ...(await tellApp(actor, xmlFrom(actor, { MsgType: 'event', Event: 'view', EventKey: url }))), url };
  }
  const event = button.type ?? 'click';
  return tellApp(actor, xmlFrom(actor, { MsgType: 'event', Event: event, EventKey: button.key ?? '' }));
}

/** A member changes: what makes the app (un)reachable for them is told to the app. */
export async function changeMember(
  actor: Actor,
  to: { readonly status?: number; readonly visible?: boolean; readonly gone?: boolean },
): Promise<void> {
  const { member, parts } = actor;
  const before = isReachable(member);
  Object.assign(member, to);
  const after = isReachable(member);
  parts.company.changedMember(member);
  if (before === after) return;
  await tellApp(actor, xmlFrom(actor, { MsgType: 'event', Event: after ? 'subscribe' : 'unsubscribe', EventKey: '' }));
}
