import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { slackLimits } from '../../platforms/slack-limits';
import { isObject, parseJson, textIn } from '../json';
import type { Delivered, Outgoing } from './delivery';

interface Waiting {
  readonly socket: WebSocket;
  readonly done: (delivered: Delivered) => void;
}

/** The Socket Mode connections of the app: a few at most, each payload goes to any one of them, acks by envelope_id. */
export class Sockets {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  private readonly open = new Set<WebSocket>();
  private readonly tickets = new Set<string>();
  private readonly waiting = new Map<string, Waiting>();
  private turn = 0;

  constructor(
    private readonly appId: string,
    private readonly nextId: (prefix: string) => string,
  ) {}

  get connections(): number {
    return this.open.size;
  }

  /** A one-time address for `apps.connections.open`. */
  address(url: string): string {
    const ticket = this.nextId('T');
    this.tickets.add(ticket);
    return `${url.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${this.appId}`;
  }

  attach(http: Server): void {
    http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      const ticket = URL.parse(request.url ?? '/', 'http://local')?.searchParams.get('ticket') ?? '';
      if (!this.tickets.delete(ticket) || this.open.size >= slackLimits.sockets.most) return void stream.destroy();
      this.server.handleUpgrade(request, stream, head, (socket) => this.greet(socket));
    });
  }

  /** Sends one payload and waits for its ack. */
  send(outgoing: Outgoing, within: number): Promise<Delivered> {
    const sockets = [...this.open];
    const socket = sockets[this.turn++ % Math.max(sockets.length, 1)];
    if (socket === undefined) return Promise.resolve({ ok: false, why: 'connection_failed' });
    const envelope = this.nextId('E');
    const retry = outgoing.retry;
    const answered = new Promise<Delivered>((resolve) => {
      const timer = setTimeout(() => this.settle(envelope, { ok: false, why: 'http_timeout' }), within);
      const done = (delivered: Delivered): void => {
        clearTimeout(timer);
        resolve(delivered);
      };
      this.waiting.set(envelope, { socket, done });
    });
    socket.send(
      JSON.stringify({
        envelope_id: envelope,
        type: outgoing.kind,
        payload: outgoing.payload,
        accepts_response_payload: outgoing.kind !== 'events_api',
        ...(outgoing.kind === 'events_api'
          ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      }),
    );
    return answered;
  }

  /** Asks every connection to come back, as Slack does every few hours. */
  refresh(): void {
    for (const socket of this.open)
      socket.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'playground' } }),
      );
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const socket of this.open) socket.terminate();
  }

  stop(): void {
    this.cut();
    this.server.close();
  }

  private greet(socket: WebSocket): void {
    this.open.add(socket);
    // The client gives a silent connection up after 30 s.
    const ping = setInterval(() => socket.ping(), 10_000);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      this.open.delete(socket);
      for (const [envelope, waiting] of this.waiting)
        if (waiting.socket === socket) this.settle(envelope, { ok: false, why: 'connection_failed' });
    });
    socket.on('message', (data) => this.acked(String(data)));
    const hello = { type: 'hello', num_connections: this.open.size, connection_info: { app_id: this.appId } };
    socket.send(JSON.stringify({ ...hello, debug_info: { host: 'playground', approximate_connection_time: 18_060 } }));
  }

  private acked(text: string): void {
    const ack = parseJson(text);
    if (!isObject(ack)) return;
    const answer = ack['payload'];
    const empty = !isObject(answer) || Object.keys(answer).length === 0;
    this.settle(textIn(ack, 'envelope_id') ?? '', { ok: true, status: 200, body: empty ? null : answer });
  }

  private settle(envelope: string, delivered: Delivered): void {
    this.waiting.get(envelope)?.done(delivered);
    this.waiting.delete(envelope);
  }
}
