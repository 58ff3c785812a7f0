import { type WecomApi, WecomError } from './api';

/** 1 active, 4 not activated yet; 2 disabled and 5 left are gone (wecom.md §2.4). */
const present: readonly unknown[] = [1, 4];
/** Userid not existing. */
const unknown = '60111';

/** Whether the company still has this member. Throws WecomError when WeCom does not say. */
export async function stillThere(api: Pick<WecomApi, 'call'>, account: string): Promise<boolean> {
  try {
    const { status } = await api.call('user/get', undefined, { userid: account });
    return status === undefined || present.includes(status);
  } catch (error) {
    if (error instanceof WecomError && error.code === unknown) return false;
    throw error;
  }
}
