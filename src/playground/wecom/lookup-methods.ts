import type { Json } from '../json';
import { type Company, isReachable } from './company';
import type { WecomCall, WecomMethod } from './wecom-call';
import { must, WecomError } from './wecom-error';
import type { StoredMember } from './wecom-world';

function memberAsked(call: WecomCall): StoredMember {
  const userid = call.query.get('userid') ?? '';
  must(userid !== '', 41009, 'missing userid');
  const member = call.company.member(userid);
  if (member === undefined) throw new WecomError(60111, 'userid not found');
  must(member.visible, 60011, 'no privilege to access/modify contact/party/agent');
  return member;
}

/** The company and its departments, which members' titles name; the company itself is the first. */
const departmentsOf = ({ world, seed }: Company): readonly string[] => [
  ...new Set([seed.name, ...world.members.filter(isReachable).map(({ title }) => title)]),
];
const departmentOf = (company: Company, { title }: StoredMember): number => departmentsOf(company).indexOf(title) + 1;
const seesWhole = ({ rules }: Company): boolean => rules.wholeCompany !== false;

/** An app that does not see the whole company sees none of its departments. */
function departments(call: WecomCall): Json {
  const names = seesWhole(call.company) ? departmentsOf(call.company) : [];
  return { department: names.map((name, nth) => ({ id: nth + 1, name, parentid: nth === 0 ? 0 : 1, order: nth })) };
}

/** Members of one department, without those below it. */
function membersOf(call: WecomCall): Json {
  const asked = Number(call.query.get('department_id') ?? '');
  must(seesWhole(call.company), 60011, 'no privilege to access/modify contact/party/agent');
  must(asked >= 1 && asked <= departmentsOf(call.company).length, 60003, 'department not found');
  const found = call.company.world.members.filter(
    (member) => isReachable(member) && departmentOf(call.company, member) === asked,
  );
  return { userlist: found.map(({ userid, name }) => ({ userid: userid.toLowerCase(), name, department: [asked] })) };
}

/** As an app made after 2022-06-20 gets it: no mobile, email, avatar, gender. Nothing about languages either. */
function user(call: WecomCall): Json {
  const member = memberAsked(call);
  return {
    userid: member.userid.toLowerCase(),
    name: member.name,
    department: [departmentOf(call.company, member)],
    order: [0],
    position: member.title,
    is_leader_in_dept: [0],
    direct_leader: [],
    telephone: '',
    alias: '',
    status: member.status,
    main_department: departmentOf(call.company, member),
    external_position: '',
  };
}

/** Whose sign-in a code stands for; a code works once and for a while. */
function userInfo(call: WecomCall): Json {
  const { world, wall } = call.company;
  const code = call.query.get('code') ?? '';
  must(code !== '', 41008, 'missing code');
  const found = world.signIns.find((one) => one.code === code && one.until > wall());
  if (found === undefined) throw new WecomError(40029, 'invalid code');
  world.signIns = world.signIns.filter((one) => one !== found && one.until > wall());
  call.company.changed();
  if (found.userid === undefined) return { openid: `o${call.company.mint(27)}` };
  return { userid: found.userid.toLowerCase(), ...(found.private ? { user_ticket: call.company.mint() } : {}) };
}

function agent(call: WecomCall): Json {
  const { seed, world } = call.company;
  must(call.query.get('agentid') === String(seed.app.agentId), 40056, 'invalid agentid');
  const people = world.members.filter(isReachable).map(({ userid }) => ({ userid: userid.toLowerCase() }));
  return {
    agentid: seed.app.agentId,
    name: seed.app.name,
    square_logo_url: '',
    description: '',
    allow_userinfos: { user: people },
    allow_partys: { partyid: seed.rules?.wholeCompany === false ? [] : [1] },
    allow_tags: { tagid: [] },
    close: 0,
    redirect_domain: seed.app.trustedDomain ?? '',
    report_location_flag: 0,
    isreportenter: 1,
    home_url: '',
  };
}

/** The methods that only look something up: members, departments, a sign-in, the app, addresses. */
export const lookupMethods: Readonly<Record<string, WecomMethod>> = {
  'user/get': user,
  'user/simplelist': membersOf,
  'department/list': departments,
  'auth/getuserinfo': userInfo,
  'agent/get': agent,
  getcallbackip: () => ({ ip_list: ['127.0.0.1'] }),
  get_api_domain_ip: () => ({ ip_list: ['127.0.0.1'] }),
  get_jsapi_ticket: (call) => ({ ticket: call.company.mint(), expires_in: 7200 }),
};
