import { type ActionOn, readAction, writeAction } from '../../domain/record/record-wire';
import { at, parsed, textAt } from './fields';
import { cut } from './text';

/** What a control carries and brings back. */
export interface PressValue extends ActionOn {
  readonly value?: string;
  /**
   * `form`: the press is answered with a form, `card`: with a card that a window shows. `open`: the press asks for a
   * form, `text` is what was already said.
   */
  readonly opens?: 'form' | 'card' | 'open';
  readonly text?: string;
  readonly orLook?: true;
}

/** Compact JSON of it: `a`ction, `t`icket, `v`alue, `o`pens, `s`aid, or `l`ook. */
export function writePressValue(press: PressValue): string {
  const { action, ticket, value, opens, text, orLook } = writeAction(press);
  return JSON.stringify({
    a: action,
    t: ticket,
    v: value,
    o: opens,
    s: text === undefined ? undefined : cut(text, 1500),
    l: orLook === undefined ? undefined : 1,
  });
}

/** Undefined where it is none of ours, e.g. from a card of an older version. */
export function readPressValue(text: string | undefined): PressValue | undefined {
  const json = parsed(text);
  const action = textAt(json, 'a');
  if (action === undefined) return undefined;
  const value = at(json, 'v');
  const opens = at(json, 'o');
  const said = textAt(json, 's');
  return {
    ...readAction({ action, ticket: at(json, 't') }),
    ...(typeof value === 'string' && { value }),
    ...((opens === 'form' || opens === 'card' || opens === 'open') && { opens }),
    ...(said !== undefined && { text: said }),
    ...(at(json, 'l') === 1 && { orLook: true }),
  };
}
