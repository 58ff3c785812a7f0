import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoProcess } from './demo-process';

// A whole demo fills in two days of work when it starts; other tests run beside it.
jest.setTimeout(180_000);

const zhou = 'U0ZHOUTING';
const sun = 'U0SUNYUE';
const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-demo-'));
const running: DemoProcess[] = [];
const demo = (port?: string): DemoProcess => {
  const started = new DemoProcess(folder, port);
  running.push(started);
  return started;
};
afterAll(async () => {
  for (const one of running) await one.interrupt();
  rmSync(folder, { recursive: true, force: true });
});

test('the demo has a past, reports on the hour, and goes on where it was', async () => {
  const first = demo();
  const url = await first.url();
  expect(first.lines.join('\n')).toContain('Filling in two days of work');

  const managed = (await first.readBy(sun)).join('\n');
  expect(managed).toContain('服务台日报');
  expect(managed).toContain('月底赶报表，等了一个多小时，中间没有人说明原因');
  const before = (await first.readBy(zhou)).join('\n');
  expect(before).toContain('301 会议室投影没有信号');
  expect(before).not.toContain('IT-1008 处理进展');

  const other = demo(new URL(url).port);
  expect(await other.ended).toBe(1);
  expect(other.lines.join('\n')).toMatch(/^Port \d+ is taken.*DEMO_PORT=\d+ npm run demo$/);

  const pushed = await first.push('65m');
  const after = await first.readBy(zhou);
  expect(after.join('\n')).toContain('IT-1008 处理进展');
  expect(await first.interrupt()).toBe(0);

  const again = demo();
  await again.url();
  expect(again.lines.join('\n')).not.toContain('Filling in');
  expect(await again.readBy(zhou)).toEqual(after);
  expect(await again.now()).toBeGreaterThanOrEqual(pushed);
  expect(await again.interrupt()).toBe(0);
});
