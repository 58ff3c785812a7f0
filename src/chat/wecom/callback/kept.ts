import type { WecomEvent } from '../wecom-event';
import { wecomEventIn } from './parse';
import { readXml } from './xml';

/** A callback as the inbox keeps it: the decrypted XML, so that whoever handles it again reads what came. */
export interface Kept {
  readonly key: string;
  readonly xml: string;
}

/** What a kept callback told, with the key it is done under; undefined for what no callback kept. */
export function keptEvent(payload: unknown): { readonly key: string; readonly event: WecomEvent } | undefined {
  if (typeof payload !== 'object' || payload === null || !('key' in payload) || !('xml' in payload)) return undefined;
  const { key, xml } = payload;
  const element = typeof xml === 'string' ? readXml(xml) : undefined;
  return typeof key === 'string' && element !== undefined ? { key, event: wecomEventIn(element) } : undefined;
}
