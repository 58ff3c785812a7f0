import { providerAway } from '../chat/telephone/doctor';
import { wecomRefusesCalls } from '../chat/wecom/telephone';
import type { Desk } from '../domain/desk';
import type { TelephoneName } from '../domain/escalation/call-failure';
import type { Calling } from '../domain/escalation/steps';
import { own } from '../domain/own';
import type { Person } from '../domain/people/person';
import { type Say, say } from '../domain/words';
import type { CliContext, Finding } from './cli-context';
import { wecomClient } from './wecom-client';

/** Whether people could be called, without calling anybody; that the desk has no telephone is said, too. */
export async function telephones(context: CliContext): Promise<readonly Finding[]> {
  const { desk } = context.config;
  const { by = [] } = desk.telephone ?? {};
  if (by.length === 0) return [{ ok: true, found: say('cli.telephoneNone') }];
  const findings: Finding[] = [];
  for (const name of by) findings.push(...(await looked[name](context)));
  return findings;
}

const looked: { readonly [Name in TelephoneName]: (context: CliContext) => Promise<readonly Finding[]> } = {
  wecom: async ({ config, clock }) => {
    const account = config.desk.people
      .map(({ identities }) => own(identities, 'wecom'))
      .find((one) => one !== undefined);
    if (config.wecom === undefined || account === undefined) return [];
    const refused = await wecomRefusesCalls(wecomClient(config.wecom, clock), account);
    if (refused === undefined) return [{ ok: true, found: say('cli.telephoneWecom') }];
    const found = say('cli.telephoneWecomRefused', { code: refused.code });
    return [{ ok: false, found, advice: say('cli.telephoneWecomDo') }];
  },
  webhook: async ({ config: { telephone } }) => {
    if (telephone === undefined) return [];
    const { host } = new URL(telephone.webhook);
    const code = await providerAway(telephone.webhook);
    if (code === undefined) return [{ ok: true, found: say('cli.telephoneWebhook', { host }) }];
    const found = say('cli.telephoneWebhookAway', { host, code });
    return [{ ok: false, found, advice: say('cli.telephoneWebhookDo') }];
  },
};

/** Whom steps of the ladder may call and no telephone reaches: they are told in chat alone. */
export function notCalled({ telephone, rescue, people }: Desk): readonly Say[] {
  const { by = [], numbers = new Map() } = telephone ?? {};
  const { inside, urgent = [], outside, repeat } = rescue;
  const steps = [...inside, ...urgent, ...outside, ...(repeat ? [repeat] : [])];
  const calling = steps.filter(({ by: ways }) => ways?.includes('call'));
  const reaches: { readonly [Name in TelephoneName]: (person: Person) => boolean } = {
    wecom: ({ identities }) => own(identities, 'wecom') !== undefined,
    webhook: ({ id }) => numbers.has(id),
  };
  return people
    .filter((person) => person.active && calling.some((step) => mayMean(step, person)))
    .filter((person) => !by.some((name) => reaches[name](person)))
    .map(({ id, name }) => say('cli.hintNoNumber', { person: `${name} (${id})` }));
}

/** Whether a step may mean them: whoever can be on duty, by their role, or by name. */
function mayMean({ tell, people = [] }: Calling, { id, roles }: Person): boolean {
  const may = { leads: roles.includes('lead'), managers: roles.includes('manager') };
  const canBeOnDuty = may.leads || roles.includes('engineer');
  return (
    people.includes(id) ||
    tell.some((target) => (target === 'leads' || target === 'managers' ? may[target] : canBeOnDuty))
  );
}
