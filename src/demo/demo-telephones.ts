import type { SeedTelephony } from '../playground/telephony/telephony-seed';
import { demoDesk } from './demo-desk';

/** Who has a number, by their account in the workspace; whoever has none is called by WeCom. */
const numbers = { U0WANGLEI: '+8613800000002', U0CHENHAO: '+8613800000004' } as const;

const withNumbers = Object.entries(numbers).reduce(
  (file, [account, number]) => file.replace(`slack: ${account},`, `phone: "${number}", slack: ${account},`),
  demoDesk,
);

/** The demo's desk file: at night whoever is on duty is called, by a provider or by WeCom's emergency notice. */
export const ringingDemoDesk = `${withNumbers}
telephone: { by: [webhook, wecom] }
rescue:
  outside:
    - { after: 0s, tell: [primary], by: [chat, call] }
    - { after: 90s, tell: [primary] }
    - { after: 150s, tell: [backup], by: [chat, call] }
    - { after: 240s, tell: [leads] }
    - { after: 300s, tell: [managers] }
`;

/** The demo's telephony provider, which knows those numbers. */
export const demoTelephony = (secret: string): SeedTelephony => ({
  secret,
  numbers: Object.fromEntries(Object.entries(numbers).map(([user, number]) => [number, user])),
});

/** What the desk is told of it, whose server is the playground at `url`. */
export const telephonyEnvironment = (secret: string, url: string): Readonly<Record<string, string>> => ({
  TELEPHONE_WEBHOOK: `${url}/telephony/calls`,
  TELEPHONE_SECRET: secret,
});
