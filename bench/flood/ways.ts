import type { FloodOrder } from '../children/flood-http';
import { Child } from '../kit/child';
import { connections, post } from '../kit/post';
import type { Site } from '../kit/site';
import { slackReport } from '../kit/slack-report';
import { constantly, steadily, type Tally } from './tally';

/** Who floods. */
export const flooder = { slack: 'U0EMMA', wecom: 'emma' } as const;

/** The channels where they mention the desk. */
export const floodedChannels = Array.from({ length: 20 }, (_, place) => ({
  id: `C0FLOOD${place}`,
  name: `flood-${place}`,
  members: [flooder.slack, 'U0DUTYDESK'],
}));

/** One way to flood a desk. */
export interface Way {
  readonly name: string;
  readonly does: string;
  /** Floods until it is told to end, and counts what it does and how it is answered. */
  flood(site: Site, tally: Tally, until: AbortSignal): Promise<void>;
}

const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(10_000_000, 7)]);

const said = async (answer: Promise<{ readonly ok: boolean; readonly problem?: string }>): Promise<string> =>
  (await answer).ok ? 'taken' : 'not taken';

async function forms(site: Site, tally: Tally, until: AbortSignal): Promise<void> {
  const agent = connections(64);
  await steadily(16, until, (turn) => {
    const request = slackReport({ account: flooder.slack, mark: `flood${turn}`, urgency: 'urgent' });
    void tally.count(post(site.desk.url, request, agent));
  });
}

async function words(site: Site, tally: Tally, until: AbortSignal): Promise<void> {
  const [here, there] = [site.slack.as(flooder.slack), site.wecom.as(flooder.wecom)];
  await steadily(10, until, (turn) => {
    void tally.count(said(here.dm(`键盘坏了 第 ${turn} 次`)));
    void tally.count(said(there.say(`键盘坏了 第 ${turn} 次`)));
  });
}

async function mentions(site: Site, tally: Tally, until: AbortSignal): Promise<void> {
  const person = site.slack.as(flooder.slack);
  await steadily(10, until, (turn) => {
    const { id } = floodedChannels[turn % floodedChannels.length] ?? { id: '' };
    void tally.count(said(person.say(id, `<@U0DUTYDESK> 键盘坏了 第 ${turn} 次`)));
  });
}

async function photos(site: Site, tally: Tally, until: AbortSignal): Promise<void> {
  const [here, there] = [site.slack.as(flooder.slack), site.wecom.as(flooder.wecom)];
  const some = async (turn: number): Promise<{ readonly ok: boolean }> => {
    const files = await Promise.all([0, 1, 2, 3, 4].map((nth) => here.upload(`photo-${turn}-${nth}.png`, photo)));
    return here.dm(`照片 ${turn}`, { files });
  };
  await steadily(2, until, (turn) => {
    void tally.count(said(some(turn)));
    void tally.count(said(there.sendImage(`photo-${turn}.png`, photo)));
  });
}

async function pages(site: Site, tally: Tally, until: AbortSignal): Promise<void> {
  const person = site.wecom.as(flooder.wecom);
  const address = `${site.slack.url}/webview/@${flooder.wecom}/pages/wecom/files?name=photo.png`;
  const headers = { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' };
  const upload = async (): Promise<number> => {
    const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(photo) });
    await answer.arrayBuffer();
    return answer.status;
  };
  const status = async (answer: ReturnType<typeof person.browse>): Promise<number> => (await answer).status;
  // Signed in once, as a browser is.
  await person.browse('/pages/wecom/jobs');
  await Promise.all([
    constantly(12, until, () => tally.count(status(person.browse('/pages/wecom/jobs')))),
    constantly(12, until, () => tally.count(status(person.browse('/pages/wecom/form/report')))),
    constantly(4, until, () => tally.count(upload())),
  ]);
}

/** What needs no platform comes out of a process of its own. */
const fromOutside =
  (kind: FloodOrder['kind']) =>
  async (site: Site, tally: Tally, until: AbortSignal): Promise<void> => {
    const child = new Child('flood-http.ts');
    try {
      await child.heard();
      const told = child.ask<Readonly<Record<string, number>>>({
        kind,
        url: kind === 'watch' ? site.desk.watchUrl : site.desk.url,
      });
      await new Promise((resolve) => until.addEventListener('abort', resolve, { once: true }));
      child.tell({ kind: 'end' });
      tally.take(await told);
    } finally {
      await child.stop();
    }
  };

/** Every way there is, and none at all, to compare with. */
export const ways: readonly Way[] = [
  { name: 'nobody', does: 'nobody floods', flood: async () => undefined },
  { name: 'forms', does: '16 urgent reports a second by form', flood: forms },
  { name: 'words', does: '10 messages a second in each of Slack and WeCom', flood: words },
  { name: 'mentions', does: '10 mentions a second over 20 channels', flood: mentions },
  { name: 'photos', does: '12 photos of 10 MB a second', flood: photos },
  { name: 'pages', does: '24 browsers that read pages and 4 that upload 10 MB, without a pause', flood: pages },
  { name: 'unsigned', does: '400 unsigned bodies of 1 MB at once, again and again', flood: fromOutside('unsigned') },
  {
    name: 'envelopes',
    does: '30 unsigned callbacks with 16,200 elements a second',
    flood: fromOutside('envelopes'),
  },
  {
    name: 'slow',
    does: '3,000 half-sent requests and 400 half-sent bodies from an address of its own',
    flood: fromOutside('slow'),
  },
  {
    name: 'slow by proxy',
    does: 'the same from the address from which everybody comes',
    flood: fromOutside('slowByProxy'),
  },
  { name: 'watch', does: '300 requests for /readyz at once, again and again', flood: fromOutside('watch') },
];
