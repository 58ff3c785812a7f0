import { hintFor } from '../config/suggest';
import { say, type WordKey } from '../domain/words';
import type { Speak } from '../ports/translator';

/** Each way to call a command, and what it does. */
const ways: readonly (readonly [string, WordKey])[] = [
  ['start', 'cli.usage.start'],
  ['demo', 'cli.usage.demo'],
  ['check', 'cli.usage.check'],
  ['migrate', 'cli.usage.migrate'],
  ['doctor', 'cli.usage.doctor'],
  ['import people|shifts|assets FILE [--yes]', 'cli.usage.import'],
  ['import shifts FILE --reason WHY [--replace FROM..TO] [--yes]', 'cli.usage.importInstead'],
  ['calendar list', 'cli.usage.calendarList'],
  ['calendar import FILE [--yes]', 'cli.usage.calendarImport'],
  ['shifts list [FROM..TO]', 'cli.usage.shifts'],
  ['shifts export [FROM..TO] [--out FILE.csv]', 'cli.usage.shiftsExport'],
  ['roster coverage', 'cli.usage.roster'],
  ['roster fairness [FROM..TO]', 'cli.usage.fairness'],
  ['roster days [YYYY-MM|FROM..TO]', 'cli.usage.rosterDays'],
  ['roster sign-ins [FROM..TO]', 'cli.usage.attendance'],
  ['staff export --out FILE.csv', 'cli.usage.staff'],
  ['digest --date YYYY-MM-DD [--dry-run] [--out PICTURE.png]', 'cli.usage.digest'],
  ['link PLATFORM:ACCOUNT PERSON', 'cli.usage.link'],
  ['unlink PLATFORM:ACCOUNT', 'cli.usage.unlink'],
  ['erase PERSON [--words "WORD, WORD"] [--dry-run] [--yes PERSON]', 'cli.usage.erase'],
  ['export PERSON --out FOLDER', 'cli.usage.export'],
  ['terms list', 'cli.usage.termsList'],
  ['terms correct FROM..TO --reason WHY [--dry-run] [--yes FROM..TO]', 'cli.usage.termsCorrect'],
  ['reload --reason WHY', 'cli.usage.reload'],
  ['reload --preview', 'cli.usage.reloadPreview'],
  ['reload list', 'cli.usage.reloadList'],
  ['audit [--since YYYY-MM-DD] [--person PERSON]', 'cli.usage.audit'],
  ['wecom-menu', 'cli.usage.wecomMenu'],
  ['wecom-group', 'cli.usage.wecomGroup'],
  ['wecom-tag NAME', 'cli.usage.wecomTag'],
];

const nameOf = (way: string): string => way.split(' ')[0] ?? way;
const names = new Set(ways.map(([way]) => nameOf(way)));

/** Where what a command does stands, behind how it is called. */
const column = 48;

/** How every command is called, or only the named one, and what it does. */
export function usage(speak: Speak, name?: string): string {
  const shown = ways.filter(([way]) => name === undefined || nameOf(way) === name);
  const lines = shown.map(([way, does]) => {
    const call = `  dutydesk ${way}`;
    return call.length < column
      ? call.padEnd(column) + speak(say(does))
      : `${call}\n${' '.repeat(column)}${speak(say(does))}`;
  });
  return `DutyDesk 值班台\n\n${lines.join('\n')}\n`;
}

/** What is said of a command that there is not, with every one there is. */
export const noSuchCommand = (speak: Speak, name: string): string =>
  `${speak(say('cli.commandUnknown', { name, hint: hintFor(name, [...names]) }))}\n\n${usage(speak)}`;
