import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoProcess } from './demo-process';

// A whole demo fills in two days of work when it starts; other tests run beside it.

const zhou = 'U0ZHOUTING';
const sun = 'U0SUNYUE';
const [emma, chen, li, kate] = ['U0EMMA', 'U0CHENHAO', 'U0LINA', 'U0KATE'];
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
  // The day's complaints are counted in the digest; what they say stays with whom they concern.
  const digest = (await first.readBy(kate)).filter((one) => one.includes('Service desk digest')).join('\n');
  expect(digest).toMatch(/Complaints:\s+1 new, /);
  expect(digest).not.toContain('月末结账因此晚了半天');
  await readsOfOtherKinds(first);
  const before = (await first.readBy(zhou)).join('\n');
  const [, beamer = 'none'] = /(IT-\d+) 301 会议室投影没有信号/.exec(before) ?? [];
  expect(beamer).not.toBe('none');
  expect(before).not.toContain(`${beamer} 处理进展`);

  const other = demo(new URL(url).port);
  expect(await other.ended).toBe(1);
  expect(other.lines.join('\n')).toMatch(/^Port \d+ is taken.*DEMO_PORT=\d+ npm run demo$/);

  const pushed = await first.push('65m');
  const after = await first.readBy(zhou);
  expect(after.join('\n')).toContain(`${beamer} 处理进展`);
  expect(await first.interrupt()).toBe(0);

  const again = demo();
  await again.url();
  expect(again.lines.join('\n')).not.toContain('Filling in');
  expect(await again.readBy(zhou)).toEqual(after);
  expect(await again.now()).toBeGreaterThanOrEqual(pushed);
  expect(await again.interrupt()).toBe(0);
});

/** Complaints, enquiries and permissions of the past, each read by whom it concerns and by nobody else. */
async function readsOfOtherKinds(demo: DemoProcess): Promise<void> {
  const [ofSun, ofEmma, ofChen, ofLi, ofZhou] = await Promise.all(
    [sun, emma, chen, li, zhou].map(async (who) => (await demo.readBy(who)).join('\n')),
  );
  // One complaint went a level up, was answered there and accepted; one is with the lead.
  expect(ofSun).toContain('周婷已接受 IT-C1 的答复');
  expect(ofChen).toMatch(/IT-C2 投诉[\s\S]*调查处理中/);
  expect(ofLi).not.toMatch(/IT-C\d|月末结账|nobody told me/);
  // One enquiry was answered in parts, one came from a portal and waits.
  expect(ofEmma).toMatch(/Still open: 1 of 2/);
  expect(ofEmma).toContain('Closed: the answer is complete');
  expect(ofLi).toMatch(/IT-Q2[\s\S]*待受理[\s\S]*OA 系统/);
  // Leave that is granted, a swap that is taken and one that waits, an exception in force, a handover that waits.
  expect(ofLi).toMatch(/IT-L1[\s\S]*已生效，代班人：Tom Baker/);
  expect(ofLi).toMatch(/IT-S1[\s\S]*由 ?Tom Baker 接这个班[\s\S]*IT-S2[\s\S]*等待接班/);
  expect(ofChen).toMatch(/IT-X1：所有人已同意，已生效/);
  expect(ofChen).toMatch(/IT-H1 工单交接：Tom Baker → 王磊/);
  // A permission is asked and was reminded of, a step was refused and the solution says so.
  expect(ofEmma).toMatch(/still waiting for your answer to IT-P3/);
  expect(ofZhou).toMatch(/未进行[：\s]*重置浏览器 — 报税网站的密码只存在浏览器里/);
}
