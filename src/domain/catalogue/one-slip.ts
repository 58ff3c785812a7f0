/**
 * Whether one letter was left out, added, changed, or two neighbours were swapped; the first letter is as it should be. A
 * plural is no slip: whoever writes "words" does not mean Word.
 */
export function isOneSlipFrom(typed: string, meant: string): boolean {
  if (`${typed}s` === meant || typed === `${meant}s`) return false;
  if (typed === meant || typed[0] !== meant[0] || Math.abs(typed.length - meant.length) > 1) return false;
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const [ours, theirs] = [typed.slice(same), meant.slice(same)];
  if (ours.length > theirs.length) return ours.slice(1) === theirs;
  if (ours.length < theirs.length) return ours === theirs.slice(1);
  const swapped = ours[0] === theirs[1] && ours[1] === theirs[0] && ours.slice(2) === theirs.slice(2);
  return swapped || ours.slice(1) === theirs.slice(1);
}
