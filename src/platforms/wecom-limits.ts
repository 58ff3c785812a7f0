import { type Limit, saidOn } from './limit';

const document = (path: number) => saidOn(`https://developer.work.weixin.qq.com/document/path/${path}`);
const callbacks = document(90930);
const members = document(90196);
const sending = document(90236);
const updating = document(94888);
const rates = document(90312);
const media = document(90253);
const groups = document(90244);
const calls = document(97115);
const menu = saidOn('https://github.com/WecomTeam/OpenApi');
const megabyte = 1024 * 1024;
const minutes = 60_000;
const hours = 60 * minutes;

/**
 * What WeCom takes. In 字 it advises, and clips on the screen what is longer; what exceeds the others is refused (errcodes
 * 42027 to 42051 in cards) or cut. Nobody else writes these numbers down: renderer, pacing, playground and tests read
 * them here. What we choose ourselves below a limit stands with whoever chose it.
 */
export const wecomLimits = {
  text: sending(2048, 'bytes', 'content of a text; more is cut without a word'),
  markdown: sending(2048, 'bytes', 'content of markdown'),
  url: sending(2048, 'bytes', 'an address'),
  textcardTitle: sending(128, 'characters', 'title of a textcard'),
  textcardDescription: sending(512, 'characters', 'description of a textcard'),
  articles: sending(8, 'items', 'articles of news', 1),
  articleTitle: sending(128, 'bytes', 'title of an article or a video'),
  articleDescription: sending(512, 'bytes', 'description of an article or a video'),
  recipients: sending(1000, 'items', 'userids of one message or update'),
  parties: sending(100, 'items', 'departments of one message or update'),
  tags: sending(100, 'items', 'tags of one message'),
  duplicateCheckUsual: sending(30 * minutes, 'milliseconds', 'how far it looks back for the same request'),
  duplicateCheck: sending(4 * hours, 'milliseconds', 'how far it can be told to look back for the same request'),

  source: sending(20, '字', 'source.desc of a card'),
  title: sending(36, '字', 'main_title.title, but of a vote'),
  voteTitle: sending(16, '字', 'main_title.title of a vote'),
  desc: sending(44, '字', 'main_title.desc, but of a question'),
  questionDesc: sending(160, '字', 'main_title.desc of a vote or of drop-downs'),
  subTitle: sending(160, '字', 'sub_title_text'),
  emphasisTitle: sending(14, '字', 'emphasis_content.title'),
  emphasisDesc: sending(22, '字', 'emphasis_content.desc'),
  rows: sending(6, 'items', 'horizontal_content_list'),
  keyname: sending(5, '字', 'keyname of a row'),
  value: sending(30, '字', 'value of a row'),
  columns: sending(4, 'items', 'vertical_content_list'),
  columnTitle: sending(38, '字', 'title in vertical_content_list'),
  columnDesc: sending(160, '字', 'desc in vertical_content_list'),
  jumps: sending(3, 'items', 'jump_list'),
  jumpTitle: sending(18, '字', 'title of a jump'),
  menuEntries: sending(3, 'items', 'action_list behind the dots of a card; an older page says 10', 1),
  buttons: sending(6, 'items', 'button_list', 1),
  buttonText: sending(10, '字', 'text of a button or of submit_button'),
  key: sending(1024, 'bytes', 'key of a button, an entry or submit, and question_key'),
  questions: sending(3, 'items', 'select_list', 1),
  selectOptions: sending(10, 'items', 'options of a drop-down', 1),
  selectOptionText: sending(16, '字', 'text of an option of a drop-down'),
  voteOptions: sending(20, 'items', 'options of a vote', 1),
  voteOptionText: sending(17, '字', 'text of an option of a vote'),
  optionId: sending(128, 'bytes', 'id of an option'),
  taskId: sending(128, 'bytes', 'task_id of a card'),
  responseCode: updating(72 * hours, 'milliseconds', 'time in which a response_code redraws a card, once'),
  recall: document(94867)(24 * hours, 'milliseconds', 'time in which a message can be taken back'),

  memberMinute: rates(30, 'a minute', 'messages of an app to one member; more is dropped without a word'),
  memberHour: rates(1000, 'an hour', 'messages of an app to one member; more is dropped without a word'),

  callsIn8Minutes: calls(3, 'items', 'calls of the emergency notice to one person in 8 minutes'),
  callsIn24Hours: calls(8, 'items', 'calls of the emergency notice to one person in 24 hours'),

  image: media(10 * megabyte, 'bytes', 'an image, JPG or PNG', 6),
  voice: media(2 * megabyte, 'bytes', 'a voice clip, AMR', 6),
  video: media(10 * megabyte, 'bytes', 'a video, MP4', 6),
  file: media(20 * megabyte, 'bytes', 'any other file', 6),
  media: media(72 * hours, 'milliseconds', 'time for which a media_id is kept'),

  callbackAnswer: callbacks(5000, 'milliseconds', 'time until a callback is answered'),
  userid: members(64, 'bytes', 'a userid'),
  token: document(91039)(2 * hours, 'milliseconds', 'time for which an access token is good'),
  signInCode: document(91023)(5 * minutes, 'milliseconds', 'time in which the code of a sign-in is good, once'),
  signInState: document(91022)(128, 'bytes', 'state of a sign-in'),

  groupMembers: groups(2000, 'items', 'members of a group', 2),
  groupName: groups(50, 'characters', 'name of a group'),
  tagName: document(90210)(32, 'characters', 'name of a tag'),
  menuButtons: menu(3, 'items', 'buttons of the menu', 1),
  menuBelow: menu(5, 'items', 'buttons below one of the menu', 1),
  menuName: menu(16, 'bytes', 'name of a button of the menu'),
  menuNameBelow: menu(40, 'bytes', 'name of a button below another'),
  menuKey: menu(128, 'bytes', 'key of a button of the menu'),
  menuUrl: menu(1024, 'bytes', 'address of a button of the menu'),
} as const satisfies Readonly<Record<string, Limit>>;
