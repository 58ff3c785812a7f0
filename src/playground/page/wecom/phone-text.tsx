import { PhoneLink } from './phone-link';
import { textParts } from './text-parts';

/** A text message: line breaks stay, links are live, everything else is text. */
export function PhoneText({ text }: { readonly text: string }) {
  return (
    <p class="wc-text">
      {textParts(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <PhoneLink key={index} href={part.href}>
            {part.text}
          </PhoneLink>
        ),
      )}
    </p>
  );
}
