import { useMemo } from 'preact/hooks';
import type { WecomEvent, WecomState } from '../../wecom/wire';
import { type Link, type Source, useFollowed } from '../state/use-followed';
import { applyWecomEvent } from './apply-wecom-event';
import { type WecomPhoneApi, wecomApiAs } from './wecom-api';

/** A member's side of the WeCom company; `state` is undefined until the first answer. */
export interface Wecom {
  readonly api: WecomPhoneApi;
  readonly state: WecomState | undefined;
  readonly link: Link;
}

/** Follows what `userid` sees in WeCom; undefined where the persona is no member. */
export function useWecom(userid: string | undefined, heard: (event: WecomEvent) => void): Wecom | undefined {
  const api = useMemo(() => (userid === undefined ? undefined : wecomApiAs(userid)), [userid]);
  const source = useMemo<Source<WecomState, WecomEvent> | undefined>(
    () =>
      api && {
        events: `/play/wecom/events?as=${encodeURIComponent(api.userid)}`,
        load: () => api.state(),
        apply: applyWecomEvent,
      },
    [api],
  );
  const { state, link } = useFollowed(source, heard);
  if (api === undefined) return undefined;
  // For a moment after a switch the state is still the one of the member before.
  return { api, link, state: state?.me.userid === api.userid ? state : undefined };
}
