import { type Json, type MediaFile, type WecomApi, WecomError } from '../../../../src/chat/wecom/api';
import { seconds } from '../../../../src/domain/time/instant';

/** A call as it came. `text` is the body byte for byte. */
export interface Called {
  readonly method: string;
  readonly body: Json;
  readonly text: string;
  readonly query: Readonly<Record<string, string>>;
}

type Answer = Json | WecomError | ((called: Called) => Json | WecomError);

/** An error as the client throws it. */
export const wecomError = (code: string, fate: WecomError['fate']): WecomError =>
  new WecomError('test', { code, fate, retryIn: seconds(7) });

const objectIn = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});

/**
 * A WeCom that writes down what it was asked. It gives a code for each card and takes each code once; everything else it
 * answers as a test tells it to.
 */
export class ScriptedWecom implements WecomApi {
  readonly calls: Called[] = [];
  readonly uploads: { readonly type: string; readonly file: MediaFile }[] = [];
  /** Codes that still work. */
  readonly codes = new Set<string>();
  readonly media = new Map<string, { bytes: Buffer; mime: string; name?: string }>();
  readonly #next = new Map<string, Answer[]>();
  uploadFails: WecomError | undefined;
  refusedPictures = false;
  #made = 0;

  /** The next answers to a method, in this order. */
  next(method: string, ...answers: readonly Answer[]): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), ...answers]);
  }

  to(method: string): readonly Called[] {
    return this.calls.filter((called) => called.method === method);
  }

  /** Messages of a type, as they were sent. */
  sent(type?: string): readonly Json[] {
    const bodies = this.to('message/send').map(({ body }) => body);
    return type === undefined ? bodies : bodies.filter(({ msgtype }) => msgtype === type);
  }

  /** Words of the text messages, in order. */
  get texts(): readonly string[] {
    return this.sent('text').map(({ text }) => String(objectIn(text)['content']));
  }

  /** How cards were redrawn, in order. */
  get redrawn(): readonly Json[] {
    return this.to('message/update_template_card').map(({ body }) => body);
  }

  async call(method: string, body: Json | string = {}, query: Readonly<Record<string, string>> = {}): Promise<Json> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const called = { method, body: JSON.parse(text) as Json, text, query };
    this.calls.push(called);
    const next = this.#next.get(method)?.shift();
    const answer = typeof next === 'function' ? next(called) : (next ?? this.#usual(called));
    if (answer instanceof WecomError) throw answer;
    return answer;
  }

  async upload(type: 'image' | 'file', file: MediaFile): Promise<string> {
    if (this.uploadFails) throw this.uploadFails;
    if (this.refusedPictures && type === 'image') throw wecomError('40004', 'never');
    this.uploads.push({ type, file });
    return `media-${this.uploads.length}`;
  }

  async download(mediaId: string): Promise<{ bytes: Buffer; mime: string; name?: string }> {
    const next = this.#next.get('media/get')?.shift();
    if (next instanceof WecomError) throw next;
    const found = this.media.get(mediaId);
    if (!found) throw wecomError('40007', 'never');
    return found;
  }

  /** A click's own code. */
  click(): string {
    this.#made += 1;
    const code = `click-${this.#made}`;
    this.codes.add(code);
    return code;
  }

  #usual({ method, body }: Called): Json {
    if (method === 'message/send') return this.#taken(body);
    if (method === 'message/update_template_card' && !this.codes.delete(String(body['response_code']))) {
      throw wecomError('60140', 'spent');
    }
    return { errcode: 0, errmsg: 'ok' };
  }

  #taken(body: Json): Json {
    this.#made += 1;
    const card = objectIn(body['template_card']);
    if (card['task_id'] === undefined) return { errcode: 0, msgid: `m${this.#made}` };
    const code = `send-${this.#made}`;
    this.codes.add(code);
    return { errcode: 0, msgid: `m${this.#made}`, response_code: code };
  }
}
