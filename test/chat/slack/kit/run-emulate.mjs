// Runs npm emulate's Slack in a process of its own (it is an ES module, jest's are not) and says where it is.
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

const token = 'xoxb-test';
const app = { client_id: '1.1', client_secret: 'x', app_id: 'A000000001', name: 'DutyDesk', bot_name: 'dutydesk' };
const scopes = process.argv.slice(2);
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const slack = {
  team: { name: 'Harbour', domain: 'harbour' },
  users: [{ name: 'mei', real_name: '林梅', email: 'mei@harbour.example' }],
  channels: [{ name: 'it-desk' }],
  oauth_apps: [{ ...app, redirect_uris: [], scopes }],
  tokens: [{ token, user: app.bot_name, type: 'bot', app_id: app.app_id, scopes }],
};
const emulator = await createEmulator({ service: 'slack', port: await freePort(), seed: { slack } });
const call = async (method) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers })).json();
};
const { members } = await call('users.list');
const { channels } = await call('conversations.list');
const person = members.find(({ name }) => name === 'mei').id;
const channel = channels.find(({ name }) => name === 'it-desk').id;
process.stdout.write(`${JSON.stringify({ apiUrl: `${emulator.url}/api/`, person, channel })}\n`);
