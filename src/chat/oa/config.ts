/** A system of the organisation that asks for its users. */
export interface OaCaller {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Signs its requests, and ours to it. */
  readonly secret: string;
  /** Where it wants to hear that something has changed. */
  readonly webhook?: string;
}

/** Everything the adapter is told. `config/` fills and checks it. */
export interface OaConfig {
  readonly callers: readonly OaCaller[];
}
