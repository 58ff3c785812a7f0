import type { IncomingMessage, ServerResponse } from 'node:http';
import { openHome, upload, useShortcut } from '../acts/open';
import { CannotDo, type Person, personOf } from '../acts/person';
import { findOptions, useElement } from '../acts/use-element';
import { closeView, submitView } from '../acts/use-view';
import { write } from '../acts/write';
import type { SlackApp } from '../app/slack-app';
import type { FileBytes } from '../file-bytes';
import { isObject, type Json, objectIn, textIn } from '../json';
import { largestFile } from '../largest-file';
import { playFile } from '../persona-messages';
import { personaState } from '../persona-state';
import type { LocalTelephony } from '../telephony/provider';
import type { ElementValue, PlayActionPost, PlayMessagePost, ViewValues } from '../wire';
import { answerJson } from './answer';
import { streamEvents } from './event-stream';
import { readArguments, readBody } from './read-body';

const need = (body: Json, field: string): string => {
  const value = textIn(body, field);
  if (value === undefined) throw new CannotDo(`${field} is missing`);
  return value;
};

const valuesIn = (body: Json, field: string): ViewValues => objectIn(body, field) as ViewValues;

function placeIn(body: Json): Pick<PlayActionPost, 'message' | 'view'> {
  const view = textIn(body, 'view');
  if (view !== undefined) return { view };
  const message = objectIn(body, 'message');
  return { message: { channel: need(message, 'channel'), ts: need(message, 'ts') } };
}

function messageIn(body: Json): PlayMessagePost {
  const threadTs = textIn(body, 'threadTs');
  const files = Array.isArray(body['files']) ? body['files'].map(String) : [];
  const text = textIn(body, 'text') ?? '';
  return { channel: need(body, 'channel'), text, files, ...(threadTs === undefined ? {} : { threadTs }) };
}

function elementIn(body: Json): PlayActionPost {
  const value = isObject(body['value']) ? { value: body['value'] as unknown as ElementValue } : {};
  const ids = { blockId: need(body, 'blockId'), actionId: need(body, 'actionId') };
  return { ...placeIn(body), ...ids, ...value, state: valuesIn(body, 'state') };
}

const posts: Readonly<Record<string, (person: Person, body: Json) => Promise<object> | object>> = {
  message: (person, body) => write(person, messageIn(body)),
  action: (person, body) => useElement(person, elementIn(body)),
  options: async (person, body) => {
    const ids = { blockId: need(body, 'blockId'), actionId: need(body, 'actionId') };
    return { options: await findOptions(person, { ...placeIn(body), ...ids, typed: textIn(body, 'typed') ?? '' }) };
  },
  'view/submit': (person, body) => submitView(person, { view: need(body, 'view'), values: valuesIn(body, 'values') }),
  'view/close': (person, body) => closeView(person, { view: need(body, 'view'), all: body['all'] === true }),
  shortcut: (person, body) => {
    const place = isObject(body['message']) ? placeIn(body) : {};
    return useShortcut(person, { callbackId: need(body, 'callbackId'), ...place });
  },
  home: (person) => openHome(person),
};

/** The page's own endpoints, `/play/…`, as wire.ts describes them. */
export class PlayRoutes {
  constructor(
    private readonly app: SlackApp,
    private readonly bytes: FileBytes,
    private readonly telephony: LocalTelephony | undefined,
  ) {}

  /** Throws CannotDo and TooLarge. */
  async handle(what: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = new URL(request.url ?? '/', 'http://local').searchParams;
    const person = personOf(this.app, query.get('as') ?? '');
    const { workspace } = this.app;
    if (request.method === 'GET' && what === 'state')
      return answerJson(response, 200, {
        ...personaState(workspace, person.user.id),
        phone: this.telephony?.shown(person.user.id) ?? null,
      });
    if (request.method === 'GET' && what === 'events')
      return streamEvents(workspace, person.user.id, request, response);
    if (request.method !== 'POST') return answerJson(response, 405, { problem: 'POST it' });
    if (what === 'upload') {
      const body = await readBody(request, largestFile);
      const mime = query.get('mime');
      const named = { name: query.get('name') ?? 'file', ...(mime ? { mime } : {}), body };
      const file = await upload(person, this.bytes, named);
      return answerJson(response, 200, { file: playFile(workspace, file) });
    }
    const act = posts[what];
    if (act === undefined) return answerJson(response, 404, { problem: 'not found' });
    if (!request.headers['content-type']?.startsWith('application/json'))
      return answerJson(response, 415, { problem: 'content-type must be application/json' });
    return answerJson(response, 200, { ...(await act(person, await readArguments(request))) });
  }
}
