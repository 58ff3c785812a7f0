import { wecomLimits } from '../../platforms/wecom-limits';
import type { Json } from '../json';
import { isReachable } from './company';
import type { WecomCall } from './wecom-call';
import { must } from './wecom-error';
import type { StoredMember } from './wecom-world';

/** Who gets a message, and which of those named do not, as the answer says it. */
export interface Recipients {
  readonly members: readonly StoredMember[];
  /** `invaliduser`, `invalidparty`, `invalidtag`, where there are some: joined by `|`. */
  readonly invalid: Json;
}

function named(body: Json, field: string): readonly string[] {
  const value = body[field];
  if (value === undefined || value === null) return [];
  must(typeof value === 'string', 40035, `${field} is no text`);
  const all = String(value)
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return [...new Set(all)];
}

const joined = (field: string, names: readonly string[]): Json =>
  names.length === 0 ? {} : { [field]: names.join('|') };

/** Whom touser, toparty and totag mean. Throws 82001 for nobody at all, 81013 where none of them can be told. */
export function recipientsOf(call: WecomCall): Recipients {
  const { company, body } = call;
  const [users, parties, tags] = [named(body, 'touser'), named(body, 'toparty'), named(body, 'totag')];
  must(users.length + parties.length + tags.length > 0, 82001, 'touser, toparty and totag are all empty');
  const most = { users: wecomLimits.recipients.most, parties: wecomLimits.parties.most, tags: wecomLimits.tags.most };
  must(users.length <= most.users, 40031, `touser names more than ${most.users}`);
  must(parties.length <= most.parties, 82002, `toparty names more than ${most.parties}`);
  must(tags.length <= most.tags, 82003, `totag names more than ${most.tags}`);
  const everyone = company.world.members.filter(isReachable);
  if (users.includes('@all')) return { members: everyone, invalid: {} };
  const found = users.map((user) => ({ user, member: company.member(user) }));
  const isFine = (member: StoredMember | undefined): member is StoredMember =>
    member !== undefined && isReachable(member);
  const reached = new Set(found.map(({ member }) => member).filter(isFine));
  // The company has one department, its root.
  if (parties.includes('1')) for (const member of everyone) reached.add(member);
  must(reached.size > 0, 81013, 'user & party & tag all invalid');
  const wrong = found.filter(({ member }) => !isFine(member)).map(({ user }) => user.toLowerCase());
  const invalidParties = parties.filter((party) => party !== '1');
  const invalid = {
    ...joined('invaliduser', wrong),
    ...joined('invalidparty', invalidParties),
    ...joined('invalidtag', tags),
  };
  return { members: [...reached], invalid };
}
