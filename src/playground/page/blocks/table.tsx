import type { RichTextBlock } from '@slack/types';
import { useState } from 'preact/hooks';
import type { SlackJson } from '../../wire';
import { withEmoji } from '../text/emoji';
import { useReader } from '../text/names';
import { RichText } from '../text/rich-text';

type Cell =
  | RichTextBlock
  | { readonly type: 'raw_text' | 'raw_number'; readonly text?: string; readonly value?: number };

function plain(cell: Cell | undefined): string {
  if (cell === undefined || cell.type === 'rich_text') return JSON.stringify(cell ?? '');
  return cell.text ?? String(cell.value ?? '');
}

function CellShown({ cell }: { readonly cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : <span>{withEmoji(plain(cell))}</span>;
}

interface ColumnJson {
  readonly align?: string;
  readonly is_wrapped?: boolean;
}

/** A table block: the first row is its head. */
export function TableBlock({ block }: { readonly block: SlackJson }) {
  const [head = [], ...rows] = (block['rows'] ?? []) as readonly (readonly Cell[])[];
  const columns = (block['column_settings'] ?? []) as readonly (ColumnJson | null)[];
  const align = (index: number) => ({ textAlign: columns[index]?.align ?? 'left' });
  return (
    <div class="bk-table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} style={align(index)}>
                <CellShown cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index} style={align(index)}>
                  <CellShown cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sorted(rows: readonly (readonly Cell[])[], column: number, isDown: boolean) {
  const by = (cell: Cell | undefined) => (cell?.type === 'raw_number' ? (cell.value ?? 0) : plain(cell));
  const order = (a: readonly Cell[], b: readonly Cell[]) => {
    const [x, y] = [by(a[column]), by(b[column])];
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
  };
  return rows.toSorted((a, b) => (isDown ? order(b, a) : order(a, b)));
}

function Pager(props: { readonly page: number; readonly pages: number; turn(to: number): void }) {
  const { words } = useReader();
  const { page, pages, turn } = props;
  return (
    <div class="bk-pages">
      <button
        type="button"
        class="btn icon"
        aria-label={words('previous')}
        disabled={page === 0}
        onClick={() => turn(page - 1)}
      >
        ‹
      </button>
      {words('page', { page: page + 1, pages })}
      <button
        type="button"
        class="btn icon"
        aria-label={words('next')}
        disabled={page + 1 >= pages}
        onClick={() => turn(page + 1)}
      >
        ›
      </button>
    </div>
  );
}

/** A data_table block: sorted by a click on a column, a page at a time. */
export function DataTableBlock({ block }: { readonly block: SlackJson }) {
  const { words } = useReader();
  const [sort, setSort] = useState<{ readonly column: number; readonly isDown: boolean } | undefined>();
  const [page, setPage] = useState(0);
  const [head = [], ...body] = (block['rows'] ?? []) as readonly (readonly Cell[])[];
  const size = Number(block['page_size'] ?? 10);
  const pages = Math.max(1, Math.ceil(body.length / size));
  const rows = (sort === undefined ? body : sorted(body, sort.column, sort.isDown)).slice(
    page * size,
    (page + 1) * size,
  );
  const arrow = (column: number) => (sort?.column !== column ? '' : sort.isDown ? ' ↓' : ' ↑');
  return (
    <div class="bk-table">
      <table>
        <caption>{String(block['caption'] ?? '')}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} class={body[0]?.[column]?.type === 'raw_number' ? 'is-number' : ''}>
                <button
                  type="button"
                  aria-label={words('sortBy', { name: plain(cell) })}
                  onClick={() => setSort({ column, isDown: sort?.column === column && !sort.isDown })}
                >
                  <CellShown cell={cell} />
                  {arrow(column)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index} class={cell.type === 'raw_number' ? 'is-number' : ''}>
                  <CellShown cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pager page={page} pages={pages} turn={setPage} />}
    </div>
  );
}
