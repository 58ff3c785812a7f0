import { own } from '../../domain/own';
import { isBlank, oneLine } from '../../domain/text';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import type { Answer, Answers } from '../../views/form';
import { withEmoji } from './emoji';
import { accountAt, at, isJson, listAt, textAt } from './fields';
import { answerId, fieldOf } from './render-field';

type Reader = (state: unknown) => Answer | undefined;

const values = (options: readonly unknown[]): readonly string[] =>
  options.flatMap((option) => textAt(option, 'value') ?? []);
const someOf = (state: unknown): readonly string[] | undefined => {
  const chosen = values(listAt(state, 'selected_options'));
  return chosen.length === 0 ? undefined : chosen;
};
const oneOf: Reader = (state) => textAt(state, 'selected_option', 'value');

/** How each control of Slack's answers (docs.slack.dev/reference/interaction-payloads/view-interactions-payload). */
const readers: Readonly<Record<string, Reader>> = {
  plain_text_input: (state) => {
    const text = textAt(state, 'value');
    return text === undefined || isBlank(text) ? undefined : withEmoji(text);
  },
  static_select: oneOf,
  radio_buttons: oneOf,
  checkboxes: someOf,
  multi_static_select: someOf,
  datetimepicker: (state) => {
    const seconds = at(state, 'selected_date_time');
    return typeof seconds === 'number' ? ((seconds * 1000) as Instant) : undefined;
  },
  users_select: (state) => accountAt(state, 'selected_user'),
  file_input: (state) => {
    const files = listAt(state, 'files').flatMap((file) => fileOf(file) ?? []);
    return files.length === 0 ? undefined : files;
  },
};

/** The answers in `view.state`; a field left empty, or of no kind we know, is absent. */
export function readAnswers(view: unknown): Answers {
  const state = at(view, 'state', 'values');
  const answers = Object.entries(isJson(state) ? state : {}).flatMap(([blockId, block]) => {
    const field = fieldOf(blockId);
    const given = at(block, answerId);
    const answer = own(readers, textAt(given, 'type') ?? '')?.(given);
    return field === undefined || answer === undefined ? [] : [[field.name, answer] as const];
  });
  return Object.fromEntries(answers);
}

/** A file Slack holds, or undefined where it cannot be fetched, e.g. one kept outside Slack. */
export function fileOf(file: unknown): FileRef | undefined {
  const id = textAt(file, 'id');
  const url = textAt(file, 'url_private_download') ?? textAt(file, 'url_private');
  if (id === undefined || url === undefined) return undefined;
  const size = at(file, 'size');
  return {
    id,
    name: oneLine(textAt(file, 'name') ?? textAt(file, 'title') ?? '') || id,
    mime: textAt(file, 'mimetype') ?? 'application/octet-stream',
    size: typeof size === 'number' ? size : 0,
    platform: 'slack',
    source: { url },
  };
}
