/** PNGs of ours, by key, so that an outbox row can name one. Every process can read what another wrote. */
export interface Pictures {
  put(key: string, png: Buffer): Promise<void>;
  /** Undefined when there is none. */
  get(key: string): Promise<Buffer | undefined>;
}
