import type { TicketId } from '../../domain/ticket/ticket';
import type { Links } from './render/rendered';

/** Addresses of the desk's pages for readers on WeCom. `publicUrl` has no slash at its end. */
export function linksTo(publicUrl: string): Links {
  const pages = `${publicUrl}/pages/wecom`;
  return {
    form: ({ action, ticket, value }) => {
      const name = ticket === undefined ? 'draft' : 'value';
      const query = value === undefined ? '' : `?${new URLSearchParams({ [name]: value }).toString()}`;
      return `${pages}/form/${encodeURIComponent(action)}${ticket === undefined ? '' : `/${ticket}`}${query}`;
    },
    job: (ticket?: TicketId) => (ticket === undefined ? `${pages}/jobs` : `${pages}/job/${ticket}`),
    jobs: () => `${pages}/jobs`,
  };
}
