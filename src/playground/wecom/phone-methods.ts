import { type Json, listIn, textIn } from '../json';
import type { WecomCall, WecomMethod } from './wecom-call';
import { must, WecomError } from './wecom-error';

/** How the call to one of them began: what is wrong with one person refuses no other. */
function begun(call: WecomCall, userid: string): Json {
  try {
    const { callid } = call.parts.telephones.begin(userid);
    return { code: 0, callid, userid };
  } catch (problem) {
    if (!(problem instanceof WecomError) || problem.errcode > 301000) throw problem;
    return { code: problem.errcode, callid: '', userid };
  }
}

/** The emergency notice: a call to each of some members, and how one stands. There is no callback. */
export const phoneMethods: Readonly<Record<string, WecomMethod>> = {
  'pstncc/call': (call) => {
    const callees = listIn(call.body, 'callee_userid').map(String);
    must(callees.length > 0, 40058, 'callee_userid is empty');
    return { states: callees.map((userid) => begun(call, userid)) };
  },
  'pstncc/getstates': (call) => {
    call.parts.telephones.mustBeOn();
    const [userid, callid] = [textIn(call.body, 'callee_userid') ?? '', textIn(call.body, 'callid') ?? ''];
    const found = call.parts.telephones.find(callid, userid);
    if (found === undefined) throw new WecomError(40058, 'no such call');
    const { at, answeredAt, endedAt, reason } = found;
    const now = call.company.clock.now();
    const hasEnded = endedAt !== undefined && endedAt <= now;
    return {
      istalked: answeredAt === undefined ? 0 : 1,
      calltime: Math.floor(at / 1000),
      talktime: answeredAt === undefined ? 0 : 2,
      reason: hasEnded ? reason : 0,
    };
  },
};
