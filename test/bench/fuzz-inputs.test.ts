import { Chance } from '../../bench/fuzz/chance';
import { type PlatformName, platforms } from '../../bench/fuzz/fuzz';
import { slackSample } from '../../bench/fuzz/slack-samples';

const facts = { trigger: (account: string) => `trigger of ${account}` };
const made = (platform: PlatformName, seed: number, index: number) =>
  platforms[platform](Chance.of(seed, platform, index), index, facts);
const indexes = Array.from({ length: 400 }, (_, index) => index);

test('an input of Slack is made again by seed and index alone, byte for byte', () => {
  const bodies = (seed: number) => indexes.map((index) => made('slack', seed, index).request.body.toString('hex'));
  const [first, again, other] = [bodies(5), bodies(5), bodies(6)];
  expect(again).toEqual(first);
  expect(other.filter((body, index) => body === first[index]).length).toBeLessThan(20);
});

test('each kind that Slack sends is among them', () => {
  const samples = new Set(indexes.map((index) => made('slack', 5, index).sample));
  const kinds = new Set(indexes.map((index) => slackSample(index, 'x', { chance: new Chance(index), facts }).name));
  expect(samples).toEqual(kinds);
  expect(kinds.size).toBeGreaterThan(25);
});

test('nearly all callbacks of WeCom are sealed properly around what is damaged, each kind among them', () => {
  const sealed = indexes.filter((index) => made('wecom', 5, index).request.body.includes('<Encrypt>'));
  expect(sealed.length).toBeGreaterThan(350);
  expect(new Set(indexes.map((index) => made('wecom', 5, index).sample)).size).toBeGreaterThan(20);
});

test('dice fall evenly enough', () => {
  const dice = new Chance(1);
  const counts = [0, 0, 0, 0];
  for (let turn = 0; turn < 4000; turn += 1) {
    const side = dice.below(4);
    counts[side] = (counts[side] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(300);
});
