import { samples } from '../../test/chat/wecom/samples';
import { company } from '../kit/bench-desk';
import { crowdAccount } from '../kit/crowd';
import { type Envelope, fromWecom, type Request } from '../kit/requests';
import type { Chance } from './chance';
import { aFiledTicket } from './drawn';
import type { Inputs } from './input';
import { mutateBytes } from './mutate-bytes';
import { nastyName, nastyText } from './nasty';
import { clickBy, type Given } from './wecom-clicks';

const names = Object.keys(samples) as readonly (keyof typeof samples)[];

/** Everybody with a part in the desk; few of the crowd, so that they meet cards of their own; anybody, now and then. */
const staff = ['lina', 'wanglei', 'tom', 'chenhao', 'sunyue', 'kate', 'zhouting', 'emma'];
const somebody = (index: number, chance: Chance): string =>
  chance.percent(45) ? chance.pick(staff) : crowdAccount(chance.percent(70) ? chance.below(8) : index).wecom;

/** One input of so many is a click on a card that somebody has, or that the desk draws. */
const clicks = 40;
/** And of the others so many are words. */
const words = 25;

/** A callback of WeCom's documents as it would come to our app, now; or a click on a card of the desk's. */
function sampleOf(index: number, mark: string, { chance, facts }: Given) {
  const account = somebody(index, chance);
  if (chance.percent(clicks)) return clickBy(account, { chance, facts });
  const name = chance.percent(words) ? 'text' : (names[index % names.length] ?? 'text');
  const presses = ['jobs', JSON.stringify({ a: 'claim', t: aFiledTicket(chance, facts) })];
  const xml = samples[name]
    .replace(/<AgentID>\d+</, `<AgentID>${company.agentId}<`)
    .replace(/\[(fromUser|FromUser|00123|zhangsan)\]/g, `[${account}]`)
    .replace(/<CreateTime>\d+</, `<CreateTime>${Math.floor(Date.now() / 1000)}<`)
    .replace(/<MsgId>\d+</, `<MsgId>${mark}<`)
    .replace(
      'this is a test',
      chance.percent(30) ? `IT-${aFiledTicket(chance, facts)} 请看 ${mark}` : `打印机卡纸 ${mark}`,
    )
    .replace(/\[(key111|EVENTKEY|rate_submit)\]/, `[${chance.pick(presses)}]`);
  return { name: name as string, xml, isOfTicket: name === 'text' };
}

const element = /<(\w+)>(?:<!\[CDATA\[.*?\]\]>|[^<]*)<\/\1>/gs;

/** One way to damage an inner XML. `found`: one of its innermost elements, as written. */
type Damage = (xml: string, found: string, chance: Chance) => string;

const nameIn = (found: string): string => /^<(\w+)>/.exec(found)?.[1] ?? 'x';
const rewritten = (found: string, inside: string): string => `<${nameIn(found)}>${inside}</${nameIn(found)}>`;
const cdata = (text: string): string => `<![CDATA[${text}]]>`;
const put = (xml: string, found: string, instead: string): string => xml.replace(found, () => instead);

/** What stays XML, so that it is read. */
const gentle: readonly Damage[] = [
  (xml, found) => put(xml, found, ''),
  (xml, found) => put(xml, found, found + found),
  (xml, found, chance) => put(xml, found, found + rewritten(found, cdata(nastyText(chance)))),
  (xml, found, chance) => put(xml, found, rewritten(found, cdata(nastyText(chance)))),
  (xml, found, chance) => put(xml, found, rewritten(found, cdata(nastyText(chance)))),
  (xml, found, chance) => put(xml, found, rewritten(found, nastyText(chance))),
  (xml, found, chance) => put(xml, found, found.replaceAll(nameIn(found), nastyName(chance).replace(/\W/g, '') || 'x')),
  (xml, found) => put(xml, found, rewritten(found, found)),
  (xml, found) => put(xml, found, rewritten(found, '')),
  (xml, found) => put(xml, found, `<${nameIn(found)}/>`),
  (xml, found, chance) => put(xml, found, found.repeat(chance.pick([3, 300]))),
  (xml, found) => put(xml, found, `<!-- ${found} -->`),
];

const rough: readonly Damage[] = [
  (xml, found, chance) => put(xml, found, '<a>'.repeat(chance.pick([10, 90, 1500])) + found),
  (xml, found, chance) => {
    const depth = chance.pick([10, 90, 1500]);
    return put(xml, found, rewritten(found, `${'<a>'.repeat(depth)}x${'</a>'.repeat(depth)}`));
  },
  (xml, found, chance) => put(xml, found, found + '<x/>'.repeat(chance.pick([10, 3000, 9000]))),
  (xml, found) => put(xml, found, `<?php ${nameIn(found)} ?>${found}`),
  (xml, found) => put(xml, found, found.replace('>', ' constructor="x" __proto__="y">')),
  (xml, found) => put(xml, found, found.replace(']]>', '')),
  (xml, found) => put(xml, found, rewritten(found, '&#0;&#x110000;&amp;&unknown;')),
  (xml) => `<!DOCTYPE x [<!ENTITY a "aaaa">]>${xml}`,
  (xml) => xml.replaceAll('xml>', 'html>'),
  (xml) => `\ufeff  \n${xml}`,
  () => '<xml></xml>',
  () => '<xml/>',
  () => '{"MsgType":"text","Content":"x"}',
  (_, __, chance) => nastyText(chance),
];

function mutateXml(sample: string, chance: Chance): string {
  let xml = sample;
  const times = 1 + chance.below(3);
  for (let turn = 0; turn < times; turn += 1) {
    const found = xml.length > 200_000 ? [] : [...xml.matchAll(element)].map(([whole]) => whole);
    const damages = chance.percent(75) ? gentle : rough;
    if (found.length > 0) xml = chance.pick(damages)(xml, chance.pick(found), chance);
  }
  return chance.percent(4) ? mutateBytes(Buffer.from(xml), chance).toString() : xml;
}

const envelopes: readonly ((chance: Chance) => Envelope)[] = [
  (chance) => ({ receiver: nastyText(chance) }),
  (chance) => ({ spoil: (text) => mutateBytes(Buffer.from(text), chance) }),
  () => ({ spoil: (text) => text.replace(/<!\[CDATA\[|\]\]>/g, '') }),
  () => ({ spoil: (text) => text.replaceAll('Encrypt', 'constructor') }),
  () => ({ spoil: (text) => text.replace(/(<Encrypt>.*<\/Encrypt>)/, '$1$1') }),
  () => ({ spoil: (text) => text.replace('<Encrypt>', `${'<x/>'.repeat(12_000)}<Encrypt>`) }),
  () => ({ spoil: (text) => text.replace('<Encrypt>', '<Encrypt><Encrypt>') }),
  () => ({ spoil: () => '' }),
];

const queries: readonly ((path: string, chance: Chance) => string)[] = [
  (path) => path.replace(/msg_signature=\w/, 'msg_signature='),
  (path) => path.replace(/&nonce=.*/, ''),
  (path) => `${path}&nonce=1`,
  (path) => path.replace(/timestamp=\d+/, 'timestamp=-1'),
  (path) => path.replace(/timestamp=\d+/, `timestamp=${'9'.repeat(400)}`),
  (path) => `${path}&__proto__=1&constructor=%`,
  (path, chance) => `${path.slice(0, chance.below(path.length))}%E4%`,
  (path) => path.replace('?', '/?'),
];

function spoiledPath(request: Request, chance: Chance): Request {
  return {
    ...request,
    path: chance
      .pick(queries)(request.path, chance)
      .replace(/^(?!\/)/, '/'),
  };
}

/** Callbacks of WeCom's: mostly damaged inside and sealed properly, some damaged on their way. */
export const wecomInputs: Inputs = (chance, index, facts) => {
  const mark = `${index}${chance.below(1_000_000)}`;
  const { name, xml, isOfTicket } = sampleOf(index, mark, { chance, facts });
  const inside = chance.percent(isOfTicket ? 55 : 90) ? mutateXml(xml, chance) : xml;
  const request = fromWecom(inside, chance.percent(8) ? chance.pick(envelopes)(chance) : {});
  return { sample: name, request: chance.percent(3) ? spoiledPath(request, chance) : request };
};
