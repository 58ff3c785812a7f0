import type { types } from '@slack/bolt';
import { say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Button } from '../../views/card';
import { plain } from './blocks';
import { writePressValue } from './press-value';

const styles = { plain: undefined, main: 'primary', danger: 'danger' } as const;

/** Buttons at once, the rest behind a menu. A choice that asks before it counts, or carries much, is a button too. */
export function renderButtons(
  part: { readonly buttons: readonly Button[]; readonly menu?: readonly Button[] },
  speak: Speak,
): readonly types.ActionsBlock[] {
  const menu = part.menu ?? [];
  // A menu of one hides what it offers and saves nothing.
  const inMenu = menu.length === 1 ? [] : menu.filter(fitsMenu).slice(0, slackLimits.options.most);
  const asButtons = [...part.buttons, ...menu.filter((button) => menu.length === 1 || !fitsMenu(button))];
  const elements = [
    ...asButtons
      .slice(0, slackLimits.actionsElements.most - 1)
      .map((button, index) => renderButton(button, index, speak)),
    ...(inMenu.length > 0 ? [renderMenu(inMenu, speak)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

const fitsMenu = (button: Button): boolean =>
  button.confirm === undefined && writePressValue(button).length <= slackLimits.optionValue.most;

function renderButton(button: Button, index: number, speak: Speak): types.Button {
  const style = styles[button.tone];
  return {
    type: 'button',
    // Unique within its block (docs.slack.dev/reference/block-kit/block-elements/button-element).
    action_id: `press:${index}`,
    text: plain(speak(button.label), slackLimits.buttonText.most),
    value: writePressValue(button),
    ...(style !== undefined && { style }),
    ...(button.confirm !== undefined && {
      confirm: {
        title: plain(speak(say('slack.sure')), slackLimits.confirmTitle.most),
        text: plain(speak(button.confirm), slackLimits.confirmText.most),
        confirm: plain(speak(button.label), slackLimits.confirmButton.most),
        deny: plain(speak(say('slack.no')), slackLimits.confirmButton.most),
        ...(button.tone === 'danger' && { style: 'danger' as const }),
      },
    }),
  };
}

const renderMenu = (menu: readonly Button[], speak: Speak): types.StaticSelect => ({
  type: 'static_select',
  action_id: 'press:menu',
  placeholder: plain(speak(say('slack.menu')), slackLimits.placeholder.most),
  options: menu.map((button) => ({
    text: plain(speak(button.label), slackLimits.optionText.most),
    value: writePressValue(button),
  })),
});
