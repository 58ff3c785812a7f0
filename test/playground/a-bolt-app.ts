import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Playground } from '../../src/playground/control/playground';
import { secret } from './a-workspace';

const loading = {
  type: 'modal' as const,
  callback_id: 'report',
  title: { type: 'plain_text' as const, text: 'Report' },
};
const words = (text: string) => ({ type: 'plain_text' as const, text });
const kinds = ['Computer', 'Network'].map((text) => ({ text: words(text), value: text.toLowerCase() }));

/** The form of the little desk: what is wrong, of what kind, and photos. */
export const form = {
  ...loading,
  submit: words('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'kind',
      dispatch_action: true,
      label: words('Kind'),
      element: { type: 'static_select' as const, action_id: 'kind', options: kinds },
    },
    {
      type: 'input' as const,
      block_id: 'what',
      label: words('What is wrong'),
      element: { type: 'plain_text_input' as const, action_id: 'text', multiline: true },
    },
    {
      type: 'input' as const,
      block_id: 'photos',
      optional: true,
      label: words('Photos'),
      element: { type: 'file_input' as const, action_id: 'files', max_files: 3 },
    },
  ],
};

/** What the little desk heard, newest last. */
export interface Heard {
  readonly name: string;
  readonly body: Record<string, unknown>;
  readonly retry?: number;
}

/** A desk as small as can be, made with the real Bolt: opens a form, posts a card, lets it be claimed. */
export interface LittleDesk {
  readonly heard: Heard[];
  readonly stop: () => Promise<void>;
}

function listen(app: App, heard: Heard[], channel: string): void {
  const note = (name: string, body: unknown, retry?: number): void => {
    heard.push({ name, body: body as Record<string, unknown>, ...(retry === undefined ? {} : { retry }) });
  };
  app.event(/.*/, async ({ body, context }) => note(`event ${body.event.type}`, body, context.retryNum));
  app.command('/repair', async ({ ack, body, client }) => {
    note('command', body);
    if (body.text === 'help') return ack({ text: 'say /repair', response_type: 'ephemeral' });
    if (body.text === 'slow') return;
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.shortcut(/.*/, async ({ ack, body, client }) => {
    note(body.type, body);
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.view('report', async ({ ack, body, view, client }) => {
    note('view_submission', body);
    const what = view.state.values['what']?.['text']?.value ?? '';
    if (what.length < 4) return ack({ response_action: 'errors', errors: { what: 'A little more, please.' } });
    await ack();
    await client.chat.postMessage({
      channel,
      text: what,
      metadata: { event_type: 'card', event_payload: { id: 'IT-1' } },
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: what } },
        {
          type: 'actions',
          block_id: 'do',
          elements: [{ type: 'button', action_id: 'claim', text: words('Claim'), value: 'IT-1' }],
        },
      ],
    });
    return undefined;
  });
  app.action('claim', async ({ ack, body, client, respond }) => {
    note('block_actions', body);
    await ack();
    if (body.type !== 'block_actions' || body.message === undefined) return;
    await client.chat.update({ channel, ts: body.message.ts, text: `taken by <@${body.user.id}>`, blocks: [] });
    await respond({ text: 'It is yours.', replace_original: false, response_type: 'ephemeral' });
  });
  app.action('kind', async ({ ack, body }) => {
    note('block_actions', body);
    await ack();
  });
}

/** Starts the little desk against a workspace, over HTTP or Socket Mode; nothing in Bolt is changed but its address. */
export async function aBoltApp(
  playground: Playground,
  channel: string,
  how: 'http' | 'socket' = 'http',
  patience = 15_000,
): Promise<LittleDesk> {
  const heard: Heard[] = [];
  const clientOptions = { slackApiUrl: playground.slackApiUrl, retryConfig: { retries: 0 }, timeout: 5000 };
  const http = new HTTPReceiver({
    signingSecret: secret,
    logLevel: LogLevel.ERROR,
    unhandledRequestTimeoutMillis: patience,
  });
  const receiver =
    how === 'http'
      ? http
      : new SocketModeReceiver({
          appToken: 'xapp-test',
          logLevel: LogLevel.ERROR,
          clientPingTimeout: 200,
          installerOptions: {
            clientOptions: {
              slackApiUrl: playground.slackApiUrl,
              retryConfig: { retries: 3, minTimeout: 50, maxTimeout: 300 },
            },
          },
        });
  const app = new App({
    token: 'xoxb-test',
    receiver,
    clientOptions,
    convoStore: false,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
  });
  listen(app, heard, channel);
  await app.init();
  if (how === 'http') {
    const server = await http.start({ port: 0, host: '127.0.0.1' });
    playground.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  } else await app.start();
  return {
    heard,
    stop: async () => {
      await app.stop();
      // Bolt does not wait until its socket is really closed.
      await playground.until('the sockets to close', () => playground.connections === 0);
    },
  };
}
