/** The only source of unique names: 26 characters `[0-9a-z]`, sortable by time of making. */
export interface Ids {
  next(): string;
}
