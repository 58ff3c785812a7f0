import { isSameRecord } from '../../../domain/record/record-ref';
import { say } from '../../../domain/words';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Button } from '../../../views/card';
import { bytesOf } from '../../intake/in-pieces';
import { filled, oneLine } from './clean';
import { eventKeyOf } from './event-key';
import type { PieceOf } from './piece';
import type { Audience, CardJson } from './rendered';
import { ticketLink } from './ticket-link';
import { cutToWidth, fitsWidth } from './width';

/** B1, B2 and B4 of the picture on WeCom's page (wecom.md §4.6); cards of bots number them otherwise. */
const styles = { main: 1, plain: 2, danger: 4 } as const;

export const labelOf = (button: Button, { speak }: Pick<Audience, 'speak'>, most: number): string =>
  cutToWidth(filled(oneLine(speak(button.label))), most);

/** What stands on buttons only in part, with more room. */
export const cutLabels = (
  buttons: readonly Button[],
  { speak }: Pick<Audience, 'speak'>,
  most: number,
): readonly PieceOf<'line'>[] =>
  buttons
    .map(({ label }) => oneLine(speak(label)))
    .filter((label) => !fitsWidth(label, most))
    .map((label) => ({ kind: 'line', style: 'quiet', text: cutToWidth(label, wecomLimits.desc.most) }));

/** WeCom can't ask before a press counts, nor open a form: a page does both. */
export const isLink = (button: Button): boolean =>
  button.opens === 'form' || button.confirm !== undefined || bytesOf(eventKeyOf(button)) > wecomLimits.key.most;

/** What a card offers, each once: WeCom refuses a key that is there twice. */
export function offeredOn(pieces: readonly PieceOf<'button'>[]): readonly PieceOf<'button'>[] {
  const byKey = new Map<string, PieceOf<'button'>>();
  for (const piece of pieces) {
    const key = eventKeyOf(piece.button);
    if (!byKey.has(key)) byKey.set(key, piece);
  }
  return [...byKey.values()];
}

/**
 * `button_list` and `action_menu` of what is offered, which is not nothing. What has no room is on the ticket's page,
 * behind a last button.
 */
export function renderButtons(offered: readonly PieceOf<'button'>[], audience: Audience): CardJson {
  const { atOnce, menu } = divided(offered);
  const spilt = menu.slice(wecomLimits.menuEntries.most);
  const all = [...atOnce, ...spilt];
  const list =
    all.length <= wecomLimits.buttons.most
      ? all.map((button) => renderButton(button, audience))
      : [
          ...atOnce.slice(0, wecomLimits.buttons.most - 1).map((button) => renderButton(button, audience)),
          more(offered, audience),
        ];
  const entries = menu.slice(0, wecomLimits.menuEntries.most).map((button) => ({
    text: labelOf(button, audience, wecomLimits.buttonText.most),
    key: eventKeyOf(button),
  }));
  return { ...(entries.length > 0 && { action_menu: { action_list: entries } }), button_list: list };
}

/** A menu of one hides what it offers, and one alone is no card: both are buttons. So is what must be asked first. */
function divided(offered: readonly PieceOf<'button'>[]): {
  readonly atOnce: readonly Button[];
  readonly menu: readonly Button[];
} {
  const hidden = offered.filter(({ inMenu }) => inMenu);
  const needsMenu = hidden.length > 1 && hidden.length < offered.length;
  // A press on a menu's entry can be answered with a link to its form, but not with a question.
  const fits = ({ button, inMenu }: PieceOf<'button'>): boolean =>
    inMenu && needsMenu && button.confirm === undefined && bytesOf(eventKeyOf(button)) <= wecomLimits.key.most;
  return {
    atOnce: offered.filter((piece) => !fits(piece)).map(({ button }) => button),
    menu: offered.filter(fits).map(({ button }) => button),
  };
}

function renderButton(button: Button, audience: Audience): CardJson {
  const look = { text: labelOf(button, audience, wecomLimits.buttonText.most), style: styles[button.tone] };
  return isLink(button)
    ? { type: 1, ...look, url: audience.links.form(button) }
    : { type: 0, ...look, key: eventKeyOf(button) };
}

function more(offered: readonly PieceOf<'button'>[], audience: Audience): CardJson {
  const [first, ...others] = offered.flatMap(({ button }) => button.about ?? []);
  const isOne = first !== undefined && others.every((other) => isSameRecord(first, other));
  const url = isOne ? audience.links.ticket(first) : ticketLink(audience);
  const text = cutToWidth(audience.speak(say('wecom.more')), wecomLimits.buttonText.most);
  return { type: 1, text, style: styles.plain, url };
}
