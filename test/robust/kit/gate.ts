import { connect, createServer, type Server, type Socket } from 'node:net';

/** How a gate treats who comes: lets them through, leaves them waiting for ever, or is not there at all. */
type Manner = 'open' | 'silent' | 'gone';

/** Somebody who came, and the server they were led to. */
interface Way {
  readonly near: Socket;
  readonly far: Socket;
}

/** A door on the network before one or more servers, which can fail the way networks do. */
export class Gate {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly ways = new Set<Way>();
  private manner: Manner = 'open';
  private isHeld = false;
  private turn = 0;
  private port = 0;

  private constructor(private targets: readonly string[]) {
    this.server = createServer((socket) => this.admit(socket));
  }

  /** `targets`: addresses of servers, e.g. `http://127.0.0.1:40123`; connections go to them by turns. */
  static async open(targets: readonly string[]): Promise<Gate> {
    const gate = new Gate(targets);
    await gate.listen(0);
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  leadTo(targets: readonly string[]): void {
    this.targets = targets;
  }

  /** From now on; `silent` and `gone` also end what is under way. */
  async be(manner: Manner): Promise<void> {
    const before = this.manner;
    this.manner = manner;
    if (manner !== 'open') this.cutAll();
    if (manner === 'gone' && before !== 'gone') await this.unlisten();
    if (manner !== 'gone' && before === 'gone') await this.listen(this.port);
  }

  /** What is connected hears nothing any more and is not heard, and neither side is told; who comes anew gets through. */
  lose(): void {
    this.isHeld = false;
    for (const { near, far } of this.ways) {
      near.unpipe(far).resume();
      far.unpipe(near).resume();
    }
    this.ways.clear();
  }

  /** Servers hear everything, but nothing of theirs comes back to who is connected until it is let through. */
  holdAnswers(): void {
    for (const { near, far } of this.ways) far.unpipe(near).pause();
  }

  /** The same for who comes anew. */
  holdAllAnswers(): void {
    this.isHeld = true;
    this.holdAnswers();
  }

  letAnswersThrough(): void {
    this.isHeld = false;
    for (const { near, far } of this.ways) far.pipe(near);
  }

  async close(): Promise<void> {
    await this.be('gone');
  }

  private admit(socket: Socket): void {
    this.keep(socket);
    if (this.manner === 'silent') return;
    const target = this.targets[this.turn++ % Math.max(1, this.targets.length)];
    if (target === undefined) return void socket.destroy();
    const { hostname, port } = new URL(target);
    const onward = connect({ host: hostname, port: Number(port) });
    this.keep(onward);
    const way = { near: socket, far: onward };
    this.ways.add(way);
    socket.pipe(onward);
    if (!this.isHeld) onward.pipe(socket);
    const part = (other: Socket): void => {
      if (this.ways.delete(way)) other.destroy();
    };
    socket.once('close', () => part(onward));
    onward.once('close', () => part(socket));
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
  }

  private cutAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        const address = this.server.address();
        this.port = typeof address === 'object' && address !== null ? address.port : port;
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  private unlisten(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
