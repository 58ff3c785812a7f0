import type { DutyScope } from '../../domain/desk';
import type { Language } from '../../domain/words';

/** Everything the WeCom adapter is told. `config/` fills and checks it; nothing here is read from the environment. */
export interface WecomConfig {
  readonly corpId: string;
  readonly agentId: number;
  /** Of the app; buys access tokens. */
  readonly secret: string;
  /** Of the callback: signs its requests. */
  readonly token: string;
  /** 43 letters and digits. */
  readonly encodingAesKey: string;
  /** Origin of the server API, without a slash at its end: `https://qyapi.weixin.qq.com`. */
  readonly apiUrl: string;
  /** An HTTP proxy with a fixed address, which WeCom can be told to trust (企业可信IP). */
  readonly proxy?: string;
  /** Id of a group chat of the app's own that reads one line a change. */
  readonly group?: string | undefined;
  /** Tags of whoever is on duty; none unless given. */
  readonly onDuty?: readonly { readonly tag: number; readonly scope: DutyScope }[];
  /** Address of a group's message push (消息推送), which reads the same. The address is the credential. */
  readonly webhook?: string;
  /** Language for people WeCom says nothing about: it knows no languages. */
  readonly language: Language;
  readonly zone: string;
  /** The https address of the desk, without a slash at its end. */
  readonly publicUrl: string;
}

/** WeCom's own API; links of pages go to its sign-in only when this is where we speak. */
export const officialApi = 'https://qyapi.weixin.qq.com';
