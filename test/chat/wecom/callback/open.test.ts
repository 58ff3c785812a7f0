import { createCipheriv, createHash } from 'node:crypto';
import { WecomCrypto } from '@wecom/aibot-node-sdk';
import { encrypt, getSignature } from '@wecom/crypto';
import { open, type Sealed } from '../../../../src/chat/wecom/callback/open';
import type { Instant } from '../../../../src/domain/time/instant';

const keys = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};

/** The published vectors (wecom.md §1.5). */
const urlCheck: Sealed = {
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  timestamp: '1409659589',
  nonce: '263014780',
  encrypt: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
};
const message: Sealed = {
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  timestamp: '1409659813',
  nonce: '1372623149',
  encrypt:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
};
const messageText = `<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>
<FromUserName><![CDATA[mycreate]]></FromUserName>
<CreateTime>1409659813</CreateTime>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[hello]]></Content>
<MsgId>4561255354251345929</MsgId>
<AgentID>218</AgentID>
</xml>`;
const wallOf = ({ timestamp }: Sealed, skew = 0) => ((Number(timestamp) + skew) * 1000) as Instant;

test('opens the published vectors, and seals them again byte for byte', () => {
  expect(open(urlCheck, keys, wallOf(urlCheck))).toEqual({ text: '1616140317555161061' });
  expect(open(message, keys, wallOf(message))).toEqual({ text: messageText });
  const { encodingAesKey, corpId } = keys;
  const again = (text: string, random: string) => encrypt(encodingAesKey, text, corpId, Buffer.from(random));
  expect(again('1616140317555161061', 'c41b64491c2468d0')).toBe(urlCheck.encrypt);
  expect(again(messageText, '0960688932c47ef1')).toBe(message.encrypt);
});

test.each([
  ['a forged signature', { signature: 'a'.repeat(40) }, 'signature'],
  ['a signature in capitals', { signature: message.signature.toUpperCase() }, 'signature'],
  ['no signature', { signature: '' }, 'signature'],
  ['another nonce', { nonce: '1' }, 'signature'],
  ['another text', { encrypt: urlCheck.encrypt }, 'signature'],
])('refuses %s', (_what, change, refused) => {
  expect(open({ ...message, ...change }, keys, wallOf(message))).toEqual({ refused });
});

test('refuses what is older or newer than ten minutes, and what has no date', () => {
  expect(open(message, keys, wallOf(message, 601))).toEqual({ refused: 'stale' });
  expect(open(message, keys, wallOf(message, -601))).toEqual({ refused: 'stale' });
  expect(open(message, keys, wallOf(message, 599)).text).toBe(messageText);
  expect(open(signed(message.encrypt, '1409659813.5'), keys, wallOf(message))).toEqual({ refused: 'stale' });
});

const signed = (sealed: string, timestamp = message.timestamp): Sealed => ({
  signature: getSignature(keys.token, timestamp, 'n', sealed),
  timestamp,
  nonce: 'n',
  encrypt: sealed,
});

/** Raw bytes under our key, padded as given. */
function sealedRaw(plain: Buffer): string {
  const key = Buffer.from(`${keys.encodingAesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

function plainOf(text: Buffer, { id = keys.corpId, length = text.length, pad = 0 } = {}): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  const whole = Buffer.concat([Buffer.alloc(16, 7), size, text, Buffer.from(id)]);
  const missing = pad || 32 - (whole.length % 32);
  return Buffer.concat([whole, Buffer.alloc(missing, missing)]);
}

const text = Buffer.from('<xml><A>1</A></xml>');

test.each([
  ['another company', encrypt(keys.encodingAesKey, '<xml/>', 'wxOTHER'), 'another company'],
  ['another key', encrypt('a'.repeat(43), '<xml/>', keys.corpId), 'damaged'],
  ['nothing', '', 'damaged'],
  ['no base64', '!!!!', 'damaged'],
  ['base64 with blanks in it', `${message.encrypt.slice(0, 8)}\n${message.encrypt.slice(8)}`, 'damaged'],
  ['one block', sealedRaw(Buffer.alloc(16, 16)), 'damaged'],
  ['half a block', message.encrypt.slice(0, 20), 'damaged'],
  ['a text cut off at a block', Buffer.from(message.encrypt, 'base64').subarray(0, -16).toString('base64'), 'damaged'],
  ['a length beyond its end', sealedRaw(plainOf(text, { length: 9999 })), 'damaged'],
  ['a length of nothing', sealedRaw(plainOf(text, { length: 0 })), 'another company'],
  ['padding that lies', sealedRaw(Buffer.concat([plainOf(text).subarray(0, -2), Buffer.from([9, 9])])), 'damaged'],
  ['padding of zero', sealedRaw(Buffer.alloc(64)), 'damaged'],
  ['letters that are none', sealedRaw(plainOf(Buffer.from([0x3c, 0x78, 0xff, 0xfe]))), 'damaged'],
])('refuses %s although it is signed', (_what, sealed, refused) => {
  expect(open(signed(sealed), keys, wallOf(message))).toEqual({ refused });
});

/** Chance that is the same in every run. */
function dice(seed: number): (sides: number) => number {
  let turn = 0;
  return (sides) => {
    turn += 1;
    return createHash('sha1').update(`${seed}:${turn}`).digest().readUInt32BE() % sides;
  };
}

/** How a message is damaged on its way. All but the first three are signed anew, so that decryption is reached. */
const damages: readonly ((sealed: Sealed, roll: (sides: number) => number) => Sealed)[] = [
  (sealed) => sealed,
  (sealed) => sealed,
  (sealed, roll) => ({ ...sealed, signature: sealed.signature.replace(/./, String(roll(10))) }),
  ({ encrypt: text }, roll) => signed(flipped(text, roll)),
  ({ encrypt: text }, roll) => signed(text.slice(0, roll(text.length))),
  ({ encrypt: text }, roll) => signed(cut(text, 16 * roll(20))),
  ({ encrypt: text }, roll) => signed(text + 'AAAA'.repeat(roll(9))),
  (_, roll) => signed(encrypt(keys.encodingAesKey, '<xml><A>1</A></xml>', `wx${roll(9)}`)),
  (_, roll) => signed(encrypt('abcdefghijk'.repeat(4).slice(0, 42) + 'AEIMQUY'[roll(7)], '<xml/>', keys.corpId)),
  (_, roll) => signed(sealedRaw(plainOf(text, { length: roll(60) }))),
  (_, roll) => signed(sealedRaw(Buffer.concat([plainOf(text).subarray(0, -4), Buffer.alloc(4, roll(40))]))),
];

function flipped(text: string, roll: (sides: number) => number): string {
  const bytes = Buffer.from(text, 'base64');
  const where = roll(bytes.length);
  bytes[where] = (bytes[where] ?? 0) ^ (1 << roll(8));
  return bytes.toString('base64');
}

const cut = (text: string, bytes: number): string => Buffer.from(text, 'base64').subarray(0, bytes).toString('base64');

test('agrees with WeCom’s own SDK on ten thousand whole and damaged messages', () => {
  const sdk = new WecomCrypto(keys.token, keys.encodingAesKey, keys.corpId);
  /** What the SDK answers; letters that are none are refused by us and replaced by it. */
  const theirs = ({ signature, timestamp, nonce, encrypt: sealed }: Sealed): string | undefined => {
    if (!sdk.verifySignature(signature, timestamp, nonce, sealed)) return undefined;
    // The SDK reads base64 that is none, and pads to 16; WeCom writes neither (wecom.md §1.4).
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.toString('base64') !== sealed || bytes.length % 32 !== 0) return undefined;
    try {
      const opened = sdk.decrypt(sealed);
      return opened.includes('\uFFFD') ? undefined : opened;
    } catch {
      return undefined;
    }
  };
  const roll = dice(20261122);
  let accepted = 0;
  for (let nth = 0; nth < 10_000; nth += 1) {
    const words = `<xml><Content><![CDATA[${'打印机🖨️ jam '.repeat(roll(12))}${nth}]]></Content></xml>`;
    const random = createHash('sha1').update(`${nth}`).digest().subarray(0, 16);
    const whole = signed(encrypt(keys.encodingAesKey, words, keys.corpId, random));
    const sealed = damages[roll(damages.length)]?.(whole, roll) ?? whole;
    const ours = open(sealed, keys, wallOf(message)).text;
    expect(ours).toBe(theirs(sealed));
    if (ours !== undefined) accepted += 1;
  }
  expect(accepted).toBeGreaterThan(1500);
  expect(accepted).toBeLessThan(4000);
});
