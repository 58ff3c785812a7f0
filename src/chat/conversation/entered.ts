import { wellFormed } from '../../domain/text';
import type { Inbound } from '../../ports/inbound';

/** The same desk, for text as it comes: half letters in what people typed, named or chose are mended before it is asked. */
export const entered = (inbound: Inbound): Inbound => ({
  ...inbound,
  press: (press) => inbound.press(wellFormed(press)),
  open: (opening) => inbound.open(wellFormed(opening)),
  refresh: (form) => inbound.refresh(wellFormed(form)),
  submit: (form) => inbound.submit(wellFormed(form)),
  hear: (said) => inbound.hear(wellFormed(said)),
  changed: (words) => inbound.changed(wellFormed(words)),
  findPeople: (from, words) => inbound.findPeople(from, wellFormed(words)),
});
