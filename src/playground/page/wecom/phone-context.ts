import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WecomMember } from '../../wecom/wire';
import { type WecomPhoneApi, wecomApiAs } from './wecom-api';

/** What anything shown in the phone needs of it. */
export interface Phone {
  readonly api: WecomPhoneApi;
  readonly appName: string;
  /** Milliseconds by the demo clock when the page last heard of it. */
  readonly now: number;
  member(userid: string): WecomMember | undefined;
  /** Opens an address: a page of the app inside the phone, anything else in a new tab. */
  open(address: string): void;
  showMember(userid: string): void;
  showJson(message: unknown): void;
  /** Does it, says in a toast what went wrong and opens what it answers with; false when nothing was done. */
  act(what: Promise<{ readonly ok: boolean; readonly url?: string; readonly problem?: string }>): Promise<boolean>;
}

export const PhoneContext = createContext<Phone>({
  api: wecomApiAs(''),
  appName: '',
  now: 0,
  member: () => undefined,
  open: () => undefined,
  showMember: () => undefined,
  showJson: () => undefined,
  act: async () => false,
});

export const usePhone = (): Phone => useContext(PhoneContext);
