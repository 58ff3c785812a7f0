import { useState } from 'preact/hooks';

/** A picture from an address the app gave: only of the web or of this server, and nothing where it cannot be had. */
export function Picture({ source, class: named }: { readonly source: string | undefined; readonly class: string }) {
  const [isBroken, setBroken] = useState(false);
  if (source === undefined || isBroken || !/^(https?:\/\/|\/)/.test(source)) return null;
  return (
    <img
      class={named}
      src={source}
      alt=""
      loading="lazy"
      referrerpolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  );
}
