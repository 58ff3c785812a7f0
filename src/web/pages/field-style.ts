/** The look of forms and their fields. */
export const fieldStyle = `
#form { background: var(--page); padding: 20px 18px 0; box-shadow: var(--shadow); }
.first { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
.field { margin: 0 0 22px; padding: 0; border: 0; min-width: 0; }
.field label, .field legend { display: block; padding: 0; font-weight: 600; }
.optional { margin-left: 6px; color: var(--mute); font-size: 14px; font-weight: 400; }
.hint { margin: 2px 0 0; color: var(--mute); font-size: 14px; line-height: 1.45; }
.hint:empty { display: none; }
.error { margin: 4px 0 0; color: var(--bad); font-size: 14.5px; font-weight: 550; }
.field input[type=text], .field input[type=datetime-local], .field select, .field textarea {
  display: block; width: 100%; min-height: 46px; margin-top: 8px; padding: 10px 12px; border: 1px solid var(--field);
  border-radius: 10px; background: var(--page); color: var(--ink); font: inherit; -webkit-appearance: none; appearance: none;
}
.field textarea { min-height: 116px; max-height: 60vh; resize: vertical; field-sizing: content; }
.field select {
  padding-right: 40px; text-overflow: ellipsis;
  background: linear-gradient(45deg, transparent 50%, var(--mute) 50%) calc(100% - 21px) 52% / 6px 6px no-repeat,
    linear-gradient(-45deg, transparent 50%, var(--mute) 50%) calc(100% - 15px) 52% / 6px 6px no-repeat, var(--page);
}
.field input:focus-visible, .field select:focus-visible, .field textarea:focus-visible {
  outline: 3px solid var(--accent-soft); outline-offset: 0; border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent);
}
.field ::placeholder { color: var(--mute); opacity: .8; }
.wrong input[type=text], .wrong input[type=datetime-local], .wrong select, .wrong textarea { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
.left { margin: 4px 0 0; text-align: right; color: var(--mute); font-size: 13px; }
.ticks { display: grid; gap: 8px; margin-top: 8px; }
.field .tick {
  display: flex; align-items: center; gap: 12px; min-height: 46px; padding: 9px 14px; border: 1px solid var(--line);
  border-radius: 10px; font-weight: 400; cursor: pointer;
}
.tick input { flex: none; width: 19px; height: 19px; margin: 0; accent-color: var(--accent); }
.tick:has(input:checked) { border-color: var(--accent); background: var(--accent-soft); }
.tick:has(input:focus-visible) { outline: 3px solid var(--accent); outline-offset: 1px; }
.tick input:focus-visible { outline: none; box-shadow: none; }
.wrong .tick { border-color: var(--bad); }
@media (hover: hover) { .tick:hover { border-color: var(--field); } }
.found:empty { display: none; }
.found .aside { display: block; color: var(--mute); font-size: 14px; line-height: 1.35; }
.found .hint { margin-top: 8px; }
.note { margin-bottom: 22px; padding: 12px 14px; border-radius: 10px; background: var(--soft); }
.chosen { display: grid; grid-template-columns: repeat(auto-fill, minmax(104px, 1fr)); gap: 10px; margin: 0; padding: 0; list-style: none; }
.chosen:not(:empty) { margin-top: 10px; }
.chosen li {
  position: relative; min-height: 104px; padding: 8px; border: 1px solid var(--line); border-radius: 10px; background: var(--soft);
  font-size: 13px; line-height: 1.35; overflow: hidden; display: flex; align-items: flex-end; white-space: normal;
}
.chosen li a, .chosen li .name { position: relative; z-index: 1; color: var(--ink); max-height: 5.4em; overflow: hidden; text-decoration: none; }
.chosen li.pictured a, .chosen li.pictured .name { position: absolute; inset: 0; font-size: 0; }
.chosen img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
.chosen li.busy img { opacity: .45; }
.chosen li.busy::after { content: ""; position: absolute; left: 50%; top: 50%; width: 24px; height: 24px; margin: -12px; border-radius: 50%; border: 3px solid var(--line); border-top-color: var(--accent); animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .chosen li.busy::after { animation-duration: 4s; } }
.chosen .remove {
  position: absolute; z-index: 2; right: 0; top: 0; width: 44px; height: 44px; padding: 0; border: 0; background: none; cursor: pointer;
}
.chosen .remove::before {
  content: "×"; position: absolute; right: 6px; top: 6px; width: 26px; height: 26px; border-radius: 50%;
  background: rgb(20 30 40 / 78%); color: #fff; font: 600 18px/25px system-ui, sans-serif; text-align: center;
}
.files input[type=file] { max-width: 100%; margin-top: 10px; font: inherit; font-size: 14px; color: var(--mute); }
.files.live input[type=file] { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); }
.files.live { position: relative; }
.field .add {
  display: flex; align-items: center; justify-content: center; min-height: 46px; margin-top: 10px; padding: 9px 14px;
  border: 1.5px dashed var(--field); border-radius: 10px; color: var(--accent); font-weight: 550; cursor: pointer;
}
.files input:focus-visible + .add { outline: 3px solid var(--accent); outline-offset: 1px; }
.files.full .add { display: none; }
.bar {
  position: sticky; bottom: 0; z-index: 3; display: flex; align-items: center; gap: 14px; margin: 0 -18px;
  padding: 12px 18px calc(12px + env(safe-area-inset-bottom)); background: var(--page); border-top: 1px solid var(--line);
}
.bar .button { flex: 1; min-height: 48px; font-size: 17px; }
.kept { color: var(--mute); font-size: 13px; max-width: 50%; }
.kept:empty { display: none; }
.kept.bad { color: var(--bad); }
@media (min-width: 720px) {
  #form { padding: 26px 26px 0; border-radius: 14px; }
  .bar { margin: 0 -26px; padding: 14px 26px; border-radius: 0 0 14px 14px; }
  .bar .button { flex: none; min-width: 168px; }
  .ticks { grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); }
}
`;
