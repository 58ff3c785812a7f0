import type { Duration } from '../../domain/time/instant';

/** A JSON object of the API. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * What an errcode means to whoever wants to try again (wecom.md §3.3). `later`: after `retryIn`. `uncertain`:
 * nobody knows whether it happened. `recipient`: none of the people can be told here. `spent`: the card can no longer be
 * edited. `setup`: only whoever runs the desk can mend it; alarmed, retried slowly. `never`: a bug of ours, or useless.
 */
export type Fate = 'later' | 'uncertain' | 'recipient' | 'spent' | 'setup' | 'never';

/** WeCom refused a call, or did not answer. */
export class WecomError extends Error {
  override readonly name = 'WecomError';
  /** WeCom's errcode, or one of ours where it gave none: `network`, `timeout`, `http_502`, `not_wecom`, `paced`. */
  readonly code: string;
  readonly fate: Fate;
  readonly retryIn: Duration;

  constructor(
    readonly method: string,
    what: Pick<WecomError, 'code' | 'fate' | 'retryIn'>,
    /** WeCom's errmsg, for the log and the doctor; never decided on. */
    readonly said?: string,
    cause?: unknown,
  ) {
    super(`${method}: ${what.code}`, { cause });
    this.code = what.code;
    this.fate = what.fate;
    this.retryIn = what.retryIn;
  }
}

/** A file for the media store, which keeps it three days. */
export interface MediaFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The server API of one app. Every call brings the access token along and renews it once when it is refused. */
export interface WecomApi {
  /**
   * `method` is the path below `/cgi-bin/`, e.g. `message/send`. With a body it is POSTed exactly as given, so that the
   * same text is the same request. Answers what came with errcode 0. Throws WecomError.
   */
  call(method: string, body?: Json | string, query?: Readonly<Record<string, string>>): Promise<Json>;
  /** Answers the media_id. Throws WecomError. */
  upload(type: 'image' | 'file', file: MediaFile): Promise<string>;
  /** Bytes of something people sent, at most 10 MB, with its type and, where WeCom tells it, its name. Throws WecomError. */
  download(mediaId: string): Promise<{ readonly bytes: Buffer; readonly mime: string; readonly name?: string }>;
}
