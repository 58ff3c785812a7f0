import type { Command } from './command';

/** Every command by name; what one needs is loaded when it is called, so `check` waits for no chat platform. */
export const commands: Readonly<Record<string, () => Command>> = {
  start: () => (require('./start') as typeof import('./start')).start,
  demo: () => (require('./demo') as typeof import('./demo')).demo,
  check: () => (require('./check') as typeof import('./check')).check,
  migrate: () => (require('./migrate') as typeof import('./migrate')).migrate,
  doctor: () => (require('./doctor') as typeof import('./doctor')).doctor,
  import: () => (require('./import-csv') as typeof import('./import-csv')).importCsv,
  shifts: () => (require('./shifts') as typeof import('./shifts')).shifts,
  digest: () => (require('./digest') as typeof import('./digest')).digest,
  link: () => (require('./link') as typeof import('./link')).link,
  unlink: () => (require('./unlink') as typeof import('./unlink')).unlink,
  audit: () => (require('./audit') as typeof import('./audit')).audit,
  erase: () => (require('./erase') as typeof import('./erase')).erase,
  export: () => (require('./export-person') as typeof import('./export-person')).exportPerson,
  'wecom-group': () => (require('./wecom-group') as typeof import('./wecom-group')).wecomGroup,
  'wecom-menu': () => (require('./wecom-menu') as typeof import('./wecom-menu')).wecomMenu,
};
