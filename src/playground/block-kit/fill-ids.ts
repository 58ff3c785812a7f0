import { isObject, type Json } from '../json';

const holders = ['elements', 'actions'];

function withActionId(element: unknown, next: () => string): unknown {
  return isObject(element) &&
    typeof element['type'] === 'string' &&
    element['action_id'] === undefined &&
    interactive(element)
    ? { ...element, action_id: next() }
    : element;
}

const interactive = (element: Json): boolean =>
  !['plain_text', 'mrkdwn', 'image'].includes(String(element['type'])) &&
  !String(element['type']).startsWith('rich_text');

/** The blocks with a block_id and action_id where the app gave none, as Slack hands them back. */
export function fillIds(blocks: readonly Json[], next: () => string): readonly Json[] {
  return blocks.map((block) => {
    const filled: Record<string, unknown> = { ...block, block_id: block['block_id'] ?? next() };
    if (block['type'] === 'rich_text') return filled;
    for (const field of holders) {
      const list = block[field];
      if (Array.isArray(list)) filled[field] = list.map((element) => withActionId(element, next));
    }
    for (const field of ['accessory', 'element'])
      if (isObject(block[field])) filled[field] = withActionId(block[field], next);
    const children = block['child_blocks'];
    if (Array.isArray(children)) filled['child_blocks'] = fillIds(children.filter(isObject), next);
    return filled;
  });
}

/** Every element of these blocks that can be pressed or filled in, with the block it stands in. */
export function elementsOf(blocks: readonly Json[]): readonly { readonly block: Json; readonly element: Json }[] {
  return blocks.flatMap((block) => {
    const lists = holders.flatMap((field) => (Array.isArray(block[field]) ? (block[field] as unknown[]) : []));
    const own = [...lists, block['accessory'], block['element']].filter(isObject);
    const found = own
      .filter((element) => typeof element['action_id'] === 'string')
      .map((element) => ({ block, element }));
    const cards =
      Array.isArray(block['elements']) && block['type'] === 'carousel' ? block['elements'].filter(isObject) : [];
    const children = Array.isArray(block['child_blocks']) ? block['child_blocks'].filter(isObject) : [];
    return [...found, ...elementsOf([...cards, ...children])];
  });
}
