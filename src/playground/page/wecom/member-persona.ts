import type { WecomMember } from '../../wecom/wire';
import type { PlayState, PlayUser } from '../../wire';

const mark = '@';

/** The persona id of a member who is in the WeCom company only. */
const personaId = (userid: string): string => `${mark}${userid}`;

/** The userid behind a persona id, where it stands for somebody in the WeCom company only. */
export const useridOf = (persona: string): string | undefined =>
  persona.startsWith(mark) ? persona.slice(mark.length) : undefined;

/** The member a persona is, on both platforms or on WeCom only. */
export function memberOf(persona: string, members: readonly WecomMember[]): WecomMember | undefined {
  const userid = useridOf(persona);
  return members.find((member) => (userid === undefined ? member.slackUser === persona : member.userid === userid));
}

function playUser(member: WecomMember, tz: string): PlayUser {
  return {
    id: personaId(member.userid),
    name: member.userid,
    realName: member.name,
    role: member.role,
    title: member.title,
    color: member.color,
    locale: member.language,
    tz,
    isBot: false,
    isAdmin: false,
    deleted: member.status === 5,
  };
}

/** The state with the members who are on WeCom only among those who may be played. WeCom knows no zones: the reader's. */
export function withMembers(state: PlayState, members: readonly WecomMember[]): PlayState {
  const alone = members
    .filter(({ slackUser, status }) => slackUser === undefined && status !== 5)
    .map((member) => playUser(member, state.me.tz));
  return { ...state, personas: [...state.personas, ...alone], users: [...state.users, ...alone] };
}

/** What somebody sees of Slack who is not there: who else may be played and the clock, and nothing of anybody's chats. */
export function withoutSlack(state: PlayState, member: WecomMember): PlayState {
  const me = playUser(member, state.me.tz);
  const app = { ...state.app, dm: '', commands: [], shortcuts: [] };
  return { ...state, me, app, channels: [], messages: [], views: [], home: null };
}
