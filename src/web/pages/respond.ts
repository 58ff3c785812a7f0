import type { Html } from './html';
import type { PageRequest } from './page-parts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Answers with a whole page. */
export function sendPage({ response }: Pick<PageRequest, 'response'>, status: number, page: Html): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    // Browsers hide the origin of a posted form where no referrer may be told, and we want to see it.
    'referrer-policy': 'same-origin',
    vary: 'cookie, accept-language',
  });
  response.end(page.markup);
}

/** Sends the browser on by GET. */
export function redirect({ response }: Pick<PageRequest, 'response'>, location: string): void {
  response.writeHead(303, { location });
  response.end();
}
