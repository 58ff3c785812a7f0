import { own } from '../../domain/own';
import { slackLimits } from '../../platforms/slack-limits';
import { type Block, paragraph, run } from './blocks';
import { at, isJson, type Json, listAt, textAt } from './fields';

/** Which initial value restores each control's answer. Chosen files can't be restored: Slack has no initial there. */
const restores: Readonly<Record<string, (state: unknown) => Json>> = {
  plain_text_input: (state) => ({ initial_value: textAt(state, 'value') }),
  static_select: (state) => ({ initial_option: at(state, 'selected_option') ?? undefined }),
  radio_buttons: (state) => ({ initial_option: at(state, 'selected_option') ?? undefined }),
  checkboxes: (state) => ({ initial_options: someOf(state) }),
  multi_static_select: (state) => ({ initial_options: someOf(state) }),
  users_select: (state) => ({ initial_user: at(state, 'selected_user') ?? undefined }),
  datetimepicker: (state) => ({ initial_date_time: at(state, 'selected_date_time') ?? undefined }),
};

const someOf = (state: unknown): readonly unknown[] | undefined => {
  const chosen = listAt(state, 'selected_options');
  return chosen.length === 0 ? undefined : chosen;
};

/** A submitted window once more with everything that was typed, below a note of what went wrong. */
export function keepTyped(view: unknown, note: string): Json {
  const blocks = listAt(view, 'blocks').map((block) => restored(block, view));
  const warning: Block = paragraph(run(note, slackLimits.textObject.most, { bold: true }));
  const keep = ['type', 'callback_id', 'title', 'submit', 'close', 'private_metadata'] as const;
  return {
    ...Object.fromEntries(keep.map((key) => [key, at(view, key) ?? undefined])),
    blocks: [warning, ...blocks],
  };
}

function restored(block: unknown, view: unknown): unknown {
  const blockId = textAt(block, 'block_id');
  const element = at(block, 'element');
  if (!isJson(block) || !isJson(element) || blockId === undefined) return block;
  const state = at(view, 'state', 'values', blockId, textAt(element, 'action_id') ?? '');
  const initial = own(restores, textAt(element, 'type') ?? '')?.(state) ?? {};
  return { ...block, element: { ...element, ...initial } };
}
