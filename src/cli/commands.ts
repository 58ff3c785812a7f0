import type { Command } from './command';

/** Every command by name; what one needs is loaded when it is called, so `check` waits for no chat platform. */
export const commands: Readonly<Record<string, () => Command>> = {
  start: () => require('./start').start as typeof import('./start').start,
  demo: () => require('./demo').demo as typeof import('./demo').demo,
  check: () => require('./check').check as typeof import('./check').check,
  migrate: () => require('./migrate').migrate as typeof import('./migrate').migrate,
  doctor: () => require('./doctor').doctor as typeof import('./doctor').doctor,
  import: () => require('./import-csv').importCsv as typeof import('./import-csv').importCsv,
  shifts: () => require('./shifts').shifts as typeof import('./shifts').shifts,
  roster: () => require('./roster').roster as typeof import('./roster').roster,
  staff: () => require('./staff').staff as typeof import('./staff').staff,
  digest: () => require('./digest').digest as typeof import('./digest').digest,
  link: () => require('./link').link as typeof import('./link').link,
  unlink: () => require('./unlink').unlink as typeof import('./unlink').unlink,
  calendar: () => require('./calendar').calendar as typeof import('./calendar').calendar,
  terms: () => require('./terms').terms as typeof import('./terms').terms,
  reload: () => require('./reload').reload as typeof import('./reload').reload,
  audit: () => require('./audit').audit as typeof import('./audit').audit,
  erase: () => require('./erase').erase as typeof import('./erase').erase,
  export: () => require('./export-person').exportPerson as typeof import('./export-person').exportPerson,
  'wecom-group': () => require('./wecom-group').wecomGroup as typeof import('./wecom-group').wecomGroup,
  'wecom-menu': () => require('./wecom-menu').wecomMenu as typeof import('./wecom-menu').wecomMenu,
  'wecom-tag': () => require('./wecom-tag').wecomTag as typeof import('./wecom-tag').wecomTag,
};
