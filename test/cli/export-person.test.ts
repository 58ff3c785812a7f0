import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { audit } from '../../src/cli/audit';
import { exportPerson } from '../../src/cli/export-person';
import { JsonParts } from '../../src/cli/json-parts';
import { personId } from '../../src/domain/people/person';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve } from '../../src/domain/ticket/evolve';
import { aDeskFile } from '../config/a-desk-file';
import { describeEachDatabase, type FreshDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport } from '../kit/tickets';
import { openAt } from '../store/open-test-store';
import { aPerson, nine } from '../store/samples';
import { CommandPlace } from './call-command';

const zhou = personId('slack:U0ZHOUTING');
const li = personId('li.na');

describeEachDatabase('exporting what is kept of a person', (kind) => {
  let database: FreshDatabase;
  let place: CommandPlace;
  beforeEach(async () => {
    database = await kind.fresh();
    place = new CommandPlace();
  });
  afterEach(async () => {
    await database.drop();
    place.remove();
  });

  test('gives their words, files and tickets in a folder of the operator alone, and no notes of engineers', async () => {
    const store = await openAt(database.url);
    const identities = { slack: 'U0ZHOUTING' };
    const person = {
      id: zhou,
      name: '周婷',
      language: 'zh-CN',
      zone: 'UTC',
      roles: [],
      skills: [],
      active: true,
    } as const;
    await store.people.save({ ...person, identities }, nine);
    const file = await store.files.keep({ name: '../../照片.png', mime: 'image/png', bytes: Buffer.from('png') }, nine);
    const report = aReport({ at: nine, title: 'my words', files: [file] });
    const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
    const events: readonly TicketEvent[] = [
      { type: 'noted', by: li, at: nine, text: 'between us' },
      { type: 'progress-reported', by: li, at: nine, text: 'on my way', automatic: false, promise: 'kept' },
    ];
    for (const event of events)
      await store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
    await store.drafts.keep({ id: 'd1', person: zhou, text: 'half a thought', files: [] }, nine);
    await store.close();
    const out = path.join(place.folder, 'out');
    const env = { DATABASE_URL: database.url };
    expect(await place.call(exportPerson, { rest: [zhou], values: { out }, env })).toMatchObject({ code: 0 });
    const text = readFileSync(path.join(out, 'person.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      format: 'dutydesk-person',
      version: 2,
      notesLeftOut: 1,
      person: { id: zhou },
    });
    expect(['my words', 'on my way', 'half a thought'].filter((words) => !text.includes(words))).toEqual([]);
    expect(text).not.toContain('between us');
    const [written = ''] = readdirSync(path.join(out, 'files'));
    expect(readFileSync(path.join(out, 'files', written), 'utf8')).toBe('png');
    const mode = (name: string): number => statSync(path.join(out, name)).mode & 0o777;
    expect([mode('.'), mode('person.json'), mode(`files/${written}`)]).toEqual([0o700, 0o600, 0o600]);
    expect((await place.call(audit, { env })).text).toContain(zhou);
    await expect(place.call(exportPerson, { rest: [zhou], values: { out }, env })).rejects.toThrow('EEXIST');
    expect(await place.call(exportPerson, { rest: ['nobody'], values: { out }, env })).toMatchObject({ code: 1 });
  });

  test('of tickets of others it gives what they did and wrote themselves, and nothing of anybody else', async () => {
    const store = await openAt(database.url);
    const worker = aPerson({ id: personId('slack:U0WORKER'), name: 'Worker', roles: [], identities: {} });
    await store.people.save(worker, nine);
    const theirs = await store.files.keep({ name: 'a.png', mime: 'image/png', bytes: Buffer.from('a') }, nine);
    const another = await store.files.keep({ name: 'b.png', mime: 'image/png', bytes: Buffer.from('b') }, nine);
    const report = aReport({ at: nine, title: 'words of zhou', files: [another] });
    const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
    const events: readonly TicketEvent[] = [
      { type: 'claimed', by: li, at: nine },
      { type: 'handover-offered', by: li, at: nine, to: worker.id, note: 'words of li' },
      { type: 'replied', by: worker.id, at: nine, side: 'engineers', text: 'my own answer', files: [theirs] },
    ];
    for (const event of events)
      await store.uow.transact(nine, async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
    await store.close();
    const out = path.join(place.folder, 'out');
    const env = { DATABASE_URL: database.url };
    expect(await place.call(exportPerson, { rest: [worker.id], values: { out }, env })).toMatchObject({ code: 0 });
    const text = readFileSync(path.join(out, 'person.json'), 'utf8');
    const [work] = JSON.parse(text).workedOn;
    expect(work).toMatchObject({ job: id, events: [{ type: 'handover-offered', by: 'somebody', to: worker.id }, {}] });
    expect(text).toContain('my own answer');
    expect(['words of zhou', 'words of li', li, report.requester].filter((word) => text.includes(word))).toEqual([]);
    expect(readdirSync(path.join(out, 'files')).map((name) => name.slice(-5))).toEqual(['a.png']);
  });

  test('gives the number at which they are called, which stands in the desk file alone', async () => {
    const number = '+8613800000001';
    place.write('desk.yaml', aDeskFile(['people', 'li.na', 'phone'], number));
    const store = await openAt(database.url);
    await store.people.save(aPerson({ id: li }), nine);
    await store.close();
    const out = path.join(place.folder, 'out');
    const env = { DATABASE_URL: database.url };
    expect(await place.call(exportPerson, { rest: [li], values: { out }, env })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(path.join(out, 'person.json'), 'utf8')).person).toMatchObject({
      id: li,
      phone: number,
    });
  });

  test('lists longer than memory are written part by part, and are one JSON at the end', async () => {
    const written: string[] = [];
    const json = new JsonParts((part) => void written.push(part));
    async function* tickets() {
      for (let ticket = 0; ticket < 10_000; ticket += 1) {
        yield { job: ticket };
        // What was given is written before the next is asked for.
        expect(written.at(-1)).toContain(`${ticket}`);
      }
    }
    json.begin({ format: 'x', person: { name: '}' } });
    await json.list('jobs', tickets());
    json.value('notesLeftOut', 0);
    await json.list('kept', (async function* () {})());
    json.end();
    const read = JSON.parse(written.join(''));
    expect(read).toMatchObject({ format: 'x', person: { name: '}' }, notesLeftOut: 0, kept: [] });
    expect(read.jobs).toHaveLength(10_000);
  });
});
