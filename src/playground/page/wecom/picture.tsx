import { useState } from 'preact/hooks';
import { usePhone } from './phone-context';
import { pictureSource } from './picture-source';

/**
 * A picture from an address the app gave. The playground shows nothing from elsewhere (its content security policy
 * says so too): such a picture, and one that cannot be had, leaves its place grey.
 */
export function Picture({ source, class: named }: { readonly source: string | undefined; readonly class: string }) {
  const { api } = usePhone();
  const [isBroken, setBroken] = useState(false);
  if (source === undefined || source === '') return null;
  const own = pictureSource(source, api.userid, location.href);
  if (own === undefined || isBroken) return <span class={`${named} wc-no-picture`} title={source} />;
  return <img class={named} src={own} alt="" loading="lazy" onError={() => setBroken(true)} />;
}
