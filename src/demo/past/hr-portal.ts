import { httpCall, isDone } from '../../chat/http-call';
import { signatureOf } from '../../chat/signature';
import { seconds } from '../../domain/time/instant';
import { realClock } from '../../wiring/real-clock';
import type { PortalQuestion } from './scene';

/** The name by which the desk knows the portal. */
export const portalName = 'hr';

const path = '/inbound/enquiries';

/** The company's HR portal, another system that asks the desk (docs/openapi.yaml). */
export class HrPortal {
  /** `desk`: its address, without a slash at its end. */
  constructor(
    private readonly desk: string,
    private readonly secret: string,
  ) {}

  /** Throws where the desk does not take the question. */
  async ask(question: PortalQuestion['portalAsks']): Promise<void> {
    const body = Buffer.from(JSON.stringify(question));
    // Signed with the computer's time, as systems do that know nothing of a pushed clock.
    const timestamp = String(Math.floor(realClock.now() / 1000));
    const answer = await httpCall(`${this.desk}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-dutydesk-caller': portalName,
        'x-dutydesk-timestamp': timestamp,
        'x-dutydesk-signature': signatureOf(this.secret, { timestamp, method: 'POST', path, body }),
      },
      body,
      patience: seconds(10),
    });
    const text = await answer.body.text();
    if (!isDone(answer)) throw new Error(`the desk took no question of the portal: ${answer.statusCode} ${text}`);
  }
}
