import { encrypt, getSignature } from '@wecom/crypto';
import { type Door, knock, type Visit } from '../door';
import type { SealKeys } from './callback/open';
import { callbackPath } from './callback/serve';

/**
 * Asks what is behind the address that WeCom is given, as WeCom does when the address is saved: only who has our keys can
 * read what it is to say again (wecom.md §1.2).
 */
export async function knockAsWecom({ publicUrl, word, wall }: Visit, keys: SealKeys): Promise<Door> {
  const address = `${publicUrl}${callbackPath}`;
  const [timestamp, nonce] = [String(Math.floor(wall / 1000)), 'doctor'];
  const echostr = encrypt(keys.encodingAesKey, word, keys.corpId);
  const query = new URLSearchParams({
    msg_signature: getSignature(keys.token, timestamp, nonce, echostr),
    ...{ timestamp, nonce, echostr },
  });
  return { platform: 'wecom', address, ...(await knock({ at: `${address}?${query}`, answer: word, refusal: 403 })) };
}
