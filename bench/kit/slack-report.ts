import { fromSlack, type Request } from './requests';

const field = (kind: string, name: string, answer: object) => [`field:${kind}:${name}`, { answer }] as const;

/** What the form of a report sends back. */
export interface SlackReport {
  /** Slack's id of who reports. */
  readonly account: string;
  /** Found again in the description, and unlike any other. */
  readonly mark: string;
  readonly urgency?: 'normal' | 'urgent';
}

/** The filled form of a report, as Slack sends it. */
export function slackReport({ account, mark, urgency = 'normal' }: SlackReport): Request {
  const chosen = Object.entries({ branch: 'hardware', 'item-hardware': 'printer', place: 'shanghai', urgency });
  const values = Object.fromEntries([
    field('text', 'description', { type: 'plain_text_input', value: `打印机卡纸 ${mark}，重启之后还是不行` }),
    ...chosen.map(([name, value]) => field('choice', name, { type: 'static_select', selected_option: { value } })),
  ]);
  const private_metadata = JSON.stringify({ a: 'report', c: {} });
  const view = { id: `V${mark}`, hash: mark, type: 'modal', callback_id: 'report', private_metadata, blocks: [] };
  const by = { team: { id: 'T0DEMO' }, user: { id: account, team_id: 'T0DEMO' }, api_app_id: 'A0DUTYDESK' };
  const payload = { type: 'view_submission', ...by, view: { ...view, state: { values } } };
  return fromSlack(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}
