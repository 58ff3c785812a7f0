import type { FileChange } from '../domain/desk-version';
import { type Say, say } from '../domain/words';

/** One line for each thing that the file says otherwise, named as it stands there. */
export function changeSaid({ path, before, after }: FileChange): Say {
  const where = path.join(' › ');
  if (before === undefined) return say(after ? 'reload.new' : 'reload.newOnly', { where, after: after ?? '' });
  if (after === undefined) return say(before ? 'reload.gone' : 'reload.goneOnly', { where, before });
  return before === '' && after === ''
    ? say('reload.otherOnly', { where })
    : say('reload.other', { where, before, after });
}

/** Topics by which tickets are judged. */
const ofTerms: ReadonlySet<string> = new Set(['sla', 'places', 'workingHours', 'calendar', 'waitingReasons']);
const ofDuty: ReadonlySet<string> = new Set(['duty', 'rotations', 'places', 'workingHours', 'calendar']);

/** What follows from the changes for those who live by the desk. */
export function topicsSaid(changes: readonly FileChange[]): readonly Say[] {
  const has = (topics: ReadonlySet<string>) =>
    changes.some(({ path: [topic = '', part] }) => topics.has(topic) || (topic === 'desk' && part === 'zone'));
  const leaves = changes.filter(({ path, after }) => path[0] === 'people' && path.length === 2 && after === undefined);
  return [
    ...(has(ofTerms) ? [say('reload.terms')] : []),
    ...(has(ofDuty) ? [say('reload.duty')] : []),
    ...(changes.some(({ path: [topic] }) => topic === 'rescue' || topic === 'silence') ? [say('reload.ladder')] : []),
    ...leaves.map(({ path: [, id = ''] }) => say('reload.leaves', { person: id })),
  ];
}
