import { wecomLimits } from '../../platforms/wecom-limits';
import { type Json, listIn, textIn } from '../json';
import { charactersOf } from './bytes';
import { type Company, isAmong } from './company';
import type { WecomCall, WecomMethod } from './wecom-call';
import { must, WecomError } from './wecom-error';
import type { StoredTag } from './wecom-world';

function tagOf(company: Company, given: unknown): StoredTag {
  const found = company.world.tags.find(({ tagid }) => String(tagid) === String(given));
  if (found === undefined) throw new WecomError(40068, 'invalid tagid');
  return found;
}

/** A tag is changed by the app that made it alone (path 90214). */
function ownTag({ company, body }: WecomCall): StoredTag {
  const tag = tagOf(company, body['tagid']);
  must(tag.byApp, 60011, 'no privilege to access/modify contact/party/agent');
  return tag;
}

/** Made by the app, which may then put members in. */
function create({ company, body }: WecomCall): Json {
  const tagname = textIn(body, 'tagname') ?? '';
  must(tagname !== '' && charactersOf(tagname) <= wecomLimits.tagName.most, 40071, 'invalid tagname');
  must(!company.world.tags.some((one) => one.tagname === tagname), 40072, 'the tag name exists');
  const tagid = Math.max(0, ...company.world.tags.map((one) => one.tagid)) + 1;
  company.world.tags.push({ tagid, tagname, users: [], byApp: true });
  company.changed();
  return { tagid };
}

/** Members whom the app may see. */
function get({ company, query }: WecomCall): Json {
  const { tagname, users } = tagOf(company, query.get('tagid'));
  const seen = users.flatMap((userid) => company.member(userid) ?? []).filter(({ visible }) => visible);
  return { tagname, userlist: seen.map(({ userid, name }) => ({ userid: userid.toLowerCase(), name })), partylist: [] };
}

const list = ({ company }: WecomCall): Json => ({
  taglist: company.world.tags.map(({ tagid, tagname }) => ({ tagid, tagname })),
});

/** Whoever is unknown or out of the app's range is left out and named; where that is everybody, it is refused. */
function those(company: Company, given: readonly unknown[]): { readonly known: string[]; readonly strange: string[] } {
  const known: string[] = [];
  const strange: string[] = [];
  for (const one of given.map(String)) {
    const member = company.member(one);
    if (member?.visible) known.push(member.userid);
    else strange.push(one);
  }
  must(known.length > 0, 40070, 'all list invalid');
  return { known, strange };
}

const answerOf = (strange: readonly string[]): Json =>
  strange.length === 0 ? {} : { invalidlist: strange.join('|'), invalidparty: [] };

function add(call: WecomCall): Json {
  const tag = ownTag(call);
  const { known, strange } = those(call.company, listIn(call.body, 'userlist'));
  tag.users = [...tag.users, ...known.filter((one) => !isAmong(tag.users, one))];
  call.company.changed();
  return answerOf(strange);
}

function remove(call: WecomCall): Json {
  const tag = ownTag(call);
  const { known, strange } = those(call.company, listIn(call.body, 'userlist'));
  tag.users = tag.users.filter((one) => !isAmong(known, one));
  call.company.changed();
  return answerOf(strange);
}

/** Tags of members. */
export const tagMethods: Readonly<Record<string, WecomMethod>> = {
  'tag/create': create,
  'tag/get': get,
  'tag/list': list,
  'tag/addtagusers': add,
  'tag/deltagusers': remove,
};
