import { type Limit, saidOn } from './limit';

const docs = 'https://docs.slack.dev';
const block = (name: string) => saidOn(`${docs}/reference/block-kit/blocks/${name}-block`);
const element = (name: string) => saidOn(`${docs}/reference/block-kit/block-elements/${name}-element`);
const object = (name: string) => saidOn(`${docs}/reference/block-kit/composition-objects/${name}`);
const method = (name: string) => saidOn(`${docs}/reference/methods/${name}`);
const allBlocks = saidOn(`${docs}/reference/block-kit/blocks`);
const modals = saidOn(`${docs}/reference/views/modal-views`);
const rates = saidOn(`${docs}/apis/web-api/rate-limits`);
const interaction = saidOn(`${docs}/interactivity/handling-user-interaction`);
const minutes = 60_000;

/**
 * What Slack takes, as far as it is known; where two of its pages differ, the smaller number. Nobody else writes these
 * numbers down: renderer, pacing, playground and tests read them here. What we choose ourselves below a limit stands with
 * whoever chose it.
 */
export const slackLimits = {
  messageBlocks: allBlocks(50, 'items', 'blocks of a message'),
  viewBlocks: allBlocks(100, 'items', 'blocks of a modal or the App Home'),
  blocksPayload: saidOn('measured: https://github.com/slackapi/bolt-js/issues/2509')(
    13_200,
    'characters',
    'all blocks of a message as JSON; more is msg_blocks_too_long',
  ),
  viewBytes: method('views.open')(250_000, 'bytes', 'a view as JSON; more is view_too_large'),
  viewStack: saidOn(`${docs}/surfaces/modals`)(3, 'items', 'modals above each other'),
  viewTitle: modals(24, 'characters', 'title, submit and close of a modal'),
  privateMetadata: modals(3000, 'characters', 'private_metadata'),
  id: allBlocks(255, 'characters', 'block_id, action_id, callback_id and external_id'),
  messageText: method('chat.postMessage')(40_000, 'characters', 'text of a message; what is longer is cut'),
  updateText: method('chat.update')(4000, 'characters', 'text of chat.update; more is msg_too_long'),
  attachments: method('chat.postMessage')(100, 'items', 'attachments of a message'),
  metadata: saidOn('not documented: metadata_too_large, seen at about so much')(
    16_000,
    'characters',
    'metadata of a message as JSON',
  ),
  topic: method('conversations.setTopic')(250, 'characters', 'topic of a channel'),

  textObject: object('text-object')(3000, 'characters', 'a text object, where nothing smaller is said'),
  sectionText: block('section')(3000, 'characters', 'text of a section'),
  sectionFields: block('section')(10, 'items', 'fields of a section'),
  sectionField: block('section')(2000, 'characters', 'one field of a section'),
  headerText: block('header')(150, 'characters', 'text of a header'),
  contextElements: block('context')(10, 'items', 'elements of a context block'),
  actionsElements: block('actions')(25, 'items', 'elements of an actions block'),
  contextActionsElements: block('context-actions')(5, 'items', 'elements of a context_actions block'),
  inputLabel: block('input')(2000, 'characters', 'label of an input'),
  inputHint: block('input')(2000, 'characters', 'hint of an input'),
  imageAlt: block('image')(2000, 'characters', 'alt_text of an image'),
  imageTitle: block('image')(2000, 'characters', 'title of an image'),
  markdown: block('markdown')(12_000, 'characters', 'text of markdown blocks'),
  tablesPerMessage: block('table')(1, 'items', 'tables of a message; more is only_one_table_allowed'),
  tableRows: block('table')(100, 'items', 'rows of a table'),
  tableColumns: block('table')(20, 'items', 'cells of a row'),
  dataTableRows: block('data-table')(101, 'items', 'rows of a data_table, its head among them', 2),
  dataTableText: block('data-table')(20_000, 'characters', 'a data_table as JSON'),
  dataTablePage: block('data-table')(100, 'items', 'rows of a page of a data_table'),
  chartsPerMessage: block('data-visualization')(2, 'items', 'charts of a message'),
  chartTitle: block('data-visualization')(50, 'characters', 'title of a chart'),
  chartSeries: block('data-visualization')(6, 'items', 'series or segments of a chart; newer pages say 12'),
  chartPoints: block('data-visualization')(20, 'items', 'categories of a chart'),
  chartLabel: block('data-visualization')(20, 'characters', 'name of a category, series or segment'),
  cardTitle: block('card')(150, 'characters', 'title and subtitle of a card block'),
  cardBody: block('card')(200, 'characters', 'body of a card block'),
  cardButtons: block('card')(3, 'items', 'buttons of a card block'),
  carouselCards: block('carousel')(10, 'items', 'cards of a carousel'),
  containerTitle: block('container')(150, 'characters', 'title of a container'),
  containerChildren: block('container')(10, 'items', 'blocks in a container'),
  alertText: block('alert')(200, 'characters', 'text of an alert'),

  buttonText: element('button')(75, 'characters', 'text of a button'),
  buttonValue: element('button')(2000, 'characters', 'value of a button'),
  url: element('button')(3000, 'characters', 'an address'),
  accessibilityLabel: element('button')(75, 'characters', 'accessibility_label of a button'),
  options: element('select-menu')(100, 'items', 'options of a menu or of a group'),
  optionGroups: element('select-menu')(100, 'items', 'groups of options'),
  overflowOptions: element('overflow-menu')(5, 'items', 'options of an overflow menu'),
  choiceOptions: element('checkboxes')(10, 'items', 'checkboxes or radio buttons'),
  placeholder: element('select-menu')(150, 'characters', 'a placeholder'),
  inputLength: element('plain-text-input')(3000, 'characters', 'what is typed into a plain_text_input'),
  fileInputFiles: element('file-input')(10, 'items', 'files of a file_input'),
  fileInputBytes: element('file-input')(10 * 1024 * 1024, 'bytes', 'one file of a file_input'),
  optionText: object('option-object')(75, 'characters', 'text of an option'),
  optionValue: object('option-object')(
    150,
    'characters',
    'value of an option; a comment of @slack/types 3.2.0 says 75',
  ),
  optionDescription: object('option-object')(75, 'characters', 'description of an option'),
  confirmTitle: object('confirmation-dialog-object')(100, 'characters', 'title of a confirmation'),
  confirmText: object('confirmation-dialog-object')(300, 'characters', 'text of a confirmation'),
  confirmButton: object('confirmation-dialog-object')(30, 'characters', 'yes and no of a confirmation'),

  acknowledgement: interaction(3000, 'milliseconds', 'time until a request of Slack is answered'),
  trigger: interaction(3000, 'milliseconds', 'time in which a trigger_id opens a modal, once'),
  responseUrlUses: interaction(5, 'items', 'answers to one response_url'),
  responseUrl: interaction(30 * minutes, 'milliseconds', 'time in which a response_url takes answers'),
  stampAge: saidOn(`${docs}/authentication/verifying-requests-from-slack`)(
    5 * minutes,
    'milliseconds',
    'age of the stamp of a request',
  ),
  sockets: saidOn(`${docs}/apis/events-api/using-socket-mode`)(10, 'items', 'Socket Mode connections of an app'),
  channelRate: rates(1, 'a second', 'messages to one channel; short bursts pass'),
  tier2: rates(20, 'a minute', 'calls of a method of tier 2'),
  tier3: rates(50, 'a minute', 'calls of a method of tier 3'),
  tier4: rates(100, 'a minute', 'calls of a method of tier 4'),
} as const satisfies Readonly<Record<string, Limit>>;
