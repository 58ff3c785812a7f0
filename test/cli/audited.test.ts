import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../../src/cli/command';
import { erase } from '../../src/cli/erase';
import { exportPerson } from '../../src/cli/export-person';
import { importCsv } from '../../src/cli/import-csv';
import { link } from '../../src/cli/link';
import { unlink } from '../../src/cli/unlink';
import { personId } from '../../src/domain/people/person';
import type { Instant } from '../../src/domain/time/instant';
import type { AuditAction } from '../../src/ports/audit';
import { describeEachDatabase } from '../kit/databases';
import { aPerson, nine } from '../store/samples';
import type { Given } from './call-command';
import { everythingIn, stopped } from './look-in-store';
import { placeWithStore } from './place-with-store';

const zhou = personId('slack:U0ZHOUTING');

describeEachDatabase('what is written down of who changes and reads', (kind) => {
  const at = placeWithStore(kind);
  beforeEach(async () => {
    await at.store.people.save(
      aPerson({ id: zhou, name: '周婷', roles: [], identities: { slack: 'U0ZHOUTING' } }),
      nine,
    );
    // The people of the desk file are there.
    await call(link, ['slack:U0SUN', 'sun.yue'])();
  });
  const call =
    (command: Command, rest: readonly string[], values: Given['values'] = { yes: true }) =>
    () =>
      at.place.call(command, { rest, values, env: { DATABASE_URL: at.url } });
  const bring = (what: string, csv: string) => () => call(importCsv, [what, at.place.write(`${what}.csv`, csv)])();
  const actions = async (): Promise<readonly AuditAction[]> =>
    (await at.store.audit.list({ since: 0 as Instant, limit: 9 })).map(({ action }) => action);

  /** Every act that changes something; `exported` and what is read on pages change nothing. Terms: `terms.test.ts`; the desk file: `reload.test.ts`; the roster: `exception.test.ts`. */
  const acts: Readonly<
    Record<
      Exclude<
        AuditAction,
        'page-read' | 'file-read' | 'exported' | 'terms-corrected' | 'desk-file-changed' | 'roster-changed'
      >,
      Readonly<Record<string, () => Promise<unknown>>>
    >
  > = {
    imported: {
      people: bring('people', 'id,name,roles\nnew.one,New One,engineer\n'),
      shifts: bring('shifts', 'date,from,to,primary\n2031-11-24,09:00,18:00,李娜\n'),
      assets: bring('assets', 'tag,type,name\nPC-9,pc,New PC\n'),
    },
    linked: { account: call(link, ['wecom:sunyue', 'sun.yue']) },
    unlinked: { account: call(unlink, ['slack:U0ZHOUTING']) },
    erased: { person: call(erase, [zhou, zhou]) },
  };
  const each = Object.entries(acts).flatMap(([action, ways]) =>
    Object.entries(ways).map(([what, act]) => [action as AuditAction, what, act] as const),
  );

  test.each(each)('where it cannot be written down that %s %s was, it is not', async (action, _, act) => {
    const before = await everythingIn(at.url);
    const goOn = await stopped(at.url, 'audit', ['INSERT']);
    await expect(act()).rejects.toThrow();
    await goOn();
    expect(await at.store.people.byAccount('slack', 'U0ZHOUTING')).toMatchObject({ id: zhou });
    // Of an erasing only the end is one change: until then they are there, and it goes on.
    if (action !== 'erased') expect(await everythingIn(at.url)).toBe(before);
    expect(await actions()).toEqual([]);
    expect(await act()).toMatchObject({ code: 0 });
    expect(await actions()).toEqual([action]);
  });

  test('an export is written down before anything is read', async () => {
    const out = path.join(at.place.folder, 'out');
    const goOn = await stopped(at.url, 'audit', ['INSERT']);
    await expect(call(exportPerson, [zhou], { out })()).rejects.toThrow();
    await goOn();
    expect(readFileSync(path.join(out, 'person.json'), 'utf8')).toBe('');
  });

  test('an export that breaks off half way is written down', async () => {
    const out = path.join(at.place.folder, 'out');
    const bytes = Buffer.from('png');
    const file = await at.store.files.keep({ name: 'a.png', mime: 'image/png', bytes }, nine);
    await at.store.drafts.keep({ id: 'd', person: zhou, text: 'x', files: [file] }, nine);
    mkdirSync(path.join(out, 'files'), { recursive: true });
    writeFileSync(path.join(out, 'files', `${file.id}-a.png`), '');
    await expect(call(exportPerson, [zhou], { out })()).rejects.toThrow('EEXIST');
    expect(await actions()).toEqual(['exported']);
  });
});
