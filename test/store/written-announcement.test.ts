import { personId } from '../../src/domain/people/person';
import { typed } from '../../src/domain/words';
import { announcementShape } from '../../src/store/written-announcement';
import type { Announcement } from '../../src/views/announcement';
import { asCard, asMessage, type Button, type Card } from '../../src/views/card';
import { anotherKind } from '../kit/another-kind';
import { distinctItems } from '../kit/gallery-items';
import { anAnnouncement } from './samples';

const visit = anotherKind();

const cards = distinctItems.flatMap(({ card }) => card ?? []);
const kept = (one: Announcement): unknown => JSON.parse(JSON.stringify(announcementShape.written(one)));
const read = (one: Announcement): Announcement => announcementShape.read(kept(one) as object);

test('every card of the gallery comes back from the outbox as it was announced, in every place a card may stand', () => {
  for (const card of cards) {
    const one = anAnnouncement('k', {
      content: asCard({ ...card, brief: card.parts }),
      each: { 'li.na': asCard(card) },
    });
    expect(read(one)).toEqual(JSON.parse(JSON.stringify(one)));
  }
});

/** A button wherever content can have one. */
const press: Button = { action: 'answer', about: visit, label: typed('x'), tone: 'plain' };
const everywhere: Card = {
  title: typed('t') as never,
  summary: typed('t') as never,
  tone: 'plain',
  parts: [
    { kind: 'buttons', buttons: [press], menu: [press] },
    { kind: 'ask', action: 'report', value: 'd', questions: [], submit: typed('s') as never, form: press },
  ],
  brief: [{ kind: 'buttons', buttons: [press] }],
  opens: press,
};

test('of another kind every button carries its record in its action, and comes back', () => {
  const content = asMessage({ text: typed('x'), opens: press });
  const one = anAnnouncement('k', { about: visit, content: asCard(everywhere), each: { li: content } });
  const text = JSON.stringify(kept(one));
  expect(text.match(/"action":"visit-7\.answer"/g)).toHaveLength(6);
  expect(text).toContain('"about":"visit-7"');
  expect(text).not.toContain('"ticket"');
  expect(text).not.toContain('"kind":"visit"');
  expect(read(one)).toEqual(one);
});

test('whom it goes to is kept by the name that the last release reads', () => {
  const to = { kind: 'engineers', place: 'hq', on: 'wecom', recipients: [personId('li.na')] } as const;
  const one = anAnnouncement('k', { to });
  expect(kept(one)).toMatchObject({ to: { kind: 'engineers', holders: ['li.na'] } });
  expect(JSON.stringify(kept(one))).not.toContain('recipients');
  expect(read(one)).toEqual(one);
});

test('what people wrote is theirs: words that look like a button or a record are left alone', () => {
  const content = asMessage({ text: typed('{"action":"visit-7.answer","ticket":1042}') });
  expect(read(anAnnouncement('k', { content })).content).toEqual(content);
});
