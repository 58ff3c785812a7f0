import type { Instant } from '../../domain/time/instant';

/** What a callback tells, once verified, decrypted and parsed. Accounts are lower case; ids stay text. */
export type WecomEvent =
  | {
      readonly kind: 'message';
      readonly from: string;
      readonly at: Instant;
      readonly id: string;
      readonly said:
        | { readonly type: 'text'; readonly text: string }
        | {
            readonly type: 'media';
            readonly media: 'image' | 'voice' | 'video' | 'file';
            readonly mediaId: string;
            readonly name?: string;
            readonly format?: string;
          }
        | { readonly type: 'location'; readonly label: string; readonly latitude: string; readonly longitude: string }
        | { readonly type: 'link'; readonly title: string; readonly description: string; readonly url: string };
    }
  /** A button, a submitted selection, or an entry of a card's menu. */
  | {
      readonly kind: 'press';
      readonly from: string;
      readonly at: Instant;
      readonly eventKey: string;
      readonly taskId: string;
      readonly cardType: string;
      /** Works once, within 72 h. */
      readonly responseCode?: string;
      /** Chosen option ids, by question. */
      readonly selected: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly kind: 'menu'; readonly from: string; readonly at: Instant; readonly eventKey: string }
  | { readonly kind: 'entered'; readonly from: string; readonly at: Instant }
  /** The app can reach them again, or no longer. */
  | { readonly kind: 'joined' | 'left'; readonly account: string; readonly at: Instant }
  /** The company gave a member another userid. */
  | { readonly kind: 'renamed'; readonly account: string; readonly to: string; readonly at: Instant }
  /** WeCom warns that it will switch the app off, or did. */
  | { readonly kind: 'alarm'; readonly what: string; readonly effectAt?: Instant }
  /** Acknowledged and logged, nothing else. */
  | { readonly kind: 'ignored'; readonly what: string };

/** Who did it; undefined where nobody did. */
export function byWhom(event: WecomEvent): string | undefined {
  if ('from' in event) return event.from;
  return 'account' in event ? event.account : undefined;
}
