import type { SeedUser } from '../../src/playground/seed';
import type { SeedMember } from '../../src/playground/wecom/wecom-seed';

const crowdSize = 2000;

/** One of the crowd, counted around: somebody without a part in the desk, who has an account on either platform. */
export function crowdAccount(turn: number): { readonly slack: string; readonly wecom: string } {
  const place = turn % crowdSize;
  return { slack: `U0CROWD${place}`, wecom: `crowd${place}` };
}

const accounts = Array.from({ length: crowdSize }, (_, place) => crowdAccount(place));

/** Somebody for whom nobody acts: the desk knows nothing of them when they speak. Of neither crowd nor staff. */
export const bystander = { slack: 'U0BYSTANDER', wecom: 'bystander' };

const everybody = [...accounts, bystander];

/** The crowd as Slack has it, and the bystander. */
export const crowdInSlack: readonly SeedUser[] = everybody.map(({ slack }, place) => ({
  id: slack,
  name: slack.toLowerCase(),
  realName: `同事 ${place}`,
  locale: place % 2 === 0 ? 'zh-CN' : 'en-US',
  tz: 'Asia/Shanghai',
}));

/** The same as WeCom has it. */
export const crowdInWecom: readonly SeedMember[] = everybody.map(({ wecom }, place) => ({
  userid: wecom,
  name: `同事 ${place}`,
  language: 'zh-CN',
}));
