import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { answerText } from '../http/answer';
import { Keeper } from '../keeper';
import { playClock } from '../persona-state';
import type { DemoClock, Workspace } from '../workspace';
import { Callbacks } from './callbacks';
import { Company } from './company';
import { MediaStore } from './media-store';
import { PlayWecom } from './play-wecom';
import { Telephones } from './telephones';
import { Webview } from './webview';
import { WecomApi } from './wecom-api';
import type { WecomParts } from './wecom-call';
import type { SeedWecom } from './wecom-seed';
import { loadWecomWorld } from './wecom-world';

/** What a company needs to begin. `dataFile` is the workspace's; the company keeps `wecom.json` beside it. */
export interface LocalWecomOptions {
  readonly seed: SeedWecom;
  readonly clock: DemoClock;
  readonly wall: () => number;
  readonly dataFile: string | undefined;
}

/** The WeCom company with all its parts, and what it answers over HTTP. */
export class LocalWecom implements WecomParts {
  readonly company: Company;
  readonly callbacks: Callbacks;
  readonly media: MediaStore;
  readonly telephones: Telephones;
  readonly api: WecomApi;
  readonly webview: Webview;
  private readonly play: PlayWecom;
  private readonly keeper: Keeper;

  constructor({ seed, clock, wall, dataFile }: LocalWecomOptions) {
    const file = dataFile === undefined ? undefined : join(dirname(dataFile), 'wecom.json');
    const world = loadWecomWorld(seed, file);
    this.company = new Company({ seed, world, clock, wall });
    this.keeper = new Keeper(world, file);
    this.company.changed = () => this.keeper.changed();
    this.callbacks = new Callbacks(this.company);
    this.media = new MediaStore(this.company, file === undefined ? null : `${file}.files`);
    this.telephones = new Telephones(this.company);
    this.api = new WecomApi(this);
    this.webview = new Webview(this.company);
    this.play = new PlayWecom(this);
  }

  /** Tells this company's pages too when the workspace's clock is pushed. */
  followClockOf(workspace: Workspace): void {
    workspace.feed.listen((entry) => {
      if (entry.as('').type === 'clock')
        this.company.tellAll({ type: 'clock', clock: playClock(this.company.clock.now()) });
      if (entry.as('').type === 'clock') this.telephones.clockMoved();
    });
  }

  /** `/wecom/…`: the server API, sign-in, and files for the page. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path.startsWith('/wecom/cgi-bin/'))
      return this.api.handle(path.slice('/wecom/cgi-bin/'.length), request, response);
    if (path === '/wecom/connect/oauth2/authorize') return this.webview.authorize(request, response);
    if (path.startsWith('/wecom/media/')) return this.showMedia(response, path.split('/')[3] ?? '');
    return answerText(response, 404, 'not found');
  }

  /** `/webview/…`. */
  view(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.webview.handle(request, response);
  }

  /** `/play/wecom/…`. */
  playRoute(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    return this.play.handle(path.slice('/play/wecom/'.length), request, response);
  }

  async stop(): Promise<void> {
    this.callbacks.stop();
    this.api.stop();
    await this.keeper.flush();
  }

  private async showMedia(response: ServerResponse, id: string): Promise<void> {
    const media = this.company.world.media.find((one) => one.id === id);
    const bytes = media === undefined ? undefined : await this.media.get(id);
    if (media === undefined || bytes === undefined) return answerText(response, 404, 'not found');
    const isShown = /^image\/(png|jpeg|gif|webp)$/.test(media.mime);
    response.writeHead(200, {
      'content-type': isShown ? media.mime : 'application/octet-stream',
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(media.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
    response.end(bytes);
    return undefined;
  }
}
