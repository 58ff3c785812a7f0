import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ElementValue, PlayFile, SlackOption } from '../../wire';
import type { ElementJson } from './element-json';
import { initialValue } from './values';

/** Where blocks are shown, and what pressing and typing there does. */
export interface Surface {
  readonly kind: 'message' | 'modal' | 'home';
  /** A press is on its way to the app: `block_id/action_id`, or empty. */
  readonly pressing: string;
  held(blockId: string, actionId: string): ElementValue | undefined;
  keep(blockId: string, actionId: string, value: ElementValue): void;
  /** Sends block_actions, after Slack's confirm question if the element has one. */
  press(blockId: string, element: ElementJson, value?: ElementValue): Promise<void>;
  options(blockId: string, actionId: string, typed: string): Promise<readonly SlackOption[]>;
  upload(file: File): Promise<PlayFile>;
  /** The sentence shown at a field, if something is wrong with it. */
  error(blockId: string): string | undefined;
}

const nowhere: Surface = {
  kind: 'message',
  pressing: '',
  held: () => undefined,
  keep: () => undefined,
  press: async () => undefined,
  options: async () => [],
  upload: () => Promise.reject(new Error('nowhere to upload to')),
  error: () => undefined,
};

export const SurfaceContext = createContext<Surface>(nowhere);

export const useSurface = (): Surface => useContext(SurfaceContext);

/** What every element component is given. `id` is unique on the page, for labels. */
export interface ElementProps {
  readonly element: ElementJson;
  readonly blockId: string;
  readonly id: string;
  /** The accessible name where no visible label exists. */
  readonly label?: string;
  /** An input tells the app only when it has dispatch_action; other blocks always do. */
  readonly tells: boolean;
}

/** An element's value and how to change it; a change is told to the app where the block says so. */
export function useHeld({ element, blockId, tells }: ElementProps) {
  const surface = useSurface();
  const actionId = element.action_id ?? '';
  const value = surface.held(blockId, actionId) ?? initialValue(element) ?? { type: element.type };
  const hold = (now: Omit<ElementValue, 'type'>) => surface.keep(blockId, actionId, { type: element.type, ...now });
  const tell = (now: Omit<ElementValue, 'type'>) => {
    hold(now);
    if (tells) void surface.press(blockId, element, { type: element.type, ...now });
  };
  return { value, hold, tell, surface };
}
