import type { IncomingMessage, ServerResponse } from 'node:http';
import { CannotDo } from '../acts/person';
import { textIn } from '../json';
import type { LocalTelephony } from '../telephony/provider';
import { answerJson } from './answer';
import { readArguments } from './read-body';

/** `POST /play/phone?as=U…`: a persona takes the call that rings, presses a key, or hangs up. Throws CannotDo. */
export async function phoneRoute(
  telephony: LocalTelephony,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const as = new URL(request.url ?? '/', 'http://local').searchParams.get('as') ?? '';
  if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json')) {
    return answerJson(response, 415, { problem: 'POST it as application/json' });
  }
  const body = await readArguments(request);
  const act = textIn(body, 'act');
  if (act === 'answer') await telephony.answer(as);
  else if (act === 'press') await telephony.press(as, textIn(body, 'key') ?? '');
  else if (act === 'hang-up') await telephony.hangUp(as);
  else throw new CannotDo('act is one of answer, press, hang-up');
  return answerJson(response, 200, { ok: true });
}
