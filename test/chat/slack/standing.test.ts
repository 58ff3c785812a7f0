import type { SlackApi } from '../../../src/chat/slack/client';
import { SlackError } from '../../../src/chat/slack/errors';
import { Profiles } from '../../../src/chat/slack/profile';
import { membersOnly, standingOf } from '../../../src/chat/slack/standing';
import { days, hours, type Instant, after as later, minutes } from '../../../src/domain/time/instant';

const ours = 'T0OURS';
const member = { id: 'U1', team_id: ours, deleted: false, is_bot: false, is_restricted: false };
const everybody = { guests: true, partners: ['T0PARTNER', 'E0PARTNER'] };

test.each([
  ['a member', member, 'admitted'],
  ['a guest of several channels', { ...member, is_restricted: true }, 'guest'],
  ['a guest of one channel', { ...member, is_restricted: true, is_ultra_restricted: true }, 'guest'],
  ['somebody of another company', { ...member, team_id: 'T0OTHER' }, 'outsider'],
  ['somebody of a partner nobody named', { ...member, team_id: 'T0PARTNER' }, 'outsider'],
  ['a stranger, whatever team it says', { ...member, is_stranger: true }, 'outsider'],
  ['somebody without a team', { id: 'U1' }, 'outsider'],
  ['nothing', undefined, 'outsider'],
  ['an ended account', { ...member, deleted: true }, 'gone'],
  ['an ended account of another company', { ...member, deleted: true, team_id: 'T0OTHER' }, 'gone'],
  ['a bot', { ...member, is_bot: true }, 'machine'],
  ['a workflow', { ...member, is_workflow_bot: true }, 'machine'],
  [
    'a member of our workspace in an organisation, at home in another of its workspaces',
    { ...member, team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E0OURS', teams: ['T0SISTER', ours] } },
    'admitted',
  ],
  [
    'somebody of the same organisation who is not in our workspace',
    { ...member, team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E0OURS', teams: ['T0SISTER'] } },
    'outsider',
  ],
])('Slack calls %s so, and by default only members may use the desk', (_, user, standing) => {
  expect(standingOf(user, ours, membersOnly)).toBe(standing);
});

test.each([
  ['a guest, where guests may', { ...member, is_restricted: true }, 'admitted'],
  ['somebody of a named workspace', { ...member, team_id: 'T0PARTNER' }, 'admitted'],
  [
    'somebody of a named organisation',
    { ...member, team_id: 'T9', enterprise_user: { enterprise_id: 'E0PARTNER', teams: ['T9'] } },
    'admitted',
  ],
  ['somebody of a company nobody named', { ...member, team_id: 'T0OTHER' }, 'outsider'],
  ['an ended account of a named workspace', { ...member, team_id: 'T0PARTNER', deleted: true }, 'gone'],
  ['a bot of a named workspace', { ...member, team_id: 'T0PARTNER', is_bot: true }, 'machine'],
])('the desk file says who else may: %s', (_, user, standing) => {
  expect(standingOf(user, ours, everybody)).toBe(standing);
});

test("a partner's guest is a guest", () => {
  const guest = { ...member, team_id: 'T0PARTNER', is_ultra_restricted: true };
  expect(standingOf(guest, ours, { ...everybody, guests: false })).toBe('guest');
});

test('a desk that does not know its own workspace admits nobody', () => {
  expect(standingOf({ ...member, team_id: '' }, '', membersOnly)).toBe('outsider');
});

describe('what Slack said of somebody', () => {
  let now = 0 as Instant;
  let answers: (() => Promise<object>)[] = [];
  const asked: unknown[] = [];
  const api = {
    call: async (_: string, args: unknown) => {
      asked.push(args);
      return (await (answers.shift() ?? (async () => ({ user: member })))()) as never;
    },
  } as SlackApi;
  const fails = (code: string) => async () => {
    throw new SlackError('users.info', { code, fate: 'later', retryIn: minutes(1) }, undefined);
  };
  const profiles = (): Profiles => {
    const all = new Profiles(api, { now: () => now });
    all.belongTo(ours);
    return all;
  };
  beforeEach(() => {
    now = 0 as Instant;
    answers = [];
    asked.length = 0;
  });

  test('is believed for an hour, and a day while Slack cannot be asked', async () => {
    const known = profiles();
    expect(await known.standing('U1')).toBe('admitted');
    now = later(now, minutes(59));
    expect(await known.standing('U1')).toBe('admitted');
    expect(asked).toHaveLength(1);
    now = later(now, hours(2));
    answers = [fails('network'), async () => ({ user: { ...member, is_restricted: true } })];
    expect(await known.standing('U1')).toBe('admitted');
    expect(await known.standing('U1')).toBe('guest');
    now = later(now, days(2));
    answers = [fails('network'), fails('network')];
    await expect(known.standing('U1')).rejects.toThrow('network');
    await expect(known.of('U1')).rejects.toThrow('network');
    expect(await known.standing('U1')).toBe('admitted');
  });

  test('ends when Slack says that it changed', async () => {
    const known = profiles();
    await known.standing('U1');
    known.forget('U1');
    answers = [async () => ({ user: { ...member, deleted: true } })];
    expect(await known.standing('U1')).toBe('gone');
  });

  test('nobody is admitted whom Slack does not know, and it is not asked about each of their acts', async () => {
    const known = profiles();
    answers = [fails('user_not_found')];
    expect([await known.standing('U9'), await known.standing('U9')]).toEqual(['outsider', 'outsider']);
    await expect(known.of('U9')).rejects.toThrow('user_not_found');
    expect(asked).toHaveLength(1);
    now = later(now, minutes(11));
    expect(await known.standing('U9')).toBe('admitted');
  });
});
