import { slackLimits } from '../../platforms/slack-limits';
import type { Json } from '../json';
import type { Workspace } from '../workspace';
import { AppLine } from './app-line';
import type { Delivered, Spoiled } from './delivery';
import { EventSender } from './event-sender';
import { ResponseUrls } from './response-urls';
import { Sockets } from './sockets';
import { Triggers } from './triggers';

/** The app as seen from Slack: the ways to reach it, and what it was lent (triggers, response urls). */
export class SlackApp {
  readonly sockets: Sockets;
  readonly line: AppLine;
  readonly events: EventSender;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;

  constructor(readonly workspace: Workspace) {
    const { app, rules } = workspace.seed;
    const nextId = (prefix: string): string => workspace.ids.next(prefix);
    this.sockets = new Sockets(app.id, nextId);
    const within = rules?.answerWithin ?? slackLimits.acknowledgement.most;
    const sockets = app.socketMode ? this.sockets : null;
    const parts = { signingSecret: app.signingSecret, wall: workspace.wall, within, sockets };
    this.line = new AppLine(parts, app.requestUrl);
    this.events = new EventSender(this.line);
    this.triggers = new Triggers(workspace.wall, rules?.triggerLives ?? slackLimits.trigger.most, nextId);
    this.responses = new ResponseUrls(workspace.wall, nextId);
  }

  /** Tells the app an event where it subscribed to `name` (e.g. `message.im`). */
  tell(name: string, event: Json): void {
    if (!this.workspace.seed.app.events.includes(name)) return;
    void this.events.send(this.envelope(event));
  }

  /** An event in its wrapping, with a fresh event_id. */
  envelope(event: Json): Json {
    const { app, team } = this.workspace.seed;
    const bot = { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true };
    return {
      token: 'playground',
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: this.workspace.ids.next('Ev'),
      event_time: Math.floor(this.workspace.clock.now() / 1000),
      authorizations: [{ ...bot, is_enterprise_install: false }],
      is_ext_shared_channel: false,
      event_context: `4-${this.workspace.ids.next('ctx')}`,
    };
  }

  interact(payload: Json, spoiled?: Spoiled): Promise<Delivered> {
    return this.line.send({ kind: 'interactive', payload, ...(spoiled === undefined ? {} : { spoiled }) });
  }

  command(payload: Json, spoiled?: Spoiled): Promise<Delivered> {
    return this.line.send({ kind: 'slash_commands', payload, ...(spoiled === undefined ? {} : { spoiled }) });
  }

  stop(): void {
    this.events.stop();
    this.line.stop();
    this.sockets.stop();
  }
}
