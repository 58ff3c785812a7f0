import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { useReader } from '../text/names';
import { Dialog } from './dialog';
import { Icon } from './icon';

interface Picture {
  readonly source: string;
  readonly name: string;
}

const LightboxContext = createContext<(picture: Picture) => void>(() => undefined);

/** Shows a picture as large as the window. */
export const useLightbox = () => useContext(LightboxContext);

/** Holds the one picture that is enlarged. */
export function Lightbox({ children }: { readonly children: ComponentChildren }) {
  const { words } = useReader();
  const [picture, setPicture] = useState<Picture | undefined>();
  const close = () => setPicture(undefined);
  return (
    <LightboxContext.Provider value={setPicture}>
      {children}
      {picture !== undefined && (
        <Dialog label={picture.name} size="wide" close={close}>
          <header>
            <h2>{picture.name}</h2>
            <button type="button" class="tool" aria-label={words('close')} onClick={close}>
              <Icon name="close" />
            </button>
          </header>
          <div class="lightbox">
            <img src={picture.source} alt={picture.name} />
          </div>
        </Dialog>
      )}
    </LightboxContext.Provider>
  );
}
