import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '../../../src/chat/slack/files';
import { isSlackAddress } from '../../../src/chat/slack/own-address';
import { withoutMention } from '../../../src/chat/slack/text';

test.each([
  ['https://hooks.slack.com/actions/T1/2/x', true],
  ['https://files.slack.com/files-pri/T1-F1/a.png', true],
  ['http://127.0.0.1:4000/response/1', true],
  ['https://files.slack-gov.com/upload/v1/x', true],
  ['wss://wss-primary.slack.com/link/?ticket=1', true],
  ['ws://127.0.0.1:4000/link/?ticket=1', true],
  ['ws://wss-primary.slack.com/link/?ticket=1', false],
  ['ws://127.0.0.1:4001/link/?ticket=1', false],
  ['http://hooks.slack.com/actions/T1', false],
  ['https://slack.com.example.org/x', false],
  ['https://evilslack.com/x', false],
  ['https://slack.com@example.org/', false],
  ['http://127.0.0.1:4001/', false],
  ['http://169.254.169.254/latest/meta-data', false],
  ['file:///etc/passwd', false],
  ['', false],
])('%s is an address of Slack’s: %s', (address, is) => {
  expect(isSlackAddress(address, 'http://127.0.0.1:4000/api/')).toBe(is);
});

describe('a file that Slack holds', () => {
  let slack: Server;
  let elsewhere: Server;
  const tokens: (string | undefined)[] = [];
  const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const listening = (server: Server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      response.end('stolen');
    });
    slack = createServer((request, response) => {
      const moved: Readonly<Record<string, string>> = {
        '/moved': '/file',
        '/away': `${urlOf(elsewhere)}/file`,
        '/round': '/round',
      };
      const location = moved[request.url ?? ''];
      if (location !== undefined) response.writeHead(302, { location }).end();
      else response.end(request.headers.authorization);
    });
    await Promise.all([listening(slack), listening(elsewhere)]);
  });
  afterAll(() => {
    slack.close();
    elsewhere.close();
  });
  const fetched = (url: string): Promise<Buffer> =>
    download(
      { id: 'F1', name: 'a', mime: 'text/plain', size: 1, platform: 'slack', source: { url } },
      { apiUrl: `${urlOf(slack)}/api/`, botToken: 'xoxb-1' },
    );

  test('is fetched with our token, and from where Slack moved it', async () => {
    expect(`${await fetched(`${urlOf(slack)}/file`)}`).toBe('Bearer xoxb-1');
    expect(`${await fetched(`${urlOf(slack)}/moved`)}`).toBe('Bearer xoxb-1');
  });

  test.each(['/away', '/round'])('is not fetched from anywhere else (%s), and our token goes nowhere', async (path) => {
    await expect(fetched(`${urlOf(slack)}${path}`)).rejects.toMatchObject({ code: 'foreign_file' });
    await expect(fetched(`${urlOf(elsewhere)}/file`)).rejects.toMatchObject({ code: 'foreign_file' });
    expect(tokens).toEqual([]);
  });
});

test('a mention is found among whatever looks like one, and all else stays as it was written', () => {
  expect(withoutMention('<@UBOT|desk> hi <@UBOT>', 'UBOT')).toBe('hi');
  const markup = '<@UBOT|'.repeat(1000);
  expect(withoutMention(markup, 'UBOT')).toBe(markup);
});
