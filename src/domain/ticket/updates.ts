import type { Instant } from '../time/instant';

/** What a requester may choose to be told of between news: every hour, nothing, or nothing before the next working day. */
export const updateChoices = ['hourly', 'news', 'tomorrow'] as const;
export type UpdateChoice = (typeof updateChoices)[number];
export const updateChoiceIn = (value: string | undefined): UpdateChoice | undefined =>
  updateChoices.find((choice) => choice === value);

/** The choice as it stands: `until` ends it. */
export interface Updates {
  readonly choice: UpdateChoice;
  readonly until?: Instant;
}
