import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { resolve, sep } from 'node:path';
import { mimeOf } from '../mime-types';
import { answerText } from './answer';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers a file of the built page; nothing outside its folder, and nothing from elsewhere may run in it. */
export async function answerPage(response: ServerResponse, folder: string, path: string): Promise<void> {
  const root = resolve(folder);
  const wanted = resolve(root, `.${decodeURIComponent(path === '/' ? '/index.html' : path)}`);
  const bytes = wanted.startsWith(root + sep) ? await readFile(wanted).catch(() => undefined) : undefined;
  if (bytes === undefined) return answerText(response, 404, 'not found');
  response.writeHead(200, {
    'content-type': mimeOf(wanted),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  response.end(bytes);
}
