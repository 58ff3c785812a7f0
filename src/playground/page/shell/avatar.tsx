import type { PersonShown } from '../text/names';

function initials(name: string): string {
  const plain = name.replace(/[（(].*$/, '').trim();
  const han = /\p{Script=Han}/u.exec(plain);
  if (han !== null) return han[0];
  const words = plain.split(/\s+/);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** A person's initials on their colour. */
export function Avatar({
  person,
  size = 'normal',
}: {
  readonly person: PersonShown;
  readonly size?: 'normal' | 'small' | 'tiny';
}) {
  return (
    <span class={`avatar ${size}`} style={{ background: person.color }} aria-hidden="true">
      {initials(person.name)}
    </span>
  );
}
