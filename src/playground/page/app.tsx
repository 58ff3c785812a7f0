import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlayEvent } from '../wire';
import { apiAs } from './api';
import { readerOf } from './reader-of';
import { AskHost } from './shell/ask';
import { Lightbox } from './shell/lightbox';
import { Toasts, useToast } from './shell/toasts';
import { useOthersUnread } from './state/use-others-unread';
import { usePlay } from './state/use-play';
import { useSeen } from './state/use-seen';
import { ReaderContext } from './text/names';
import { useRoute } from './use-route';
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

function Playground() {
  const { route, go, replace } = useRoute();
  const toast = useToast();
  const news = useRef(0);
  const [beat, setBeat] = useState(0);
  const heard = useCallback(
    (event: PlayEvent) => {
      setBeat((count) => count + 1);
      if (event.type === 'message') news.current += 1;
      if (event.type === 'trouble') toast(event.text);
    },
    [toast],
  );
  const { state, link } = usePlay(route.as, heard);
  const seen = useSeen();
  const others = state?.personas.map(({ id }) => id).filter((id) => id !== state.me.id) ?? [];
  const othersUnread = useOthersUnread(others, seen.all, beat);
  const api = useMemo(() => apiAs(route.as), [route.as]);
  const reader = useMemo(() => (state === undefined ? undefined : readerOf(state)), [state]);

  // A fresh page knows nobody; an old address may name somebody who is gone. Both become the first persona.
  const myId = state?.me.id ?? '';
  const isStranded = state === undefined && link === 'lost' && route.as !== '';
  useEffect(() => {
    if (isStranded) replace({ as: '', place: '' });
    else if (route.as === '' && myId !== '') replace({ as: myId });
  }, [isStranded, route.as, myId, replace]);

  const { begin } = seen;
  useEffect(() => {
    if (state === undefined) return;
    const { me, personas, clock } = state;
    document.documentElement.lang = me.locale;
    document.title = `${state.app.name || 'DutyDesk'} · ${state.team.name}`;
    begin(
      personas.map(({ id }) => id),
      clock.now / 1000,
    );
  }, [state, begin]);

  if (state === undefined || reader === undefined) return <Starting hasFailed={link === 'lost'} />;
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
            news={() => news.current}
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
