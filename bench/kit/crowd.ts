import type { SeedUser } from '../../src/playground/seed';
import type { SeedMember } from '../../src/playground/wecom/wecom-seed';

const crowdSize = 2000;

/** One of the crowd, counted around: somebody without a part in the desk, who has an account on either platform. */
export function crowdAccount(turn: number): { readonly slack: string; readonly wecom: string } {
  const place = turn % crowdSize;
  return { slack: `U0CROWD${place}`, wecom: `crowd${place}` };
}

const accounts = Array.from({ length: crowdSize }, (_, place) => crowdAccount(place));

/** The crowd as Slack has it. */
export const crowdInSlack: readonly SeedUser[] = accounts.map(({ slack }, place) => ({
  id: slack,
  name: slack.toLowerCase(),
  realName: `同事 ${place}`,
  locale: place % 2 === 0 ? 'zh-CN' : 'en-US',
  tz: 'Asia/Shanghai',
}));

/** The crowd as WeCom has it. */
export const crowdInWecom: readonly SeedMember[] = accounts.map(({ wecom }, place) => ({
  userid: wecom,
  name: `同事 ${place}`,
  language: 'zh-CN',
}));
