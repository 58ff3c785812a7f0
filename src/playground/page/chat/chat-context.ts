import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlayApp, PlayMessage } from '../../wire';
import { type Api, apiAs } from '../api';

/** What a message needs of the page around it. */
export interface Chat {
  readonly api: Api;
  readonly app: PlayApp;
  /** Milliseconds by the demo clock when the page last heard of it. */
  readonly now: number;
  openThread(message: PlayMessage): void;
  showJson(message: PlayMessage): void;
  shortcut(callbackId: string, message?: PlayMessage): void;
}

const noApp: PlayApp = { name: '', botUserId: '', dm: '', description: '', commands: [], shortcuts: [] };

export const ChatContext = createContext<Chat>({
  api: apiAs(''),
  app: noApp,
  now: 0,
  openThread: () => undefined,
  showJson: () => undefined,
  shortcut: () => undefined,
});

export const useChat = (): Chat => useContext(ChatContext);
