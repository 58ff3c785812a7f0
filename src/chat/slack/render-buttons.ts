import type { types } from '@slack/bolt';
import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Button } from '../../views/card';
import { plain } from './blocks';
import { limits } from './limits';
import { writePressValue } from './press-value';

const styles = { plain: undefined, main: 'primary', danger: 'danger' } as const;

/** Buttons at once, the rest behind a menu. A choice that asks before it counts, or carries much, is a button too. */
export function renderButtons(
  part: { readonly buttons: readonly Button[]; readonly menu?: readonly Button[] },
  speak: Speak,
): readonly types.ActionsBlock[] {
  const menu = part.menu ?? [];
  // A menu of one hides what it offers and saves nothing.
  const inMenu = menu.length === 1 ? [] : menu.filter(fitsMenu).slice(0, limits.options);
  const asButtons = [...part.buttons, ...menu.filter((button) => menu.length === 1 || !fitsMenu(button))];
  const elements = [
    ...asButtons.slice(0, limits.actions - 1).map((button, index) => renderButton(button, index, speak)),
    ...(inMenu.length > 0 ? [renderMenu(inMenu, speak)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

const fitsMenu = (button: Button): boolean =>
  button.confirm === undefined && writePressValue(button).length <= limits.optionValue;

function renderButton(button: Button, index: number, speak: Speak): types.Button {
  const style = styles[button.tone];
  return {
    type: 'button',
    // Unique within its block (docs.slack.dev/reference/block-kit/block-elements/button-element).
    action_id: `press:${index}`,
    text: plain(speak(button.label), limits.buttonText),
    value: writePressValue(button),
    ...(style !== undefined && { style }),
    ...(button.confirm !== undefined && {
      confirm: {
        title: plain(speak(say('slack.sure')), limits.confirmTitle),
        text: plain(speak(button.confirm), limits.confirmText),
        confirm: plain(speak(say('slack.yes')), limits.confirmButton),
        deny: plain(speak(say('slack.no')), limits.confirmButton),
        ...(button.tone === 'danger' && { style: 'danger' as const }),
      },
    }),
  };
}

const renderMenu = (menu: readonly Button[], speak: Speak): types.StaticSelect => ({
  type: 'static_select',
  action_id: 'press:menu',
  placeholder: plain(speak(say('slack.menu')), limits.placeholder),
  options: menu.map((button) => ({
    text: plain(speak(button.label), limits.optionText),
    value: writePressValue(button),
  })),
});
