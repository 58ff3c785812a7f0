import type {
  PlayActionPost,
  PlayAnswer,
  PlayClock,
  PlayMessagePost,
  PlayOptionsAnswer,
  PlayOptionsPost,
  PlayPhonePost,
  PlayProblem,
  PlayShortcutPost,
  PlayState,
  PlayUploadAnswer,
  PlayViewClosePost,
  PlayViewSubmitPost,
} from '../wire';

/** The server said no, or said nothing; `message` is what it said, empty when it could not be reached. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  /** `status` is HTTP's; absent where the server could not be reached. */
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}

/** What the server answered, as JSON. Throws NoAnswer. */
export async function answered<T>(response: Promise<Response>): Promise<T> {
  const got = await response.catch(() => undefined);
  if (got === undefined) throw new NoAnswer('');
  const body: unknown = await got.json().catch(() => undefined);
  if (!got.ok) throw new NoAnswer((body as PlayProblem | undefined)?.problem ?? `HTTP ${got.status}`, got.status);
  return body as T;
}

/** Posts JSON and reads JSON. Throws NoAnswer. */
export function post<T>(path: string, body: unknown): Promise<T> {
  return answered(
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );
}

/** The playground's server, spoken to as one persona. Every call throws NoAnswer. */
export interface Api {
  readonly as: string;
  state(): Promise<PlayState>;
  message(body: PlayMessagePost): Promise<PlayAnswer>;
  action(body: PlayActionPost): Promise<PlayAnswer>;
  options(body: PlayOptionsPost): Promise<PlayOptionsAnswer>;
  submit(body: PlayViewSubmitPost): Promise<PlayAnswer>;
  close(body: PlayViewClosePost): Promise<PlayAnswer>;
  shortcut(body: PlayShortcutPost): Promise<PlayAnswer>;
  home(): Promise<PlayAnswer>;
  phone(body: PlayPhonePost): Promise<PlayAnswer>;
  upload(file: File): Promise<PlayUploadAnswer>;
  advance(by: string): Promise<PlayClock>;
}

/** `as` empty: the first persona of the seed. */
export function apiAs(as: string): Api {
  const who = `as=${encodeURIComponent(as)}`;
  return {
    as,
    state: () => answered(fetch(`/play/state?${who}`)),
    message: (body) => post(`/play/message?${who}`, body),
    action: (body) => post(`/play/action?${who}`, body),
    options: (body) => post(`/play/options?${who}`, body),
    submit: (body) => post(`/play/view/submit?${who}`, body),
    close: (body) => post(`/play/view/close?${who}`, body),
    shortcut: (body) => post(`/play/shortcut?${who}`, body),
    home: () => post(`/play/home?${who}`, {}),
    phone: (body) => post(`/play/phone?${who}`, body),
    upload(file) {
      const query = new URLSearchParams({ as, name: file.name, mime: file.type || 'application/octet-stream' });
      return answered(fetch(`/play/upload?${query.toString()}`, { method: 'POST', body: file }));
    },
    advance: (by) => post('/demo/clock', { advance: by }),
  };
}
