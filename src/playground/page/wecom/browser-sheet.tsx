import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '../shell/icon';
import { useReader } from '../text/names';

function useFrame(path: string) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [title, setTitle] = useState('');
  const [isLoading, setLoading] = useState(true);
  /** Pages opened from the first one; going back further would leave the playground. */
  const depth = useRef(-1);
  const isGoingBack = useRef(false);
  const loaded = () => {
    depth.current += isGoingBack.current ? -1 : 1;
    isGoingBack.current = false;
    setLoading(false);
    setTitle(frame.current?.contentDocument?.title ?? '');
  };
  const back = (): boolean => {
    if (depth.current <= 0) return false;
    isGoingBack.current = true;
    frame.current?.contentWindow?.history.back();
    return true;
  };
  const reload = () => {
    setLoading(true);
    depth.current -= 1;
    frame.current?.contentWindow?.location.reload();
  };
  return { frame, title, isLoading, loaded, back, reload, path };
}

/** A page of the app over the chat, as the browser inside WeCom shows it. Escape and the × close it. */
export function BrowserSheet({ path, close }: { readonly path: string; close(): void }) {
  const { words } = useReader();
  const page = useFrame(path);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.focus();
    return () => before?.isConnected && before.focus({ preventScroll: true });
  }, []);
  const tool = (label: string, icon: IconName, press: () => void) => (
    <button type="button" class="tool" aria-label={label} title={label} onClick={press}>
      <Icon name={icon} />
    </button>
  );
  const title = page.title || words(page.isLoading ? 'loading' : 'browser');
  return (
    <section
      class="wc-browser"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      ref={box}
      data-testid="wecom-browser"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header class="wc-bar">
        {tool(words('back'), 'back', () => page.back() || close())}
        {tool(words('close'), 'close', close)}
        <h2>{title}</h2>
        {tool(words('reload'), 'reload', page.reload)}
      </header>
      {page.isLoading && <div class="wc-progress" />}
      <iframe
        ref={page.frame}
        src={page.path}
        title={title}
        sandbox="allow-scripts allow-forms allow-same-origin allow-popups allow-downloads allow-modals"
        data-testid="wecom-page"
        onLoad={page.loaded}
      />
    </section>
  );
}
