import type { IncomingMessage, ServerResponse } from 'node:http';
import { recordName } from '../../domain/record/record-ref';
import { pathOf, type Route, sendJson } from '../route';
import { longestPath, readPlace, rootFrom } from './address';
import { serveAsset } from './assets';
import { fromOwnSite } from './own-site';
import type { PageParts, PageRequest, SignedInReader } from './page-parts';
import { readerOf, signedInReaderOf } from './page-reader';
import { post } from './post';
import { postSession } from './post-session';
import { admissionOf, brokenPage, foreignPost, noSuchPage, turnedAway } from './refusals';
import { redirect } from './respond';
import { createSeals } from './seals';
import { serveFile } from './serve-file';
import { servePicture } from './serve-picture';
import { visitorOf } from './session';
import { showForm } from './show-form';
import { beginSignIn, finishSignIn } from './sign-in';
import { showTicket, showTickets } from './ticket-page';
import { createTurns } from './turns';
import { mostFile, takeUpload, uploadsAtOnce } from './uploads';

/** Everything that people type into a form, and the form itself, stays below. */
const mostForm = 256 * 1024;

/**
 * Pages opened from chat, below `/pages/`, for every platform that can tell whose browser it is. Nothing where none can.
 */
export function pageRoutes(parts: PageParts): readonly Route[] {
  const having = parts.platforms.filter(({ pages }) => pages !== undefined);
  if (having.length === 0) return [];
  const given = { parts, seals: createSeals(parts), uploading: createTurns(uploadsAtOnce) };
  const serve: Route['serve'] = (request, response) => answer(given, request, response);
  return [
    { methods: ['GET'], path: '/pages/assets/', serve: serveAsset },
    ...having.map(({ name }) => ({
      methods: ['POST'],
      path: `/pages/${name}/files`,
      mostBody: mostFile + 64 * 1024,
      serve,
    })),
    { methods: ['GET', 'POST'], path: '/pages/', mostBody: mostForm, serve },
  ];
}

type Given = Pick<PageRequest, 'parts' | 'seals' | 'uploading'>;

async function answer(given: Given, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { parts } = given;
  const path = pathOf(request);
  const root = rootFrom(path);
  try {
    const page = (request.url ?? '').length > longestPath ? undefined : visitOf(given, request, response);
    if (page === undefined) return noSuchPage({ parts, response, root, platform: '' }, readerOf({ parts, request }));
    return await (request.method === 'POST' ? takePost(page) : show(page));
  } catch (error) {
    const reference = parts.ids.next().slice(-8);
    parts.logger.error('a page failed', { reference, path, error });
    if (response.headersSent) return void response.destroy();
    brokenPage({ parts, response, root, platform: '' }, readerOf({ parts, request }), reference);
  }
}

function visitOf(given: Given, request: IncomingMessage, response: ServerResponse): PageRequest | undefined {
  const path = pathOf(request);
  const place = readPlace(path);
  const pages = given.parts.platforms.find(({ name }) => name === place?.platform)?.pages;
  if (place === undefined || pages === undefined) return undefined;
  const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
  return { ...given, request, response, pages, query, root: rootFrom(path), ...place };
}

async function takePost(page: PageRequest): Promise<void> {
  const { address, request, response, parts } = page;
  if (address.kind === 'form' || address.kind === 'draft' || address.kind === 'press') return post(page);
  if (address.kind === 'session') return postSession(page, address.act);
  if (address.kind !== 'files') return notThisWay(page, 'GET');
  // An older browser does not tell its site, but sends a header of ours elsewhere only after asking, and we never answer.
  const told = request.headers['sec-fetch-site'] ?? request.headers['x-dutydesk'];
  if (told === undefined || !fromOwnSite(request, parts.publicUrl)) {
    return foreignPost(page, readerOf(page));
  }
  const visitor = await visitorOf(page);
  if (visitor === undefined) return sendJson(response, 401, { error: 'sign in' });
  const no = await admissionOf(page, visitor);
  const reader = await signedInReaderOf(page, visitor);
  return no === undefined ? takeUpload(page, reader) : sendJson(response, 403, { error: reader.speak(no) });
}

async function show(page: PageRequest): Promise<void> {
  const { address, platform, root, request } = page;
  if (address.kind === 'signed-in') return finishSignIn(page);
  if (address.kind === 'draft' || address.kind === 'files') return notThisWay(page, 'POST');
  if (address.kind === 'press' || address.kind === 'session') {
    const about = address.kind === 'press' ? address.about : undefined;
    return redirect(page, `${root}${platform}/${about === undefined ? 'jobs' : `job/${recordName(about)}`}`);
  }
  const visitor = await visitorOf(page);
  if (visitor === undefined) return beginSignIn(page, (request.url ?? '').slice('/pages/'.length));
  const no = await admissionOf(page, visitor);
  const reader = await signedInReaderOf(page, visitor);
  return no === undefined ? showKnown(page, reader) : turnedAway(page, reader, no);
}

function showKnown(page: PageRequest, reader: SignedInReader): Promise<void> {
  const { address } = page;
  if (address.kind === 'job') return showTicket(page, reader, address.about);
  if (address.kind === 'file') return serveFile(page, reader, address.id);
  if (address.kind === 'picture') return servePicture(page, reader, address.id);
  return address.kind === 'jobs' ? showTickets(page, reader) : showForm(page, reader);
}

function notThisWay({ response }: PageRequest, allow: string): void {
  response.setHeader('allow', allow);
  sendJson(response, 405, { error: 'method not allowed' });
}
