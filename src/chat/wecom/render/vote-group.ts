import { isSameRecord } from '../../../domain/record/record-ref';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Button } from '../../../views/card';
import { bytesOf } from '../../intake/in-pieces';
import { isLink, labelOf } from './buttons';
import { oneLine } from './clean';
import type { PieceOf } from './piece';
import type { Audience } from './rendered';
import { fitsWidth } from './width';

/** As many as leave no room for other buttons. */
const aScale = 5;
const fewest = 3;

/**
 * Buttons that answer one question, when they are better a question with choices: a scale of five, or answers that do
 * not fit the buttons of one card. Undefined where buttons serve.
 */
export function voteGroup(
  offered: readonly PieceOf<'button'>[],
  audience: Pick<Audience, 'speak'>,
): readonly Button[] | undefined {
  const atOnce = offered.filter(({ inMenu }) => !inMenu).map(({ button }) => button);
  const group = atOnce
    .map((first) => atOnce.filter((other) => sameQuestion(first, other)))
    .sort((one, other) => other.length - one.length)[0];
  if (group === undefined || group.length < fewest) return undefined;
  const fits = (button: Button): boolean =>
    fitsWidth(oneLine(audience.speak(button.label)), wecomLimits.buttonText.most);
  const serve = group.length < aScale && atOnce.length <= wecomLimits.buttons.most && group.every(fits);
  return serve ? undefined : group.slice(0, wecomLimits.voteOptions.most);
}

const sameQuestion = (one: Button, other: Button): boolean =>
  one.action === other.action && isSameRecord(one.about, other.about) && isChoice(one) && isChoice(other);

const isChoice = (button: Button): boolean =>
  button.value !== undefined &&
  button.value !== '' &&
  bytesOf(button.value) <= wecomLimits.optionId.most &&
  !isLink(button);

/** The choices of a vote. */
export const voteOptions = (group: readonly Button[], audience: Pick<Audience, 'speak'>) =>
  group.map((button) => ({
    id: button.value ?? '',
    text: labelOf(button, audience, wecomLimits.voteOptionText.most),
    is_checked: false,
  }));
