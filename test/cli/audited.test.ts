import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { audit } from '../../src/cli/audit';
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
  const bring = (what: string, csv: string, reason?: string) => () =>
    call(importCsv, [what, at.place.write(`${what}.csv`, csv)], { yes: true, ...(reason && { reason }) })();
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
      shifts: bring('shifts', 'date,from,to,primary\n2031-11-24,09:00,18:00,李娜\n', 'first'),
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

  test('an import of shifts says what it replaced, and why, and the same file twice nothing', async () => {
    const columns = 'date,from,to,primary,backup\n';
    const [early, late] = ['2031-11-24,09:00,18:00', '2031-11-25,18:00,09:00'];
    await bring('shifts', `${columns}${late},李娜,王磊\n${early},王磊,\n`, 'first plan')();
    const next = `${columns}2031-11-23,09:00,18:00,王磊,\n${early},李娜,王磊\n`;
    const values = { yes: true, replace: '2031-11-01..2031-11-30', reason: '王磊 is away' };
    const again = call(importCsv, ['shifts', at.place.write('next.csv', next)], values);
    expect(await again()).toMatchObject({ code: 0 });
    const told = await call(audit, [])();
    expect(await again()).toMatchObject({ code: 0, text: expect.stringContaining('2 unchanged') });
    expect(await call(audit, [])()).toEqual(told);
    const lines = told.text.split('\n').map((line) => line.replace(/^\S.* {2}operator:/, 'operator:'));
    expect(lines).toEqual([
      expect.stringMatching(/^operator:\S+ {2}imported {2}shifts$/),
      '    + shift of Sun 23 Nov 2031, 09:00: until Sun 23 Nov 2031, 18:00; primary 王磊',
      '    ~ shift of Mon 24 Nov 2031, 09:00: primary 王磊 → 李娜; backup (none) → 王磊',
      '    - shift of Tue 25 Nov 2031, 18:00: until Wed 26 Nov 2031, 09:00; primary 李娜; backup 王磊',
      '    why: 王磊 is away',
      expect.stringMatching(/^operator:\S+ {2}imported {2}shifts$/),
      '    + shift of Mon 24 Nov 2031, 09:00: until Mon 24 Nov 2031, 18:00; primary 王磊',
      '    + shift of Tue 25 Nov 2031, 18:00: until Wed 26 Nov 2031, 09:00; primary 李娜; backup 王磊',
      '    why: first plan',
      '2 entries.',
    ]);
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
