import type { IncomingMessage, ServerResponse } from 'node:http';
import { own } from '../../domain/own';
import { pathOf, sendJson } from '../route';
import { fieldStyle } from './field-style';
import { pageScript } from './page-script';
import { pageStyle } from './page-style';
import { fingerprint } from './random-secret';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#14708f"/><path d="M9 22l8.5-8.5a4.6 4.6 0 0 1 5.6-6.3l-2.9 2.9 1.7 1.7 2.9-2.9a4.6 4.6 0 0 1-6.3 5.6L10 23z" fill="#fff" stroke="#fff" stroke-linejoin="round"/></svg>`;

interface Asset {
  readonly mime: string;
  readonly text: string;
}

const assets = {
  'page.css': { mime: 'text/css; charset=utf-8', text: pageStyle + fieldStyle },
  'page.js': { mime: 'text/javascript; charset=utf-8', text: pageScript },
  'icon.svg': { mime: 'image/svg+xml', text: icon },
} as const satisfies Readonly<Record<string, Asset>>;

const versions = Object.fromEntries(
  Object.entries(assets).map(([name, { text }]) => [name, fingerprint(text).slice(0, 12)]),
);

/** Where a page finds its style, script and icon, below `/pages/`; another text has another address. */
export const assetPath = (name: keyof typeof assets): string => `assets/${name}?${versions[name]}`;

/** Serves them, to be kept by browsers. */
export async function serveAsset(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = pathOf(request).slice('/pages/assets/'.length);
  const asset = own<Asset>(assets, name);
  if (asset === undefined) return sendJson(response, 404, { error: 'not found' });
  const current = request.url?.endsWith(`?${own(versions, name)}`) ?? false;
  response.writeHead(200, {
    'content-type': asset.mime,
    'cache-control': current ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(asset.text);
}
