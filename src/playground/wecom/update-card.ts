import { wecomLimits } from '../../platforms/wecom-limits';
import { isObject, type Json, listIn, textIn } from '../json';
import { checkUpdatedCard, interactive } from './check-card';
import type { Company } from './company';
import { isAmong } from './company';
import type { WecomCall } from './wecom-call';
import { must, WecomError } from './wecom-error';
import type { StoredCode, StoredSend } from './wecom-world';
import type { WecomMessage } from './wire';

type Change = (message: WecomMessage) => WecomMessage;

/** Changes a sent card for some who got it, or all: once for each response_code (path 94888). Throws WecomError. */
export function updateCard(call: WecomCall): Json {
  const { company, body } = call;
  must(Number(body['agentid']) === company.seed.app.agentId, 40056, 'invalid agentid');
  const code = codeFor(company, textIn(body, 'response_code') ?? '');
  const sent = company.sent(code.msgid);
  if (sent === undefined || isRecalled(company, sent)) throw new WecomError(42016, 'the card is not there any more');
  const change = changeIn(body, sent);
  const { reached, invalid } = targetsOf(call, code, sent);
  code.used = true;
  for (const userid of reached) {
    const message = company.message(userid, code.msgid);
    if (message !== undefined) company.replace(change(message));
  }
  company.changed();
  return invalid.length === 0 ? {} : { invaliduser: invalid };
}

const isRecalled = (company: Company, sent: StoredSend): boolean =>
  sent.to.some((userid) => company.message(userid, sent.msgid)?.recalled === true);

function codeFor(company: Company, given: string): StoredCode {
  must(given !== '', 40058, 'missing response_code');
  const code = company.world.codes.find((one) => one.code === given);
  if (code === undefined || code.used || code.until <= company.clock.now())
    throw new WecomError(60140, 'invalid or expired response_code');
  return code;
}

function changeIn(body: Json, sent: StoredSend): Change {
  const [button, card] = [body['button'], body['template_card']];
  must(isObject(button) !== isObject(card), 40058, 'exactly one of button and template_card');
  if (isObject(button)) {
    const greyed = textIn(button, 'replace_name') ?? '';
    must(greyed !== '', 42020, 'missing button.replace_name');
    must(interactive.includes(sent.cardType ?? ''), 42018, 'the card has no buttons');
    return (message) => withCard(message, { json: message.card?.json ?? {}, greyed });
  }
  const json = card as Json;
  const lost = checkUpdatedCard(json);
  const greyed = textIn(json, 'replace_text');
  return (message) => {
    const { lost: _before, ...rest } = withCard(message, { json, ...(greyed ? { greyed } : {}) });
    return lost.length === 0 ? rest : { ...rest, lost };
  };
}

const withCard = (message: WecomMessage, card: { readonly json: Json; readonly greyed?: string }): WecomMessage => ({
  ...message,
  card: { ...card, chosen: message.card?.chosen ?? {} },
});

function targetsOf(
  call: WecomCall,
  code: StoredCode,
  sent: StoredSend,
): { readonly reached: readonly string[]; readonly invalid: readonly string[] } {
  const { body, company } = call;
  const mayReach = (userid: string): boolean =>
    code.clicker === undefined || company.rules.clickCodeOnlyForClicker !== true || isAmong([code.clicker], userid);
  const got = sent.to.filter(mayReach);
  if (Number(body['atall'] ?? 0) === 1) return { reached: got, invalid: [] };
  const named = listIn(body, 'userids').map(String);
  const parties = listIn(body, 'partyids').map(Number);
  const isFew = named.length <= wecomLimits.recipients.most && parties.length <= wecomLimits.parties.most;
  must(isFew, 40031, 'too many targets');
  const isAnybody = named.length + parties.length + listIn(body, 'tagids').length > 0;
  must(isAnybody, 82101, 'no targets: userids, partyids, tagids or atall');
  const wanted = parties.includes(1) ? [...named, ...got] : named;
  const reached = [...new Set(wanted.map((one) => one.toLowerCase()).filter((one) => isAmong(got, one)))];
  must(reached.length > 0, 82102, 'none of the targets got the message');
  return { reached, invalid: named.filter((one) => !isAmong(got, one)) };
}
