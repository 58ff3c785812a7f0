import type { WecomApi } from './api';

/** Makes a tag of the app's own and answers its number: only the app that made one may change its members. Throws WecomError. */
export async function createTag(api: Pick<WecomApi, 'call'>, tagname: string): Promise<number> {
  const { tagid } = await api.call('tag/create', { tagname });
  if (typeof tagid !== 'number') throw new Error('WeCom made a tag without a number');
  return tagid;
}
