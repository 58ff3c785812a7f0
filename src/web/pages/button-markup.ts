import { recordName } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import type { Button, Part } from '../../views/card';
import { actionPath } from './address';
import type { CardDrawing } from './card-drawing';
import { type Html, html } from './html';
import { sealState, stateName } from './page-state';

type Buttons = Pick<Extract<Part, { kind: 'buttons' }>, 'buttons' | 'menu'>;

/** Buttons at once, and what stands behind the menu. */
export async function renderButtons({ buttons, menu = [] }: Buttons, drawing: CardDrawing): Promise<Html> {
  const shown = await Promise.all(buttons.map((button) => renderButton(button, drawing)));
  const more = await Promise.all(menu.map((button) => renderButton(button, drawing)));
  const behind = html`<details class="more"><summary>${drawing.reader.speak(say('page.more'))}</summary><div class="actions">${more}</div></details>`;
  return html`${shown.length === 0 ? undefined : html`<div class="actions">${shown}</div>`}${more.length === 0 ? undefined : behind}`;
}

/** What asks first or has a form leads to a page of its own; anything else is done at once. */
async function renderButton(button: Button, drawing: CardDrawing): Promise<Html> {
  const { action, about, value, label, tone } = button;
  const { page, reader, speak } = drawing;
  const look = `button${tone === 'plain' ? '' : ` ${tone}`}`;
  const at = `${page.root}${page.platform}/`;
  if (button.opens === 'card' && about !== undefined) {
    return html`<a class="${look}" href="${at}job/${recordName(about)}">${speak(label)}</a>`;
  }
  if (button.opens === 'form' || button.confirm !== undefined || action === 'report') {
    const query = action === 'report' ? { draft: value } : { value };
    return html`<a class="${look}" href="${at}${actionPath('form', { action, about, query })}">${speak(label)}</a>`;
  }
  const sealed = await sealState(page, reader.account, { action, about, value });
  return html`<form method="post" action="${at}${actionPath('press', { action, about })}"><input type="hidden" name="${stateName}" value="${sealed}"><button type="submit" class="${look}">${speak(label)}</button></form>`;
}
