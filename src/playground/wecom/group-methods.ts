import { wecomLimits } from '../../platforms/wecom-limits';
import { type Json, listIn, objectIn, textIn } from '../json';
import { charactersOf } from './bytes';
import { simpleContent } from './check-content';
import type { Company } from './company';
import { isAmong } from './company';
import type { WecomCall, WecomMethod } from './wecom-call';
import { must, WecomError } from './wecom-error';
import type { StoredGroup } from './wecom-world';

const keptMessages = 1000;

/** Group chats need an app that the whole company sees (path 90244). */
function mayUseGroups(call: WecomCall): void {
  must(
    call.company.rules.wholeCompany !== false,
    48002,
    'api forbidden: the app must be visible to the root department',
  );
}

function needGroup(call: WecomCall, chatid: string): StoredGroup {
  mayUseGroups(call);
  const group = call.company.group(chatid);
  if (group === undefined) throw new WecomError(86003, 'chatid not exist');
  return group;
}

function membersIn(company: Company, given: readonly unknown[]): string[] {
  const found = given.map((one) => company.member(String(one)));
  const all = found.map((member) => {
    if (member === undefined) throw new WecomError(86007, 'invalid group member');
    return member.userid;
  });
  return [...new Set(all)];
}

function nameIn(body: Json): string | undefined {
  const name = textIn(body, 'name');
  must(name === undefined || charactersOf(name) <= wecomLimits.groupName.most, 86004, 'the group name is too long');
  return name;
}

function checkSize({ length }: readonly string[]): void {
  const { least = 0, most } = wecomLimits.groupMembers;
  must(length >= least && length <= most, 86006, `a group has ${least} to ${most} members`);
}

function create(call: WecomCall): Json {
  mayUseGroups(call);
  const { company, body } = call;
  const members = membersIn(company, listIn(body, 'userlist'));
  checkSize(members);
  const chatid = textIn(body, 'chatid') ?? company.mint(32).replace(/[-_]/g, 'x');
  must(/^[0-9a-zA-Z]{1,32}$/.test(chatid), 86001, 'invalid chatid');
  must(company.group(chatid) === undefined, 86215, 'chatid exists');
  const owner = textIn(body, 'owner') ?? members[0] ?? '';
  must(isAmong(members, owner), 86005, 'the owner is no member');
  company.world.groups.push({ chatid, name: nameIn(body) ?? '', owner, members, messages: [] });
  company.changed();
  return { chatid };
}

function update(call: WecomCall): Json {
  const { company, body } = call;
  const group = needGroup(call, textIn(body, 'chatid') ?? '');
  const added = membersIn(company, listIn(body, 'add_user_list'));
  const removed = listIn(body, 'del_user_list').map(String);
  const rest = [...new Set([...group.members, ...added])].filter((one) => !isAmong(removed, one));
  checkSize(rest);
  const owner = textIn(body, 'owner') ?? (isAmong(rest, group.owner) ? group.owner : (rest[0] ?? ''));
  must(isAmong(rest, owner), 86005, 'the owner is no member');
  Object.assign(group, { members: rest, owner, name: nameIn(body) ?? group.name });
  company.changedGroup(group);
  return {};
}

function get(call: WecomCall): Json {
  const { chatid, name, owner, members } = needGroup(call, call.query.get('chatid') ?? '');
  return { chat_info: { chatid, name, owner, userlist: members } };
}

/** Answers no msgid: what was said in a group can't be recalled. Cards are not among the types. */
function send(call: WecomCall): Json {
  const { company, body } = call;
  const group = needGroup(call, textIn(body, 'chatid') ?? '');
  const content = simpleContent(call);
  const mentioned = listIn(objectIn(body, 'text'), 'mentioned_list').map(String);
  const said = mentioned.length === 0 ? {} : { mentioned };
  group.messages.push({ ...content, id: company.mint(32), at: company.clock.now(), ...said });
  if (group.messages.length > keptMessages) group.messages.shift();
  company.changedGroup(group);
  return {};
}

/** Groups of the app's own: it speaks there, and hears nothing. */
export const groupMethods: Readonly<Record<string, WecomMethod>> = {
  'appchat/create': create,
  'appchat/update': update,
  'appchat/get': get,
  'appchat/send': send,
};
