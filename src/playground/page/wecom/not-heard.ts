import type { Words } from '../words';

/** What a member reads when the app was not there to take what they did; `why` is for whoever runs the app. */
export function notHeard(words: Words, why = ''): string {
  return `${words('appNoAnswer')} ${why}`.trim();
}
