import type {
  WecomAnswer,
  WecomChoosePost,
  WecomLocationPost,
  WecomMenuPost,
  WecomPressPost,
  WecomSayPost,
  WecomState,
} from '../../wecom/wire';
import type { PlayPhonePost } from '../../wire';
import { answered, post } from '../api';

/** The WeCom company's server, spoken to as one member. Every call throws NoAnswer. */
export interface WecomPhoneApi {
  readonly userid: string;
  state(): Promise<WecomState>;
  say(body: WecomSayPost): Promise<WecomAnswer>;
  upload(type: 'image' | 'voice' | 'video' | 'file', file: File): Promise<WecomAnswer>;
  location(body: WecomLocationPost): Promise<WecomAnswer>;
  press(body: WecomPressPost): Promise<WecomAnswer>;
  choose(body: WecomChoosePost): Promise<WecomAnswer>;
  menu(body: WecomMenuPost): Promise<WecomAnswer>;
  open(): Promise<WecomAnswer>;
  phone(body: PlayPhonePost): Promise<WecomAnswer>;
}

/** `userid` empty: the first member of the seed. */
export function wecomApiAs(userid: string): WecomPhoneApi {
  const who = `as=${encodeURIComponent(userid)}`;
  const at = (what: string) => `/play/wecom/${what}?${who}`;
  return {
    userid,
    state: () => answered(fetch(at('state'))),
    say: (body) => post(at('say'), body),
    upload(type, file) {
      const query = new URLSearchParams({ as: userid, type, name: file.name });
      return answered(fetch(`/play/wecom/upload?${query.toString()}`, { method: 'POST', body: file }));
    },
    location: (body) => post(at('location'), body),
    press: (body) => post(at('press'), body),
    choose: (body) => post(at('choose'), body),
    menu: (body) => post(at('menu'), body),
    open: () => post(at('open'), {}),
    phone: (body) => post(at('phone'), body),
  };
}
