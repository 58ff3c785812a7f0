import { wecomLimits } from '../../platforms/wecom-limits';
import { isObject, type Json, listIn, textIn } from '../json';
import { bytesOf, charactersOf, cutAt } from './bytes';
import type { WecomCall } from './wecom-call';
import { must, WecomError } from './wecom-error';
import type { StoredMedia } from './wecom-world';
import type { WecomMessage, WecomMessageType } from './wire';

/** What a message shows, without to whom and when. */
export type Content = Pick<WecomMessage, 'type' | 'text' | 'media' | 'body' | 'card' | 'cut' | 'lost'>;

function partOf(body: Json, name: string): Json {
  const part = body[name];
  must(isObject(part), 40035, `missing ${name}`);
  return part as Json;
}

function needText(of: Json, path: string, code: number): string {
  const text = textIn(of, path.split('.').at(-1) ?? path);
  if (text === undefined || text === '') throw new WecomError(code, `missing ${path}`);
  return text;
}

/** Longer texts are cut, and nobody is told. */
function text(body: Json): Content {
  const whole = needText(partOf(body, 'text'), 'text.content', 44004);
  const { most } = wecomLimits.text;
  const cut = bytesOf(whole) > most;
  return { type: 'text', text: cutAt(whole, most), ...(cut ? { cut } : {}) };
}

function markdown(body: Json): Content {
  const whole = needText(partOf(body, 'markdown'), 'markdown.content', 44004);
  const { most } = wecomLimits.markdown;
  must(bytesOf(whole) <= most, 45002, `markdown.content exceeds ${most} bytes`);
  return { type: 'markdown', text: whole };
}

function linkIn(of: Json, path: string): void {
  const url = needText(of, path, 40058);
  const { most } = wecomLimits.url;
  must(bytesOf(url) <= most, 40058, `${path} exceeds ${most} bytes`);
}

function textcard(body: Json): Content {
  const card = partOf(body, 'textcard');
  const title = needText(card, 'textcard.title', 40058);
  const description = needText(card, 'textcard.description', 40058);
  linkIn(card, 'textcard.url');
  const cut =
    charactersOf(title) > wecomLimits.textcardTitle.most ||
    charactersOf(description) > wecomLimits.textcardDescription.most;
  return { type: 'textcard', body: card, ...(cut ? { cut } : {}) };
}

/** Whether some of an article's or a video's words are lost. */
const isCut = (title: string, description: string): boolean =>
  bytesOf(title) > wecomLimits.articleTitle.most || bytesOf(description) > wecomLimits.articleDescription.most;

function news(body: Json): Content {
  const part = partOf(body, 'news');
  const articles = listIn(part, 'articles');
  const { least = 0, most } = wecomLimits.articles;
  must(articles.length >= least && articles.length <= most, 40058, `news has ${least} to ${most} articles`);
  const cut = articles.some((article) => {
    must(isObject(article), 40058, 'an article is an object');
    const title = needText(article as Json, 'article.title', 40058);
    if (textIn(article as Json, 'appid') === undefined) linkIn(article as Json, 'article.url');
    return isCut(title, textIn(article as Json, 'description') ?? '');
  });
  return { type: 'news', body: part, ...(cut ? { cut } : {}) };
}

function media(type: 'image' | 'voice' | 'video' | 'file'): (body: Json, call: WecomCall) => Content {
  return (body, call) => {
    const part = partOf(body, type);
    const found: StoredMedia | undefined = call.company.media(textIn(part, 'media_id') ?? '');
    if (found === undefined || (found.type !== type && type !== 'file'))
      throw new WecomError(40007, 'invalid media_id');
    const cut = isCut(textIn(part, 'title') ?? '', textIn(part, 'description') ?? '');
    const shown = { type, media: call.parts.media.shown(found), body: part };
    return type === 'video' && cut ? { ...shown, cut } : shown;
  };
}

const simple: Partial<Record<WecomMessageType, (body: Json, call: WecomCall) => Content>> = {
  text,
  markdown,
  textcard,
  news,
  image: media('image'),
  voice: media('voice'),
  video: media('video'),
  file: media('file'),
};

/** Checks and reads a message that is no card. Throws WecomError, 40008 where there is no such type. */
export function simpleContent(call: WecomCall): Content {
  const type = call.body['msgtype'];
  const read = typeof type === 'string' ? simple[type as WecomMessageType] : undefined;
  if (read === undefined) throw new WecomError(40008, 'invalid message type');
  return read(call.body, call);
}
