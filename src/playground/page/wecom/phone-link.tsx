import type { ComponentChildren } from 'preact';
import { linkTarget } from './link-target';
import { usePhone } from './phone-context';

/** A link as WeCom has it: a page of the app opens inside the phone, any other in a new tab, a strange one is text. */
export function PhoneLink(props: {
  readonly href: string;
  readonly class?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}) {
  const phone = usePhone();
  const target = linkTarget(props.href, phone.api.userid, location.href);
  if (target.kind === 'nowhere') return <span class={props.class}>{props.children}</span>;
  const isInside = target.kind === 'inside';
  return (
    <a
      class={props.class}
      href={isInside ? target.path : target.url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={props.label}
      onClick={(event) => {
        if (!isInside || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        phone.open(props.href);
      }}
    >
      {props.children}
    </a>
  );
}
