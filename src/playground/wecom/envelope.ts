import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** What both sides of the callback know: the token signs, the key encrypts. */
export interface CallbackKeys {
  readonly token: string;
  /** 43 characters. */
  readonly encodingAesKey: string;
}

const block = 32;

/** SHA-1 over the four values in the order of the alphabet, hex (developer.work.weixin.qq.com path 90968). */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypted: string): string {
  const joined = [token, timestamp, nonce, encrypted].sort().join('');
  return createHash('sha1').update(joined).digest('hex');
}

function keyOf(keys: CallbackKeys): Buffer {
  const key = Buffer.from(`${keys.encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new Error(`an EncodingAESKey has 43 characters, not ${keys.encodingAesKey.length}`);
  return key;
}

/** AES-256-CBC of `random(16) length(4) message receiveid`, padded to whole blocks of 32; base64. */
export function encrypted(keys: CallbackKeys, message: string, receiveId: string, random: Buffer): string {
  const key = keyOf(keys);
  const said = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(said.length);
  const plain = Buffer.concat([random.subarray(0, 16), length, said, Buffer.from(receiveId, 'utf8')]);
  const missing = block - (plain.length % block);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const whole = Buffer.concat([plain, Buffer.alloc(missing, missing)]);
  return Buffer.concat([cipher.update(whole), cipher.final()]).toString('base64');
}

/** What an encrypted text says, and for whom. Throws where padding or length are not right. */
export function decrypted(keys: CallbackKeys, text: string): { readonly message: string; readonly receiveId: string } {
  const key = keyOf(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]);
  const missing = padded.at(-1) ?? 0;
  const isPadded = missing >= 1 && missing <= block && padded.subarray(-missing).every((byte) => byte === missing);
  if (!isPadded || padded.length % block !== 0) throw new Error('the padding is not right');
  const plain = padded.subarray(0, padded.length - missing);
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length) throw new Error('the length is not right');
  return { message: plain.subarray(20, end).toString('utf8'), receiveId: plain.subarray(end).toString('utf8') };
}
