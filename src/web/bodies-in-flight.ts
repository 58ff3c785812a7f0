import type { IncomingMessage } from 'node:http';

/** Most bytes announced, and most bodies, that are received at a time. */
export interface BodyRoom {
  readonly bytes: number;
  readonly number: number;
}

/**
 * Bodies that are being received, before anybody knows who sends them. Where they need more room than there is, the one
 * that has been coming the longest is cut off: an honest body is here in a moment, so a slow one makes way for it.
 */
export class BodiesInFlight {
  readonly #coming = new Map<IncomingMessage, number>();
  #bytes = 0;

  /** Those of one route count among `all`. */
  constructor(
    private readonly room: BodyRoom,
    private readonly all?: BodiesInFlight,
  ) {}

  /** Counts a request's body, which announced so many bytes, until it is here or its sender is gone. */
  enter(request: IncomingMessage, bytes: number): void {
    this.#coming.set(request, bytes);
    this.#bytes += bytes;
    const left = (): void => this.#leave(request);
    request.once('end', left).once('close', left);
    this.#makeRoom(request);
    this.all?.enter(request, bytes);
  }

  #makeRoom(newest: IncomingMessage): void {
    for (const oldest of this.#coming.keys()) {
      const isFull = this.#bytes > this.room.bytes || this.#coming.size > this.room.number;
      if (!isFull || oldest === newest) return;
      this.#leave(oldest);
      oldest.socket.destroy();
    }
  }

  #leave(request: IncomingMessage): void {
    this.#bytes -= this.#coming.get(request) ?? 0;
    this.#coming.delete(request);
    if (this.all) this.all.#leave(request);
  }
}
