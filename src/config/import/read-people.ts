import { IANAZone } from 'luxon';
import type { Desk } from '../../domain/desk';
import { type PersonId, personId, type Role } from '../../domain/people/person';
import type { Language } from '../../domain/words';
import { personKey } from '../desk-file/people-topic';
import { plainWord } from './clean-cell';
import type { Imported } from './imported';
import { type Read, readRows } from './read-rows';
import type { Dictionary } from './row-reader';
import { oneOf, orNothing, someOf, word, words } from './understandings';

const columns = {
  id: { headings: ['id', '编号', '工号', '人员编号'], needed: true },
  name: { headings: ['name', '姓名', '名字'] },
  language: { headings: ['language', '语言'] },
  zone: { headings: ['zone', '时区', 'timezone'] },
  roles: { headings: ['roles', '角色', 'role'] },
  skills: { headings: ['skills', '技能', 'skill'] },
  slack: { headings: ['slack', 'slack账号', 'slackid'] },
  wecom: { headings: ['wecom', '企业微信账号', '企业微信', 'wecomid', 'userid'] },
  active: { headings: ['active', '在职', '在岗'] },
};

/** Columns of a file of people. */
export type PeopleColumn = keyof typeof columns;

/** What a row says of a person; undefined: nothing. An account of '' is taken from them. */
export interface PersonPatch {
  readonly id: PersonId;
  readonly name: string | undefined;
  readonly language: Language | undefined;
  readonly zone: string | undefined;
  readonly roles: readonly Role[] | undefined;
  readonly skills: readonly string[] | undefined;
  readonly active: boolean | undefined;
  readonly accounts: Readonly<Record<'slack' | 'wecom', string | undefined>>;
}

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

const matching = (shape: RegExp) => (text: string) => (shape.test(text) ? text : undefined);
const id = word(matching(personKey), 'li.na');
const slack = orNothing(word(matching(/^[UW][A-Z0-9]{2,}$/), 'U024BE7LH'), '');
// Userids are one whatever their case, and stand in lower case everywhere in the desk.
const wecomId = (text: string) => matching(/^[a-z0-9][a-z0-9._@-]{0,63}$/)(text.toLowerCase());
const wecom = orNothing(word(wecomId, 'lina'), '');
const zone = word((text) => (IANAZone.isValidZone(text) ? text : undefined), 'Asia/Shanghai');

/** People of a CSV file, in its order. Skills are ids, clauses or names of the catalogue's branches. */
export function readPeople(
  bytes: Uint8Array,
  desk: Pick<Desk, 'language' | 'zone' | 'catalogue'>,
): Imported<Read<PeopleColumn, PersonPatch>> {
  const skills = someOf(skillsOf(desk));
  return readRows<PeopleColumn, PersonPatch>(bytes, {
    columns,
    unique: { id: plainWord, slack: plainWord, wecom: (text) => plainWord(text).toLowerCase() },
    readRow: (row) => {
      const key = row.needed('id', id);
      const patch = {
        name: row.read('name', words),
        // `-` goes back to what the desk has.
        language: row.read('language', orNothing(oneOf(languages), desk.language)),
        zone: row.read('zone', orNothing(zone, desk.zone)),
        roles: row.read('roles', someOf(roles)),
        skills: row.read('skills', skills),
        active: row.read('active', oneOf(yesOrNo)),
        accounts: { slack: row.read('slack', slack), wecom: row.read('wecom', wecom) },
      };
      return key === undefined ? undefined : { id: personId(key), ...patch };
    },
  });
}

/** Everything by which people may name a branch of the catalogue, in lower case. */
export function skillsOf({ catalogue }: Pick<Desk, 'catalogue'>): Dictionary<string> {
  const names = catalogue.flatMap(({ id: branch, clause, name }) =>
    [branch, clause, name['zh-CN']].map((known) => [known.toLowerCase(), branch]),
  );
  return Object.fromEntries(names);
}
