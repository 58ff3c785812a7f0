import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SlackApp } from './app/slack-app';
import { Playground } from './control/playground';
import { FileBytes } from './file-bytes';
import { playgroundServer } from './http/server';
import { Keeper, loadWorld } from './keeper';
import type { PlaygroundSeed } from './seed';
import { WebApi } from './slack/web-api';
import { LocalTelephony } from './telephony/provider';
import { LocalWecom } from './wecom/local-wecom';
import { type DemoClock, Workspace } from './workspace';

/** How a playground is started. */
export interface PlaygroundOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Default 127.0.0.1: nobody else's machine reaches it. */
  readonly host?: string;
  readonly seed: PlaygroundSeed;
  readonly clock: DemoClock;
  /** Real time in ms, whatever the demo clock says: signatures, triggers and rate limits run by it. */
  readonly wall: () => number;
  /** Where everything is kept over restarts (JSON; uploads in a folder beside it). Kept nowhere where absent. */
  readonly dataFile?: string;
  /** The built page. */
  readonly pageDir?: string;
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts a local Slack workspace (and a WeCom company, where the seed has one) that speak their protocols. Rejects where the port is taken. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { seed, clock, wall, dataFile, pageDir, host = '127.0.0.1' } = options;
  const world = loadWorld(seed, dataFile);
  const workspace = new Workspace({ seed, world, clock, wall });
  const keeper = new Keeper(world, dataFile);
  workspace.changed = () => keeper.changed();
  const app = new SlackApp(workspace);
  const api = new WebApi(workspace, app);
  const bytes = new FileBytes(dataFile === undefined ? null : `${dataFile}.files`);
  const wecom = seed.wecom && new LocalWecom({ seed: seed.wecom, clock, wall, dataFile });
  const telephony = seed.telephony && new LocalTelephony(seed.telephony, workspace, { clock, wall });
  const server = playgroundServer({ app, api, bytes, pageDir, wecom, telephony });
  const address = await listen(server, options.port, host);
  workspace.url = `http://${host}:${address.port}`;
  if (wecom !== undefined) {
    wecom.company.url = workspace.url;
    wecom.followClockOf(workspace);
  }
  const stop = async (): Promise<void> => {
    app.stop();
    api.stop();
    await close(server);
    await wecom?.stop();
    await keeper.flush();
  };
  return new Playground({ workspace, app, api, bytes, wecom, telephony, stop });
}
