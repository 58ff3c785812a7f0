import { createHmac, randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import { company, secrets } from './bench-desk';

/** What is posted to a desk. */
export interface Request {
  /** With its query. */
  readonly path: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const seconds = (): string => `${Math.floor(Date.now() / 1000)}`;

/** A body as Slack sends it, signed now. */
export function fromSlack(body: string | Buffer, type = typeOf(body)): Request {
  const stamp = seconds();
  const bytes = Buffer.from(body);
  const hash = createHmac('sha256', secrets.signingSecret).update(`v0:${stamp}:`).update(bytes).digest('hex');
  const headers = { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${hash}` };
  return { path: '/slack/events', body: bytes, headers };
}

const typeOf = (body: string | Buffer): string =>
  body.toString('latin1', 0, 1) === '{' ? 'application/json' : 'application/x-www-form-urlencoded';

/** How a callback may differ from what WeCom sends. */
export interface Envelope {
  /** For whom it is sealed; the desk's company where it isn't said. */
  readonly receiver?: string;
  /** What becomes of the envelope's text after it was signed. */
  readonly spoil?: (envelope: string) => string | Buffer;
}

/** A callback as WeCom sends it: sealed, signed now, in its envelope. */
export function fromWecom(xml: string, { receiver = company.corpId, spoil = (text) => text }: Envelope = {}): Request {
  const sealed = encrypt(company.encodingAesKey, xml, receiver, randomBytes(16));
  const [timestamp, nonce] = [seconds(), randomBytes(5).toString('hex')];
  const query = new URLSearchParams({
    msg_signature: getSignature(company.token, timestamp, nonce, sealed),
    timestamp,
    nonce,
  });
  const fields = [
    ['ToUserName', company.corpId],
    ['AgentID', `${company.agentId}`],
    ['Encrypt', sealed],
  ];
  const envelope = fields.map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('');
  return {
    path: `/wecom/callback?${query}`,
    body: Buffer.from(spoil(`<xml>${envelope}</xml>`)),
    headers: { 'content-type': 'text/xml' },
  };
}
