import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, getSignature } from '@wecom/crypto';
import { company } from '../kit/bench-desk';

/** The least that receiving takes: checks the signature, opens the envelope, says yes, and keeps nothing. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { searchParams } = new URL(request.url ?? '', 'http://desk');
  const [timestamp, nonce] = [searchParams.get('timestamp') ?? '', searchParams.get('nonce') ?? ''];
  const sealed = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(Buffer.concat(chunks).toString())?.[1] ?? '';
  const isSigned = getSignature(company.token, timestamp, nonce, sealed) === searchParams.get('msg_signature');
  if (isSigned) decrypt(company.encodingAesKey, sealed);
  response.writeHead(isSigned ? 200 : 403).end();
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
