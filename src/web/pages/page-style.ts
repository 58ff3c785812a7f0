/** The look of pages: phone first, light and dark. No text of anybody stands in it. */
export const pageStyle = `
:root {
  --ground: #f1f4f6; --page: #fff; --ink: #182028; --mute: #5a6672; --line: #dde3e8; --soft: #f4f7f9;
  --field: #a9b4bf; --accent: #0f6b8a; --accent-ink: #fff; --accent-soft: #e4f2f7; --good: #0a7350; --good-soft: #e3f5ed;
  --warn: #935a00; --warn-soft: #fdf3dd; --bad: #b3203c; --bad-soft: #fdebee; --shadow: 0 1px 2px rgb(20 40 60 / 6%), 0 4px 16px rgb(20 40 60 / 5%);
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11161b; --page: #1a2128; --ink: #e6ebf0; --mute: #9ba8b4; --line: #2d3741; --soft: #212a32;
    --field: #566370; --accent: #57b8d8; --accent-ink: #08202a; --accent-soft: #16333f; --good: #4cc79b; --good-soft: #14332a;
    --warn: #eab45c; --warn-soft: #372b14; --bad: #ff8a9c; --bad-soft: #40202a; --shadow: none;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", sans-serif;
  overflow-wrap: anywhere;
}
.top {
  display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 16px;
  max-width: 680px; margin: 0 auto; padding: 14px 18px 12px; font-size: 14px; color: var(--mute);
}
.out { max-width: 680px; margin: 0 auto; padding: 0 18px calc(16px + env(safe-area-inset-bottom, 0px)); font-size: 13px; color: var(--mute); }
.out form { display: flex; flex-wrap: wrap; gap: 0 20px; }
.out p { margin: 0 0 4px; }
.out button { padding: 11px 0; text-align: start; border: 0; background: none; font: inherit; color: inherit; text-decoration: underline; cursor: pointer; }
.top .desk { font-weight: 600; color: var(--ink); }
main { max-width: 680px; margin: 0 auto; padding: 0 0 24px; }
h1 { margin: 0; font-size: 22px; line-height: 1.3; font-weight: 650; }
h2 { margin: 0; font-size: 17px; line-height: 1.4; font-weight: 650; }
h3 { margin: 16px 0 4px; font-size: 16px; font-weight: 600; }
p { margin: 0; }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible, button:focus-visible, summary:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 8px;
}
hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 14px 0; }
main > h1 { padding: 6px 18px 14px; }
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 18px;
  border: 1px solid var(--field); border-radius: 10px; background: var(--page); color: var(--ink);
  font: inherit; font-weight: 550; text-align: center; text-decoration: none; cursor: pointer; -webkit-appearance: none;
}
.button:hover { border-color: var(--accent); }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.button.main:hover { filter: brightness(1.06); }
.button.danger { color: var(--bad); border-color: var(--bad); }
.button[disabled] { opacity: .6; cursor: default; }
.small {
  padding: 6px 12px; min-height: 36px; border: 1px solid var(--field); border-radius: 8px; background: var(--page);
  color: var(--ink); font: inherit; font-size: 14px; cursor: pointer;
}
.actions { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 16px; }
.actions form { display: contents; }
.more { margin-top: 12px; }
.more summary { display: inline-block; padding: 8px 0; color: var(--accent); font-weight: 550; cursor: pointer; }
.more summary { list-style: none; }
.more summary::-webkit-details-marker { display: none; }
.more summary::after { content: ""; display: inline-block; width: 7px; height: 7px; margin: 0 0 3px 9px; border: solid; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.more[open] summary::after { margin-bottom: -2px; transform: rotate(225deg); }
.more .actions { margin-top: 6px; }
.card, .words, .notice, .summary { background: var(--page); padding: 18px; box-shadow: var(--shadow); }
.card { border-top: 3px solid var(--line); margin-bottom: 12px; }
.card.tone-good { border-top-color: var(--good); }
.card.tone-warn { border-top-color: var(--warn); }
.card.tone-bad { border-top-color: var(--bad); }
.card > p, .card > dl, .card > blockquote, .card > .wide, .card > .attached, .card > .picture { display: block; margin-top: 10px; }
.card > h3 + p { margin-top: 0; }
.quiet { color: var(--mute); font-size: 14px; }
p, blockquote, dd, li, td { white-space: pre-line; }
blockquote { margin: 12px 0 0; padding: 8px 14px; border-left: 3px solid var(--field); background: var(--soft); border-radius: 0 8px 8px 0; }
.facts { margin: 0; display: grid; gap: 8px; }
.facts > div { display: grid; grid-template-columns: 6.2em minmax(0, 1fr); gap: 12px; }
.facts.list > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
.facts dt { color: var(--mute); font-size: 15px; }
.facts dd { margin: 0; }
.facts > .tone-good dd { color: var(--good); }
.facts > .tone-warn dd { color: var(--warn); }
.facts > .tone-bad dd { color: var(--bad); font-weight: 550; }
.facts > .tone-quiet dd { color: var(--mute); }
.attached p { color: var(--mute); font-size: 14px; }
.attached ul { display: flex; flex-wrap: wrap; gap: 8px 14px; margin: 4px 0 0; padding: 0; list-style: none; }
.picture img { display: block; width: 100%; max-width: 540px; height: auto; border: 1px solid var(--line); border-radius: 10px; color: var(--mute); font-size: 13px; }
.attached img { display: block; width: 112px; height: 112px; object-fit: cover; border: 1px solid var(--line); border-radius: 10px; background: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 14px; }
caption { padding-bottom: 6px; text-align: left; font-weight: 600; }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--mute); font-weight: 550; white-space: nowrap; }
.notice, .summary { margin-bottom: 12px; padding: 14px 18px; box-shadow: none; }
.notice { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; background: var(--accent-soft); }
.notice.good { background: var(--good-soft); color: var(--good); font-weight: 550; }
.summary { background: var(--bad-soft); border-left: 4px solid var(--bad); }
.summary:focus { outline: none; }
.summary h2 { font-size: 16px; color: var(--bad); }
.summary ul { margin: 6px 0 0; padding-left: 20px; }
.summary a { color: inherit; font-weight: 550; }
.words { text-align: center; padding: 44px 22px 36px; }
.words p { margin-top: 10px; color: var(--mute); }
.words .ways { margin-top: 28px; }
.words h1 + p { color: var(--ink); }
.words .about { color: var(--mute); }
.sign {
  display: inline-grid; place-items: center; width: 60px; height: 60px; margin-bottom: 16px; border-radius: 50%;
  font-size: 28px; font-weight: 700; background: var(--accent-soft); color: var(--accent);
}
.good .sign { background: var(--good-soft); color: var(--good); }
.trouble .sign { background: var(--warn-soft); color: var(--warn); }
.ways { display: flex; flex-wrap: wrap; justify-content: center; gap: 10px; margin: 26px 0 0; }
main > .ways { margin-top: 16px; }
@media (min-width: 720px) {
  main { padding-bottom: 48px; }
  main > h1, .top, .out { padding-left: 4px; padding-right: 4px; }
  .card, .words, .notice, .summary { border-radius: 14px; padding-left: 26px; padding-right: 26px; }
}
@media (prefers-reduced-motion: no-preference) { .button, .small { transition: border-color .15s, filter .15s; } }
`;
