import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { patience } from './patience';
import { people, type Somebody } from './seats';

/** Pictures are for people to look at: they cost a browser more than all else, and are taken where PICTURES=1. */
export const picturesWanted = process.env['PICTURES'] === '1';

const sizes = { desktop: { width: 1360, height: 860 }, phone: { width: 390, height: 844 } } as const;

/**
 * The demo's page at a desk and on a phone. One acts on the screen `page`; what is shown is kept as pictures of both.
 */
export class Screens {
  /** What the browser complained about on either screen. */
  readonly complaints: string[] = [];
  /** The screen people act on. */
  page: Page;

  private constructor(
    readonly desktop: Page,
    readonly phone: Page,
    private readonly url: string,
    private readonly folder: string,
  ) {
    this.page = desktop;
    for (const page of [desktop, phone]) {
      page.setDefaultTimeout(patience);
      page.on('console', (said) => {
        if (said.type() === 'error') this.complaints.push(`${said.text()} ${said.location().url}`);
      });
      page.on('pageerror', (error) => this.complaints.push(String(error)));
    }
  }

  /** Opens the page at `url` on both screens; pictures go to `folder`. */
  static async open(browser: Browser, url: string, folder: string): Promise<Screens> {
    mkdirSync(folder, { recursive: true });
    const shared = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const;
    const desktop = await browser.newPage({ ...shared, viewport: sizes.desktop });
    const phone = await browser.newPage({ ...shared, viewport: sizes.phone, hasTouch: true, isMobile: true });
    return new Screens(desktop, phone, url, folder);
  }

  /** Goes on as somebody, at a channel, `home`, or their conversation with the desk, and there maybe in a thread. */
  async as(who: Somebody, place = '', thread = ''): Promise<void> {
    await this.go(this.page, people[who].slack, place, thread);
  }

  /** The same for a screen and an account. */
  async go(page: Page, account: string, place = '', thread = ''): Promise<void> {
    await go(page, `${this.url}/#/${[account, place, thread].join('/').replace(/\/+$/, '')}`, account);
  }

  /**
   * Keeps a picture of what is shown now, or of a `part` of the newest message, at a desk and on a phone. Fails where
   * the phone would have to be scrolled aside.
   */
  async keep(name: string, part?: 'start' | 'end'): Promise<void> {
    if (part) await scrollTo(this.desktop, part);
    await this.keepDesk(name);
    const address = this.desktop.url();
    await go(this.phone, address, /#\/(\w+)/.exec(address)?.[1] ?? '');
    if (part) await scrollTo(this.phone, part);
    await this.keepPhone(name);
  }

  /** Keeps a picture of the desk's screen alone. */
  async keepDesk(name: string): Promise<void> {
    if (!picturesWanted) return;
    await this.desktop.screenshot({ path: path.join(this.folder, `${name}.desktop.png`), animations: 'disabled' });
  }

  /** Keeps a picture of the phone alone. */
  async keepPhone(name: string): Promise<void> {
    if (picturesWanted)
      await this.phone.screenshot({ path: path.join(this.folder, `${name}.phone.png`), animations: 'disabled' });
    const wide = await this.phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) throw new Error(`${name} is ${wide} pixels too wide for a phone`);
  }

  /** The newest message, of a thread when one is open, that says all of `words`; waits until there is one. */
  async message(...words: readonly string[]): Promise<Locator> {
    const threads = this.page.getByTestId('thread');
    const within = (await threads.count()) > 0 ? threads : this.page.locator('main');
    const all = words.reduce((messages, word) => messages.filter({ hasText: word }), within.getByTestId('message'));
    await all.last().waitFor();
    return all.last();
  }

  /** Opens the thread of the newest message that says `words` and has one. */
  async openThread(...words: readonly string[]): Promise<void> {
    const thread = this.page.getByTestId('thread-open');
    const all = words.reduce(
      (messages, word) => messages.filter({ hasText: word }),
      this.page.locator('main').getByTestId('message').filter({ has: thread }),
    );
    await all.last().getByTestId('thread-open').click();
  }

  /** Presses a button of the newest message that says `words`. */
  async press(button: string, ...words: readonly string[]): Promise<void> {
    await (await this.message(...words)).getByRole('button', { name: button, exact: true }).click();
  }

  /** Picks from the menu of the newest message that says `words`. */
  async pick(choice: string, ...words: readonly string[]): Promise<void> {
    await (await this.message(...words)).getByRole('combobox').selectOption(choice);
  }

  /** Writes in the channel, or in the thread that is open. */
  async write(text: string, where: 'composer' | 'thread-composer' = 'composer'): Promise<void> {
    await this.page.getByTestId(where).fill(text);
    await this.page.getByTestId(where === 'composer' ? 'send' : 'thread-send').click();
  }

  /** The form that is open; waits until there is one that can be sent. */
  async form(): Promise<Locator> {
    const form = this.page.getByTestId('modal').filter({ has: this.page.getByTestId('modal-submit') });
    await form.waitFor();
    return form;
  }

  /** Sends the form that is open and waits until it is gone. */
  async send(): Promise<void> {
    const form = await this.form();
    await form.getByTestId('modal-submit').click();
    await form.waitFor({ state: 'detached' });
  }

  /** Pushes the demo's clock with a button of the page and waits until the desk has caught up. */
  async advance(by: '10m' | '1h' | 'next-working-day', page: Page = this.page): Promise<void> {
    await page.getByTestId(`advance-${by}`).click();
    await page.locator('.toast.news').waitFor();
    await page.locator('.toast.news button').click();
  }

  /** Closes both screens. */
  async close(): Promise<void> {
    await Promise.all([this.desktop.close(), this.phone.close()]);
  }
}

async function go(page: Page, address: string, account: string): Promise<void> {
  await page.goto(address);
  await page.locator(`[data-testid=persona-${account}][aria-pressed=true]`).waitFor({ state: 'attached' });
  await page.locator('[data-testid=live].is-on').waitFor({ state: 'attached' });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
}

const scrollTo = (page: Page, block: 'start' | 'end'): Promise<void> =>
  page
    .locator('main')
    .getByTestId('message')
    .last()
    .evaluate((message, where) => message.scrollIntoView({ block: where }), block);
