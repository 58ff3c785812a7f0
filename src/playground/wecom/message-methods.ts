import { createHash } from 'node:crypto';
import { wecomLimits } from '../../platforms/wecom-limits';
import { isObject, type Json, textIn } from '../json';
import { checkSentCard, isUpdatable } from './check-card';
import { type Content, simpleContent } from './check-content';
import type { Company } from './company';
import { Pace } from './pace';
import { recipientsOf } from './recipients';
import { updateCard } from './update-card';
import type { WecomCall, WecomMethod } from './wecom-call';
import { must, WecomError } from './wecom-error';

const paces = new WeakMap<Company, Pace>();

function paceOf(company: Company): Pace {
  const pace = paces.get(company) ?? new Pace(company);
  paces.set(company, pace);
  return pace;
}

const mostBodyBytes = 256 * 1024;
const usualSeconds = wecomLimits.duplicateCheckUsual.most / 1000;
const mostSeconds = wecomLimits.duplicateCheck.most / 1000;

function cardContent(call: WecomCall): Content {
  const card = call.body['template_card'];
  if (!isObject(card)) throw new WecomError(40035, 'missing template_card');
  const { world } = call.company;
  const lost = checkSentCard(card, (taskId) => world.taskIds.includes(taskId));
  must(!isUpdatable(card) || call.parts.callbacks.url !== undefined, 43012, 'the app needs a callback url');
  return { type: 'template_card', card: { json: card, chosen: {} }, ...(lost.length === 0 ? {} : { lost }) };
}

/** Checks who sends, and that the body is of a size. Throws WecomError. */
function checkEnvelope(call: WecomCall): void {
  must(call.raw.length <= mostBodyBytes, 40206, 'the body is too big');
  const { body, company } = call;
  must(Number(body['agentid']) === company.seed.app.agentId, 40056, 'invalid agentid');
  for (const flag of ['safe', 'enable_id_trans', 'enable_duplicate_check'])
    must([undefined, 0, 1, '0', '1'].includes(body[flag] as string | undefined), 40035, `${flag} is 0 or 1`);
}

/** The hash by which a repeated body is known, where the app asked for it. */
function hashOf(call: WecomCall): string | undefined {
  return Number(call.body['enable_duplicate_check'] ?? 0) === 1
    ? createHash('sha256').update(call.raw).digest('base64')
    : undefined;
}

function send(call: WecomCall): Json {
  checkEnvelope(call);
  const { company, body } = call;
  const hash = hashOf(call);
  const now = company.clock.now();
  const earlier = company.world.bodies.find((one) => one.hash === hash && one.until > now);
  // Not documented what comes back for a suppressed repetition; the least that still is an answer: no response_code.
  if (earlier !== undefined) return { msgid: earlier.msgid };
  const isCard = body['msgtype'] === 'template_card';
  const content = isCard ? cardContent(call) : simpleContent(call);
  const { members, invalid } = recipientsOf(call);
  const msgid = company.mint(64);
  if (hash !== undefined)
    remember(company, { hash, msgid, seconds: Number(body['duplicate_check_interval'] ?? usualSeconds) });
  const card = content.card?.json;
  const to = members.map((member) => member.userid.toLowerCase());
  const taskId = card === undefined ? undefined : textIn(card, 'task_id');
  const about = card === undefined ? {} : { cardType: String(card['card_type']) };
  company.addSend({ msgid, at: now, to, ...about, ...(taskId === undefined ? {} : { taskId }) });
  for (const member of members) {
    const discarded = paceOf(company).takes(member.userid.toLowerCase()) ? {} : { discarded: true };
    company.add({ ...content, msgid, userid: member.userid, from: 'app', at: now, ...discarded });
  }
  const code = card !== undefined && isUpdatable(card) ? { response_code: company.mintCode(msgid) } : {};
  return { ...invalid, msgid, ...code };
}

function remember(company: Company, what: { hash: string; msgid: string; seconds: number }): void {
  const now = company.clock.now();
  const seconds = Math.min(Math.max(what.seconds || 0, 0), mostSeconds);
  const kept = company.world.bodies.filter((one) => one.until > now);
  company.world.bodies = [...kept, { hash: what.hash, msgid: what.msgid, until: now + seconds * 1000 }];
}

/** Takes a message back from everybody while it may be. */
function recall(call: WecomCall): Json {
  const msgid = textIn(call.body, 'msgid') ?? '';
  must(msgid !== '', 40058, 'missing msgid');
  const { company } = call;
  const sent = company.sent(msgid);
  if (sent === undefined) throw new WecomError(40058, 'invalid msgid');
  must(company.clock.now() - sent.at <= wecomLimits.recall.most, 42052, 'msgid expired');
  for (const userid of sent.to) {
    const message = company.message(userid, msgid);
    if (message !== undefined) company.replace({ ...message, recalled: true });
  }
  return {};
}

/** Sending to members, and what may be done with what was sent. */
export const messageMethods: Readonly<Record<string, WecomMethod>> = {
  'message/send': send,
  'message/update_template_card': updateCard,
  'message/recall': recall,
};
