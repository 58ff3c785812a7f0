import { useEffect } from 'preact/hooks';
import type { PlayView } from '../../wire';
import type { Api } from '../api';
import { Blocks } from '../blocks/blocks';
import { SurfaceContext } from '../elements/surface';
import { useBlockSurface } from '../elements/use-surface';
import { useReader } from '../text/names';

function Published({ view, api }: { readonly view: PlayView; readonly api: Api }) {
  const { surface } = useBlockSurface({
    kind: 'home',
    api,
    where: { view: view.id },
    blocks: view.blocks,
    kept: view.values,
    errors: view.errors,
  });
  return (
    <SurfaceContext.Provider value={surface}>
      <Blocks blocks={view.blocks} />
    </SurfaceContext.Provider>
  );
}

/** The app's home. Opening it tells the app, which publishes what this persona should see. */
export function HomeTab({ home, api }: { readonly home: PlayView | null; readonly api: Api }) {
  const { words } = useReader();
  useEffect(() => {
    // An app that is away publishes nothing; the empty state below says so.
    api.home().catch(() => undefined);
  }, [api]);
  return (
    <div class="home" data-testid="home">
      {home === null ? (
        <div class="empty">
          <strong>{words('noHome')}</strong>
          <p>{words('noHomeHint')}</p>
        </div>
      ) : (
        <Published key={home.id} view={home} api={api} />
      )}
    </div>
  );
}
