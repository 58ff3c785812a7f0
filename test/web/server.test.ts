import { connect } from 'node:net';
import type { Route } from '../../src/web/route';
import { startWeb, type Web } from '../../src/web/server';
import { FakeLogger } from '../scheduler/fakes';

let release = (): void => {};
let entered: Promise<void>;
const routes: Route[] = [
  { methods: ['GET'], path: '/one', serve: async (_, response) => void response.end('one') },
  { methods: ['POST'], path: '/many/', serve: async (request, response) => void response.end(request.url) },
  {
    methods: ['GET'],
    path: '/broken',
    serve: async () => {
      throw new Error('secret detail');
    },
  },
];

describe('the web server', () => {
  let web: Web;
  const logger = new FakeLogger();
  beforeAll(async () => {
    web = await startWeb({ port: 0, routes: [...routes, aSlowRoute()], logger });
  });
  afterAll(() => web.close(0));
  const get = (path: string, init?: RequestInit) => fetch(`${web.address.url}${path}`, init);

  function aSlowRoute(): Route {
    let enter = (): void => {};
    entered = new Promise((resolve) => {
      enter = resolve;
    });
    const serve: Route['serve'] = async (_, response) => {
      enter();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      response.end('finished');
    };
    return { methods: ['GET'], path: '/slow', serve };
  }

  test('listens on loopback unless told otherwise', () => {
    expect(web.address.host).toBe('127.0.0.1');
  });

  test('answers a path alone, and everything below one', async () => {
    expect(await (await get('/one?x=1')).text()).toBe('one');
    expect((await get('/one/more')).status).toBe(404);
    expect(await (await get('/many/a/b', { method: 'POST', body: 'x' })).text()).toBe('/many/a/b');
    expect((await get('/many', { method: 'POST', body: 'x' })).status).toBe(200);
    expect((await get('/manyother', { method: 'POST', body: 'x' })).status).toBe(404);
  });

  test('says 404 to the unknown and 405 to the wrong method', async () => {
    expect((await get('/none')).status).toBe(404);
    const wrong = await get('/one', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await get('/one', { method: 'HEAD' })).status).toBe(200);
  });

  test('carries its security headers on every answer', async () => {
    for (const path of ['/one', '/none', '/broken']) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('logs a broken route and tells the caller nothing about it', async () => {
    const answer = await get('/broken');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret detail');
    expect(logger.of('error')).toContain('request failed');
  });

  test('refuses a body that is too long or of unknown length', async () => {
    const long = await get('/many/', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
    expect(long.status).toBe(413);
    const body = new Blob(['x']).stream();
    const unmeasured = await get('/many/', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(unmeasured.status).toBe(411);
  });

  test.each([
    ['garbage', 'what is this\r\n\r\n', '400'],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
  ])('refuses %s', async (_, sent, status) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(web.address.port, '127.0.0.1', () => socket.write(sent));
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test('says which port is taken', async () => {
    const again = startWeb({ port: web.address.port, routes, logger, setting: 'WATCH_PORT' });
    await expect(again).rejects.toMatchObject({
      name: 'AddressRefused',
      address: `127.0.0.1:${web.address.port}`,
      setting: 'WATCH_PORT',
      code: 'EADDRINUSE',
    });
  });

  test('finishes what it is answering before it closes', async () => {
    const asked = get('/slow').then((answer) => answer.text());
    await entered;
    const closed = web.close(10_000);
    release();
    expect(await asked).toBe('finished');
    await closed;
    await expect(get('/one')).rejects.toThrow();
  });
});
