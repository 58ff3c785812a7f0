import { listIn, objectIn, textIn } from './json';
import type { PlayView, SlackJson } from './wire';
import type { StoredView } from './world';

/** A view as the page shows it. */
export function playView(view: StoredView): PlayView {
  const title = textIn(objectIn(view.sent, 'title'), 'text');
  const submit = textIn(objectIn(view.sent, 'submit'), 'text');
  const close = textIn(objectIn(view.sent, 'close'), 'text');
  return {
    id: view.id,
    hash: view.hash,
    type: view.type,
    callbackId: textIn(view.sent, 'callback_id') ?? '',
    ...(title === undefined ? {} : { title }),
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
    blocks: listIn(view.sent, 'blocks') as readonly SlackJson[],
    errors: view.errors,
    values: view.values,
    busy: view.busy,
  };
}
