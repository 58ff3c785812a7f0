import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Says yes to every Web API method. */
export async function startWebApiStub() {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      calls += 1;
      const answer = {
        ok: true,
        ...{ user_id: 'U0DESK', bot_id: 'B0', team_id: 'T0', ts: `1.${calls}`, channel: { id: 'D0' } },
        view: { id: `V${calls}`, hash: `${calls}` },
        user: { id: 'U1', real_name: '同事', tz: 'Asia/Shanghai', locale: 'zh-CN', profile: { display_name: '同事' } },
        message: { ts: `1.${calls}` },
        messages: [],
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
