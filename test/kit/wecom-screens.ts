import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Screens } from './screens';
import { people, type Somebody } from './seats';

/** The WeCom chat of the demo's people on a phone's screen, 390 px wide, and the desk's pages inside it. */
export class WecomScreens {
  constructor(private readonly screens: Screens) {}

  private get page(): Page {
    return this.screens.phone;
  }

  /** Opens the chat with the app as somebody. */
  as(who: Somebody): Promise<void> {
    return this.screens.go(this.page, people[who].slack, 'wecom');
  }

  /** Keeps a picture of the phone; fails where the page inside it would have to be scrolled aside. */
  async keep(name: string): Promise<void> {
    await this.screens.keepPhone(name);
    const inside = this.page.frames().find((frame) => frame.url().includes('/webview/'));
    const wide = await inside?.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide !== undefined && wide > 0) throw new Error(`the page of ${name} is ${wide} pixels too wide for a phone`);
  }

  /** The newest message that says all of `words`; waits until there is one. */
  async message(...words: readonly string[]): Promise<Locator> {
    const messages = this.page.getByTestId('wecom-message');
    const all = words.reduce((found, word) => found.filter({ hasText: word }), messages);
    await all.last().waitFor();
    return all.last();
  }

  /** What the app and the member said, oldest first. */
  said(): Promise<readonly string[]> {
    return this.page.getByTestId('wecom-message').allInnerTexts();
  }

  /** Writes to the app. */
  async write(text: string): Promise<void> {
    const box = this.page.getByTestId('wecom-composer');
    if (!(await box.isVisible())) await this.page.getByTestId('wecom-switch').click();
    await box.fill(text);
    await this.page.getByTestId('wecom-send').click();
  }

  /** Presses an entry of the menu below the chat, and one that it opens. */
  async menu(name: string, below?: string): Promise<void> {
    const entry = this.page.locator('.wc-menu').getByRole('button', { name, exact: true });
    if (!(await entry.isVisible())) await this.page.getByTestId('wecom-switch').click();
    await entry.click();
    if (below !== undefined) await this.page.getByRole('menuitem', { name: below, exact: true }).click();
  }

  /** Presses a button, or follows a link, of the newest message that says `words`. */
  async press(label: string, ...words: readonly string[]): Promise<void> {
    const message = await this.message(...words);
    const named = { name: label, exact: true } as const;
    await message.getByRole('button', named).or(message.getByRole('link', named)).first().click();
  }

  /** Picks from the ⋯ of the newest card that says `words`. */
  async pick(choice: string, ...words: readonly string[]): Promise<void> {
    const message = await this.message(...words);
    await message.getByTestId('wecom-card-menu').click();
    await this.page.getByRole('menuitem', { name: choice, exact: true }).click();
  }

  /** The page of the desk that is open inside the phone; waits until something is to be read on it. */
  async open(): Promise<FrameLocator> {
    const inside = this.page.getByTestId('wecom-page').contentFrame();
    await inside.locator('main').waitFor();
    return inside;
  }

  /** Sends the form on the page that is open, and waits for the page that says it is done. */
  async send(button: string, done: string): Promise<void> {
    const inside = await this.open();
    await inside.getByRole('button', { name: button, exact: true }).last().click();
    await inside
      .getByRole('heading', { name: done })
      .waitFor()
      .catch(async (error: unknown) => {
        const shown = await inside.locator('main').innerText();
        throw new Error(`the page does not say ${done}, but:\n${shown}`, { cause: error });
      });
  }

  /** Closes the page inside the phone. */
  async close(): Promise<void> {
    await this.page
      .getByTestId('wecom-browser')
      .getByRole('button', { name: /^(关闭|Close)$/ })
      .click();
    await this.page.getByTestId('wecom-browser').waitFor({ state: 'detached' });
  }
}
