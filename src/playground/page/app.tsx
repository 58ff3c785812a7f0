import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { WecomEvent, WecomMember } from '../wecom/wire';
import type { PlayEvent, PlayState } from '../wire';
import { apiAs } from './api';
import { openedAs } from './opened-as';
import { readerOf } from './reader-of';
import { useRoute } from './route';
import { AskHost } from './shell/ask';
import { Lightbox } from './shell/lightbox';
import { Toasts, useToast } from './shell/toasts';
import { type Other, useOthersUnread } from './state/use-others-unread';
import { usePlay } from './state/use-play';
import { useSeen } from './state/use-seen';
import { ReaderContext } from './text/names';
import { memberOf, useridOf, withMembers, withoutSlack } from './wecom/member-persona';
import { notHeard } from './wecom/not-heard';
import { useCompany } from './wecom/use-company';
import { useWecom } from './wecom/use-wecom';
import { wordsFor } from './words';
import { Workspace } from './workspace';

function Starting({ hasFailed }: { readonly hasFailed: boolean }) {
  const words = wordsFor(navigator.language);
  return (
    <div class="starting">
      <span class="spinner" />
      <p>{hasFailed ? words('startFailed') : words('loading')}</p>
    </div>
  );
}

function useHeard() {
  const toast = useToast();
  const news = useRef(0);
  const [beat, setBeat] = useState(0);
  const heard = useCallback(
    (event: PlayEvent | WecomEvent) => {
      setBeat((count) => count + 1);
      if (event.type === 'message') news.current += 1;
      if (event.type === 'trouble') toast(event.text);
    },
    [toast],
  );
  return { heard, beat, news: () => news.current };
}

/** What the persona sees on both platforms; `members` is undefined until it is known who is in WeCom. */
function usePersona(as: string, heard: (event: PlayEvent | WecomEvent) => void) {
  const members = useCompany();
  // Who is on WeCom only sees of Slack what everybody sees: who else may be played, and the clock.
  const play = usePlay(useridOf(as) === undefined ? as : '', heard);
  const member = memberOf(as === '' ? (play.state?.me.id ?? '') : as, members ?? []);
  const language = member?.language ?? '';
  const wecom = useWecom(
    member?.userid,
    useCallback(
      (event: WecomEvent) =>
        heard(event.type === 'trouble' ? { ...event, text: notHeard(wordsFor(language), event.text) } : event),
      [heard, language],
    ),
  );
  const state = useMemo(() => {
    const all = play.state && withMembers(play.state, members ?? []);
    if (all === undefined || useridOf(as) === undefined) return all;
    return member === undefined ? undefined : withoutSlack(all, member);
  }, [play.state, members, as, member]);
  const isGone = useridOf(as) !== undefined && members !== undefined && member === undefined;
  // After a switch the state is for a moment still the one of the persona before.
  const isKnown = members !== undefined && (as === '' || state?.me.id === as);
  return { state, link: play.link, isGone, members, wecom: isKnown ? wecom : null };
}

function othersOf(state: PlayState | undefined, members: readonly WecomMember[] = []): readonly Other[] {
  return (state?.personas ?? [])
    .filter(({ id }) => id !== state?.me.id)
    .map(({ id }) => ({ id, isOnSlack: useridOf(id) === undefined, userid: memberOf(id, members)?.userid }));
}

function Playground() {
  const { route, go, replace } = useRoute();
  const { heard, beat, news } = useHeard();
  const { state, link, isGone, members, wecom } = usePersona(route.as, heard);
  const seen = useSeen();
  const othersUnread = useOthersUnread(othersOf(state, members), seen.all, beat);
  const api = useMemo(() => apiAs(route.as), [route.as]);
  const reader = useMemo(() => (state === undefined ? undefined : readerOf(state)), [state]);

  // A fresh page knows nobody; an old address may name somebody who is gone. Both become one who reads as the browser does.
  const firstId = (state && openedAs(state.personas, navigator.languages)) ?? '';
  const isStranded = state === undefined && (isGone || (link === 'lost' && route.as !== ''));
  useEffect(() => {
    if (isStranded) replace({ as: '', place: '' });
    else if (route.as === '' && firstId !== '') replace({ as: firstId });
  }, [isStranded, route.as, firstId, replace]);

  const { begin } = seen;
  const { as } = route;
  useEffect(() => {
    if (state === undefined || as === '') return;
    const { me, personas, clock } = state;
    document.documentElement.lang = me.locale;
    document.title = `${state.app.name || 'DutyDesk'} · ${state.team.name}`;
    begin(
      personas.map(({ id }) => id),
      clock.now / 1000,
    );
  }, [state, begin, as]);

  if (state === undefined || reader === undefined || route.as === '') return <Starting hasFailed={link === 'lost'} />;
  return (
    <ReaderContext.Provider value={reader}>
      <AskHost>
        <Lightbox>
          <Workspace
            state={state}
            link={link}
            route={route}
            go={go}
            api={api}
            seen={seen}
            othersUnread={othersUnread}
            wecom={wecom}
            news={news}
          />
        </Lightbox>
      </AskHost>
    </ReaderContext.Provider>
  );
}

/** The whole page. */
export function App() {
  return (
    <Toasts>
      <Playground />
    </Toasts>
  );
}
