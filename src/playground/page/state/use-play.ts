import { useMemo } from 'preact/hooks';
import type { PlayEvent, PlayState } from '../../wire';
import { apiAs } from '../api';
import { applyEvent } from './apply-event';
import { type Followed, type Source, useFollowed } from './use-followed';

/** Reads `as`'s state in the Slack workspace and follows its events; `heard` is told of each. */
export function usePlay(as: string, heard: (event: PlayEvent) => void): Followed<PlayState> {
  const source = useMemo<Source<PlayState, PlayEvent>>(
    () => ({
      events: `/play/events?as=${encodeURIComponent(as)}`,
      load: () => apiAs(as).state(),
      apply: applyEvent,
    }),
    [as],
  );
  return useFollowed(source, heard);
}
