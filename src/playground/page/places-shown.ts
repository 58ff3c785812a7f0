import { isWecomPlace, wecomPlace } from './wecom/places';

/** What was shown last of each platform, to the persona who is played. */
export interface LastShown {
  readonly me: string;
  readonly slack: string;
  readonly wecom: string;
}

/** What is shown now: one place, or beside one of Slack one of WeCom. */
export interface PlacesShown {
  readonly main: string;
  readonly beside: string | undefined;
  readonly last: LastShown;
}

/** Where there is room, somebody on both platforms sees both: the place they are at, and the last of the other. */
export function placesShown(
  before: LastShown | undefined,
  now: { readonly me: string; readonly place: string; readonly app: string; readonly hasRoom: boolean },
): PlacesShown {
  const { me, place, app, hasRoom } = now;
  const { slack, wecom } = before?.me === me ? before : { slack: app, wecom: wecomPlace };
  const last = isWecomPlace(place) ? { me, slack, wecom: place } : { me, slack: place, wecom };
  if (!hasRoom) return { main: place, beside: undefined, last };
  return { main: last.slack, beside: last.wecom, last };
}
