import { IANAZone } from 'luxon';
import type { Desk } from '../../domain/desk';
import { type Person, personId, type Role } from '../../domain/people/person';
import type { Language } from '../../domain/words';
import { personKey } from '../desk-file/people-topic';
import type { Imported } from './imported';
import { readRows } from './read-rows';
import type { Dictionary } from './row-reader';

const columns = {
  id: { headings: ['id', '编号', '工号', '人员编号'], needed: true },
  name: { headings: ['name', '姓名', '名字'], needed: true },
  language: { headings: ['language', '语言'] },
  zone: { headings: ['zone', '时区', 'timezone'] },
  roles: { headings: ['roles', '角色', 'role'] },
  skills: { headings: ['skills', '技能', 'skill'] },
  slack: { headings: ['slack', 'slack账号', 'slackid'] },
  active: { headings: ['active', '在职', '在岗'] },
};

const languages: Dictionary<Language> = { en: 'en', 'zh-cn': 'zh-CN', english: 'en', 英文: 'en', 中文: 'zh-CN' };

const roles: Dictionary<Role> = {
  engineer: 'engineer',
  lead: 'lead',
  manager: 'manager',
  admin: 'admin',
  工程师: 'engineer',
  组长: 'lead',
  经理: 'manager',
  管理员: 'admin',
};

const yesOrNo: Dictionary<boolean> = { yes: true, no: false, true: true, false: false, 是: true, 否: false };

/**
 * People of a CSV file, in its order. Language and zone are the desk's where a cell is empty; skills are ids, clauses or
 * names of the catalogue's branches.
 */
export function readPeople(bytes: Uint8Array, desk: Pick<Desk, 'language' | 'zone' | 'catalogue'>): Imported<Person> {
  const skills = skillsOf(desk);
  return readRows<keyof typeof columns, Person>(bytes, {
    columns,
    unique: ['id', 'slack'],
    readRow: (row) => {
      const id = row.read('id', (text) => (personKey.test(text) ? text : undefined), 'li.na');
      const slack = row.read('slack', (text) => (/^[UW][A-Z0-9]{2,}$/.test(text) ? text : undefined), 'U024BE7LH', '');
      const zone = row.read(
        'zone',
        (text) => (IANAZone.isValidZone(text) ? text : undefined),
        'Asia/Shanghai',
        desk.zone,
      );
      const language = row.oneOf('language', languages, desk.language);
      const active = row.oneOf('active', yesOrNo, true);
      const known = {
        name: row.needed('name'),
        roles: row.someOf('roles', roles),
        skills: row.someOf('skills', skills),
      };
      if (id === undefined || zone === undefined || language === undefined || active === undefined) return undefined;
      return { ...known, id: personId(id), language, zone, active, identities: slack ? { slack } : {} };
    },
  });
}

/** Everything by which people may name a branch of the catalogue, in lower case. */
export function skillsOf({ catalogue }: Pick<Desk, 'catalogue'>): Dictionary<string> {
  const names = catalogue.flatMap(({ id, clause, name }) =>
    [id, clause, name['zh-CN']].map((word) => [word.toLowerCase(), id]),
  );
  return Object.fromEntries(names);
}
