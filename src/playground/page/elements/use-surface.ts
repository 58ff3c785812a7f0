import { useMemo, useRef, useState } from 'preact/hooks';
import type { ElementValue, PlayActionPost, SlackJson, ViewValues } from '../../wire';
import { type Api, NoAnswer } from '../api';
import { useAsk } from '../shell/ask';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';
import type { ElementJson } from './element-json';
import type { Surface } from './surface';
import { valuesOf } from './values';

type Where = Pick<PlayActionPost, 'message' | 'view'>;

const nothing: ViewValues = {};

/** What a surface is made of. `kept` are values the server remembers; `errors` are per block. */
export interface SurfaceParts {
  readonly kind: Surface['kind'];
  readonly api: Api;
  readonly where: Where;
  readonly blocks: readonly SlackJson[];
  readonly kept?: ViewValues;
  readonly errors?: Readonly<Record<string, string>>;
  /** Told when a block is typed in, so that its error may go. */
  changed?(blockId: string): void;
}

/** A surface that keeps what is typed for as long as its component lives, and sends presses to the app. */
export function useBlockSurface(parts: SurfaceParts): { readonly surface: Surface; values(): ViewValues } {
  const { words } = useReader();
  const ask = useAsk();
  const toast = useToast();
  const [typed, setTyped] = useState<ViewValues>(nothing);
  const [pressing, setPressing] = useState('');
  // The latest of everything, so that what is handed down below can stay the same between drawings.
  const now = useRef({ parts, typed });
  now.current = { parts, typed };

  const steady = useMemo(() => {
    const keep = (blockId: string, actionId: string, value: ElementValue) => {
      const was = now.current.typed;
      const next = { ...was, [blockId]: { ...was[blockId], [actionId]: value } };
      now.current = { ...now.current, typed: next };
      setTyped(next);
      now.current.parts.changed?.(blockId);
    };
    const values = () => valuesOf(now.current.parts.blocks, now.current.typed, now.current.parts.kept ?? nothing);
    const send = async (blockId: string, element: ElementJson, value?: ElementValue) => {
      if (element.confirm !== undefined && !(await ask(element.confirm))) return;
      const actionId = element.action_id ?? '';
      setPressing(`${blockId}/${actionId}`);
      const body = { ...now.current.parts.where, blockId, actionId, state: values() };
      try {
        const answer = await now.current.parts.api.action(value === undefined ? body : { ...body, value });
        if (!answer.ok) toast(answer.problem ?? words('noAnswer'));
      } catch (problem) {
        toast((problem instanceof NoAnswer && problem.message) || words('noAnswer'));
      }
      setPressing('');
    };
    const options = (blockId: string, actionId: string, text: string) =>
      now.current.parts.api
        .options({ ...now.current.parts.where, blockId, actionId, typed: text })
        .then((answer) => answer.options);
    const upload = (file: File) => now.current.parts.api.upload(file).then((answer) => answer.file);
    return { keep, values, send, options, upload };
  }, [ask, toast, words]);

  const surface: Surface = {
    kind: parts.kind,
    pressing,
    held: (blockId, actionId) => typed[blockId]?.[actionId] ?? parts.kept?.[blockId]?.[actionId],
    keep: steady.keep,
    press: steady.send,
    options: steady.options,
    upload: steady.upload,
    error: (blockId) => parts.errors?.[blockId],
  };
  return { surface, values: steady.values };
}
