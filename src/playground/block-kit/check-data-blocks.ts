import type { Limit } from '../../platforms/limit';
import { slackLimits } from '../../platforms/slack-limits';
import { isObject, type Json, listIn, objectIn, objectsIn } from '../json';
import { checkRichText } from './check-rich-text';
import type { Inspection } from './inspection';

const cellTypes = ['raw_text', 'rich_text', 'raw_number'];

function checkCell(seen: Inspection, cell: unknown, at: string): void {
  if (!isObject(cell)) {
    seen.report(at, 'must be an object');
    return;
  }
  if (!cellTypes.includes(String(cell['type']))) {
    seen.report(at, `unsupported type: ${String(cell['type'])}`);
    return;
  }
  if (cell['type'] === 'rich_text') {
    checkRichText(seen, cell, at);
    return;
  }
  if (cell['type'] === 'raw_text') seen.string(cell, 'text', at);
}

function checkRows(seen: Inspection, block: Json, at: string, limit: Limit): void {
  const rows = seen.list(block, 'rows', at, { limit });
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (width > slackLimits.tableColumns.most)
    seen.report(`${at}/rows/0`, `no more than ${slackLimits.tableColumns.most} items allowed`);
  rows.forEach((row, y) => {
    if (!Array.isArray(row)) {
      seen.report(`${at}/rows/${y}`, 'must be an array');
      return;
    }
    if (row.length !== width) seen.report(`${at}/rows/${y}`, 'every row must have the same number of cells');
    row.forEach((cell, x) => {
      checkCell(seen, cell, `${at}/rows/${y}/${x}`);
    });
  });
}

/** A table block. */
export function checkTable(seen: Inspection, block: Json, at: string): void {
  checkRows(seen, block, at, slackLimits.tableRows);
}

/** A data_table block: a caption, a head and at least one row; sorting and paging are the client's. */
export function checkDataTable(seen: Inspection, block: Json, at: string): void {
  seen.string(block, 'caption', at);
  checkRows(seen, block, at, slackLimits.dataTableRows);
  if (JSON.stringify(block).length > slackLimits.dataTableText.most)
    seen.report(at, `must be less than ${slackLimits.dataTableText.most + 1} characters`);
  const page = block['page_size'];
  if (page !== undefined && (typeof page !== 'number' || page < 1 || page > slackLimits.dataTablePage.most))
    seen.report(`${at}/page_size`, `must be between 1 and ${slackLimits.dataTablePage.most}`);
}

function checkPie(seen: Inspection, chart: Json, at: string): void {
  seen.list(chart, 'segments', at, { limit: slackLimits.chartSeries }).forEach((segment, index) => {
    const here = `${at}/segments/${index}`;
    if (!isObject(segment)) {
      seen.report(here, 'must be an object');
      return;
    }
    seen.string(segment, 'label', here, { limit: slackLimits.chartLabel });
    if (!(Number(segment['value']) > 0)) seen.report(`${here}/value`, 'must be more than 0');
  });
}

function checkSeries(seen: Inspection, chart: Json, at: string): void {
  const categories = listIn(objectIn(chart, 'axis_config'), 'categories').map(String);
  if (categories.length === 0) seen.report(`${at}/axis_config`, 'missing required field: categories');
  if (categories.length > slackLimits.chartPoints.most)
    seen.report(`${at}/axis_config/categories`, `no more than ${slackLimits.chartPoints.most} items allowed`);
  categories.forEach((label, index) => {
    if (label.length > slackLimits.chartLabel.most)
      seen.report(
        `${at}/axis_config/categories/${index}`,
        `must be less than ${slackLimits.chartLabel.most + 1} characters`,
      );
  });
  seen.list(chart, 'series', at, { limit: slackLimits.chartSeries }).forEach((one, index) => {
    const here = `${at}/series/${index}`;
    if (!isObject(one)) {
      seen.report(here, 'must be an object');
      return;
    }
    seen.string(one, 'name', here, { limit: slackLimits.chartLabel });
    const labels = new Set(objectsIn(one, 'data').map((point) => point['label']));
    if (categories.some((label) => !labels.has(label)) || labels.size !== categories.length)
      seen.report(`${here}/data`, 'must have exactly one point for each category');
  });
}

/** A data_visualization block: a pie of segments, or series over categories. */
export function checkChart(seen: Inspection, block: Json, at: string): void {
  seen.string(block, 'title', at, { limit: slackLimits.chartTitle });
  const chart = seen.object(block, 'chart', at);
  if (chart === undefined) return;
  const kinds = ['pie', 'bar', 'line', 'area'];
  if (!kinds.includes(String(chart['type']))) {
    seen.report(`${at}/chart/type`, `must be one of: ${kinds.join(', ')}`);
    return;
  }
  if (chart['type'] === 'pie') checkPie(seen, chart, `${at}/chart`);
  else checkSeries(seen, chart, `${at}/chart`);
}
