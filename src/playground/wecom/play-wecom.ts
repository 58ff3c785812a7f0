import type { IncomingMessage, ServerResponse } from 'node:http';
import { CannotDo } from '../acts/person';
import { answerJson } from '../http/answer';
import { streamEvents } from '../http/event-stream';
import { readArguments, readBody } from '../http/read-body';
import { isObject, type Json, listIn, objectIn, textIn } from '../json';
import { largestFile } from '../largest-file';
import { choose, press } from './card-acts';
import { type Actor, actorOf, openApp, say, sendLocation, sendMedia, useMenu, usePhone } from './member-acts';
import type { WecomParts } from './wecom-call';
import { wecomState } from './wecom-state';
import type { WecomAnswer } from './wire';

const mediaTypes = ['image', 'voice', 'video', 'file'] as const;

function need(body: Json, field: string): string {
  const value = textIn(body, field);
  if (value === undefined) throw new CannotDo(`${field} is missing`);
  return value;
}

function selectedIn(body: Json): Readonly<Record<string, readonly string[]>> {
  const given = Object.entries(objectIn(body, 'selected'));
  return Object.fromEntries(given.map(([key, ids]) => [key, Array.isArray(ids) ? ids.map(String) : [String(ids)]]));
}

const posts: Readonly<Record<string, (actor: Actor, body: Json) => Promise<WecomAnswer>>> = {
  say: (actor, body) => say(actor, need(body, 'text')),
  location: (actor, body) =>
    sendLocation(actor, {
      label: need(body, 'label'),
      latitude: Number(body['latitude']),
      longitude: Number(body['longitude']),
    }),
  press: (actor, body) => {
    const selected = isObject(body['selected']) ? { selected: selectedIn(body) } : {};
    return press(actor, { msgid: need(body, 'msgid'), key: need(body, 'key'), ...selected });
  },
  choose: (actor, body) => choose(actor, { msgid: need(body, 'msgid'), selected: selectedIn(body) }),
  menu: (actor, body) => useMenu(actor, listIn(body, 'names').map(String)),
  open: (actor) => openApp(actor),
  phone: (actor, body) => usePhone(actor, need(body, 'act')),
};

/** The page's own endpoints about the company, `/play/wecom/…`, as wire.ts describes them. */
export class PlayWecom {
  constructor(private readonly parts: WecomParts) {}

  /** Throws CannotDo and TooLarge. */
  async handle(what: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = new URL(request.url ?? '/', 'http://local').searchParams;
    const actor = actorOf(this.parts, query.get('as') ?? '');
    const { userid } = actor.member;
    const { company } = this.parts;
    if (request.method === 'GET' && what === 'state')
      return answerJson(response, 200, { ...wecomState(this.parts, userid) });
    if (request.method === 'GET' && what === 'events') return streamEvents(company, userid, request, response);
    if (request.method !== 'POST') return answerJson(response, 405, { problem: 'POST it' });
    if (what === 'upload') {
      const type = mediaTypes.find((one) => one === query.get('type'));
      if (type === undefined) throw new CannotDo(`type is one of ${mediaTypes.join(', ')}`);
      const bytes = await readBody(request, largestFile);
      const answer = await sendMedia(actor, type, { name: query.get('name') ?? type, bytes });
      return answerJson(response, 200, { ...answer });
    }
    const act = posts[what];
    if (act === undefined) return answerJson(response, 404, { problem: 'not found' });
    if (!request.headers['content-type']?.startsWith('application/json'))
      return answerJson(response, 415, { problem: 'content-type must be application/json' });
    return answerJson(response, 200, { ...(await act(actor, await readArguments(request))) });
  }
}
