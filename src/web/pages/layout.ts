import { type Say, say } from '../../domain/words';
import { assetPath } from './assets';
import { type Blank, type Html, html } from './html';
import type { PageReader, PageRequest, SignedInReader } from './page-parts';
import { stateName } from './page-state';

/** Where a page is shown, and to whom. */
export interface Frame {
  readonly page: Pick<PageRequest, 'parts' | 'root' | 'platform'>;
  readonly reader: PageReader & Partial<Pick<SignedInReader, 'signOut' | 'shared'>>;
}

/** A whole page: the desk's name, whose page it is, and what it shows. */
export function layout({ page, reader }: Frame, title: string, body: Blank): Html {
  const { parts, root } = page;
  const { speak, language, name } = reader;
  const desk = speak({ localised: parts.desk.name });
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${desk}</title>
<link rel="icon" type="image/svg+xml" href="${root}${assetPath('icon.svg')}">
<link rel="stylesheet" href="${root}${assetPath('page.css')}">
<script defer src="${root}${assetPath('page.js')}"></script>
</head>
<body>
<header class="top"><span class="desk">${desk}</span>${
    name === undefined ? undefined : html`<span class="who">${speak(say('page.as', { person: name }))}</span>`
  }</header>
<main id="main">${body}</main>
${signOutOf({ page, reader })}
</body>
</html>
`;
}

/** The way out, for whoever has signed in; on a computer others may use, also the way to stay. */
function signOutOf({ page: { root, platform }, reader }: Frame): Blank {
  const { speak, signOut, shared = false } = reader;
  if (signOut === undefined) return undefined;
  const at = `${root}${platform}/session/`;
  const own = html`<button type="submit" formaction="${at}own">${speak(say('page.ownComputer'))}</button>`;
  return html`<footer class="out">${shared ? html`<p>${speak(say('page.sharedComputer'))}</p>` : undefined}
<form method="post" action="${at}end"><input type="hidden" name="${stateName}" value="${signOut}">
<button type="submit">${speak(say('page.signOut'))}</button>
<button type="submit" formaction="${at}end-all">${speak(say('page.signOutEverywhere'))}</button>
${shared ? own : undefined}
</form></footer>`;
}

/** A link that a page of words ends with; `href` is relative. */
export interface Way {
  readonly href: string;
  readonly label: Say;
}

/** A page that only says something. `mood` draws the sign above it. */
export function wordsPage(
  frame: Frame,
  said: { readonly mood: 'good' | 'no' | 'trouble'; readonly title: Say; readonly text: readonly string[] },
  ways: readonly Way[] = [],
): Html {
  const { speak } = frame.reader;
  const links = ways.map(
    ({ href, label }, nth) => html`<a class="button${nth === 0 ? ' main' : ''}" href="${href}">${speak(label)}</a>`,
  );
  const title = speak(said.title);
  const sign = { good: '✓', no: 'i', trouble: '!' }[said.mood];
  return layout(
    frame,
    title,
    html`<section class="words ${said.mood}" role="status">
<div class="sign" aria-hidden="true">${sign}</div>
<h1>${title}</h1>
${said.text.map((text) => html`<p>${text}</p>`)}
${ways.length === 0 ? undefined : html`<p class="ways">${links}</p>`}
</section>`,
  );
}
