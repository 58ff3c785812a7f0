import type { Json } from '../json';

/** How a request to the app went. */
export type Delivered =
  /** `body` is the app's answer: an object, text, or null for none. */
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | {
      readonly ok: false;
      readonly why: 'http_timeout' | 'connection_failed' | 'http_error';
      readonly status?: number;
      readonly noRetry?: boolean;
    };

/** How a request may be spoiled, to see what the app makes of it. */
export interface Spoiled {
  /** `none` leaves the header out. */
  readonly signature?: 'wrong' | 'none';
  /** Seconds by which the timestamp lies in the past (negative: in the future). */
  readonly age?: number;
}

/** One request to the app. */
export interface Outgoing {
  readonly kind: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: Json;
  readonly retry?: { readonly num: number; readonly reason: string };
  readonly spoiled?: Spoiled;
}
