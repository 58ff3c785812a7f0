import { useEffect, useMemo, useState } from 'preact/hooks';
import type { WecomMember, WecomState } from '../../wecom/wire';
import { NoAnswer } from '../api';
import { JsonInspector } from '../chat/json-inspector';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import { BrowserSheet } from './browser-sheet';
import { linkTarget } from './link-target';
import { MemberCard } from './member-card';
import { notHeard } from './not-heard';
import { PhoneComposer } from './phone-composer';
import { type Phone, PhoneContext } from './phone-context';
import { PhoneList } from './phone-list';
import { chatidOf } from './places';
import type { Wecom } from './use-wecom';
import type { WecomPhoneApi } from './wecom-api';

/** What lies over the chat. */
type Over =
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'member'; readonly member: WecomMember }
  | { readonly kind: 'json'; readonly value: unknown };

function useActing(open: (address: string) => void): Phone['act'] {
  const { words } = useReader();
  const toast = useToast();
  return async (what) => {
    try {
      const answer = await what;
      // A link opens and a message stands in the chat also where the app was not there to hear of it.
      if (!answer.ok) toast(notHeard(words, answer.problem));
      if (answer.url !== undefined) open(answer.url);
      return true;
    } catch (problem) {
      toast((problem instanceof NoAnswer && problem.message) || words('sendFailed'));
      return false;
    }
  };
}

function usePhoneOf(api: WecomPhoneApi, state: WecomState, put: (over: Over) => void): Phone {
  const { words } = useReader();
  const toast = useToast();
  const open = (address: string) => {
    const target = linkTarget(address, api.userid, location.href);
    if (target.kind === 'inside') put({ kind: 'page', path: target.path });
    else if (target.kind === 'tab') window.open(target.url, '_blank', 'noopener,noreferrer');
    else toast(words('notOpened'));
  };
  const act = useActing(open);
  const byId = useMemo(() => new Map(state.members.map((one) => [one.userid, one])), [state.members]);
  return {
    api,
    appName: state.app.name,
    now: state.clock.now,
    member: (userid) => byId.get(userid),
    open,
    showMember(userid) {
      const member = byId.get(userid);
      if (member === undefined) toast(words('nothingFound'));
      else put({ kind: 'member', member });
    },
    showJson: (value) => put({ kind: 'json', value }),
    act,
  };
}

function OverPhone({ over, close }: { readonly over: Over | undefined; close(): void }) {
  if (over === undefined) return null;
  if (over.kind === 'page') return <BrowserSheet key={over.path} path={over.path} close={close} />;
  if (over.kind === 'member') return <MemberCard member={over.member} close={close} />;
  return <JsonInspector value={over.value} close={close} />;
}

function Chat({ state, place }: { readonly state: WecomState; readonly place: string }) {
  const { words } = useReader();
  const group = state.groups.find(({ chatid }) => chatid === chatidOf(place));
  const isApp = chatidOf(place) === undefined;
  const title = isApp ? state.app.name : `${group?.name ?? ''} (${group?.members.length ?? 0})`;
  return (
    <>
      <header class="wc-head">
        <strong>{title}</strong>
        <small>{state.company.name}</small>
      </header>
      <PhoneList messages={isApp ? state.messages : (group?.messages ?? [])} place={place} />
      {isApp ? <PhoneComposer menu={state.menu} /> : <p class="wc-read-only">{words('groupReadOnly')}</p>}
    </>
  );
}

function PhoneOf(props: {
  readonly api: WecomPhoneApi;
  readonly state: WecomState;
  readonly place: string;
  readonly isJsonShown: boolean;
  readonly isEntered: boolean;
}) {
  const { api, place, isEntered } = props;
  const [over, put] = useState<Over | undefined>();
  const phone = usePhoneOf(api, props.state, put);
  const isApp = chatidOf(place) === undefined;
  useEffect(() => {
    // Entering the chat is told to the app (enter_agent); nobody waits for what it makes of it.
    if (isApp && isEntered) api.open().catch(() => undefined);
  }, [api, isApp, isEntered]);
  return (
    <PhoneContext.Provider value={phone}>
      <div class={props.isJsonShown ? 'wc-phone shows-json' : 'wc-phone'} data-testid="wecom-phone">
        <div class="wc-chat" inert={over?.kind === 'page'}>
          <Chat state={props.state} place={place} />
        </div>
        <OverPhone over={over} close={() => put(undefined)} />
      </div>
    </PhoneContext.Provider>
  );
}

/** The phone of a member: the chat with the app, or a group chat to read. */
export function WecomView(props: {
  readonly wecom: Wecom | undefined;
  readonly place: string;
  readonly isJsonShown: boolean;
  /** Unless told, whoever sees the chat has gone into it. */
  readonly isEntered?: boolean;
}) {
  const { words } = useReader();
  const { wecom, place, isEntered = true } = props;
  return (
    <div class="wc-app">
      {wecom?.state === undefined ? (
        <div class="wc-phone wc-waiting" aria-busy="true">
          <span class="spinner" />
          <p>{words('loading')}</p>
        </div>
      ) : (
        <PhoneOf
          key={`${wecom.api.userid} ${place}`}
          api={wecom.api}
          state={wecom.state}
          place={place}
          isJsonShown={props.isJsonShown}
          isEntered={isEntered}
        />
      )}
    </div>
  );
}
