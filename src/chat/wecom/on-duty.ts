import { own } from '../../domain/own';
import { say } from '../../domain/words';
import type { DutyDisplay, DutyDisplays } from '../../ports/duty-display';
import { DeliveryFailed } from '../../ports/platform';
import { type Json, type WecomApi, WecomError } from './api';
import { deliveryError } from './api/errors';
import type { WecomConfig } from './config';

const ofTag = 'wecom:tag:';

/** What of WeCom says who is on duty: tags of members. A tag takes members only of the app that made it (path 90214). */
export function dutyDisplays(api: WecomApi, config: Pick<WecomConfig, 'onDuty'>): DutyDisplays {
  return {
    all: () =>
      (config.onDuty ?? []).map(
        ({ tag, scope }): DutyDisplay => ({
          key: `${ofTag}${tag}`,
          scope,
          name: say('notice.dutyTag', { tag: String(tag) }),
        }),
      ),
    owns: (key) => key.startsWith(ofTag),
    // Members of a tag say nothing false by themselves, and whoever else uses it may want them.
    letGo: async () => undefined,
    show: async ({ key }, { people }) => {
      const accounts = people.flatMap(({ identities }) => own(identities, 'wecom') ?? []);
      try {
        await showTag(api, Number(key.slice(ofTag.length)), accounts);
      } catch (error) {
        throw displayError(error);
      }
      return undefined;
    },
  };
}

/** First whoever comes, so that the tag is at no moment without anybody. Members that others put in go, departments stay. */
async function showTag(api: WecomApi, tagid: number, accounts: readonly string[]): Promise<void> {
  const now = membersIn(await api.call('tag/get', undefined, { tagid: String(tagid) }));
  const wanted = new Set(accounts.map((account) => account.toLowerCase()));
  const comes = accounts.filter((account) => !now.some((one) => one.toLowerCase() === account.toLowerCase()));
  const goes = now.filter((one) => !wanted.has(one.toLowerCase()));
  const came = comes.length > 0 ? await api.call('tag/addtagusers', { tagid, userlist: comes }) : {};
  if (goes.length > 0) await api.call('tag/deltagusers', { tagid, userlist: goes });
  refuseLeftOut(came);
}

export const membersIn = ({ userlist }: Json): readonly string[] =>
  Array.isArray(userlist) ? userlist.flatMap((one: unknown) => useridIn(one) ?? []) : [];

const useridIn = (one: unknown): string | undefined => {
  const { userid } = (one ?? {}) as { readonly userid?: unknown };
  return typeof userid === 'string' ? userid : undefined;
};

/** Whoever the app may not see is left out, and the others are taken in. */
function refuseLeftOut({ invalidlist }: Json): void {
  if (typeof invalidlist === 'string' && invalidlist !== '') throw new DeliveryFailed('wecom', null, 'invalidlist');
}

/** What only somebody's doing mends is `retryIn` null here, also what for messages waits. */
function displayError(error: unknown): Error {
  if (!(error instanceof WecomError)) return deliveryError(error);
  const isAway = error.fate === 'later' || error.fate === 'uncertain';
  return isAway ? deliveryError(error) : new DeliveryFailed('wecom', null, error.code, error);
}
