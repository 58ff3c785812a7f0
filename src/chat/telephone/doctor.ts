import { seconds } from '../../domain/time/instant';
import { httpCall } from '../http-call';

/** Whether somebody answers at the provider's address; nobody is called. In a word what came instead. */
export async function providerAway(webhook: string): Promise<string | undefined> {
  try {
    const { body } = await httpCall(webhook, { patience: seconds(10), redirects: 'answer' });
    body.destroy();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return 'network';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  }
}
