import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { secrets } from '../kit/bench-desk';

/** Bolt as its first page shows it: acknowledges a command and an event, and does nothing. */
async function serve(): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret: secrets.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: secrets.botToken, botId: 'B0', botUserId: 'U0DESK', teamId: 'T0' }),
  });
  app.command('/repair', async ({ ack }) => ack());
  app.event('message', async () => undefined);
  const server = await receiver.start(0, { host: '127.0.0.1' } as never);
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

void serve();
