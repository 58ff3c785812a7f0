import type { TicketId } from '../../domain/ticket/ticket';
import type { Links } from './render/rendered';

/** Addresses of the desk's pages for readers on WeCom. `publicUrl` has no slash at its end. */
export function linksTo(publicUrl: string): Links {
  const pages = `${publicUrl}/pages/wecom`;
  return {
    form: ({ action, ticket, value, orLook }) => {
      const name = ticket === undefined ? 'draft' : 'value';
      const asked = { ...(value === undefined ? {} : { [name]: value }), ...(orLook ? { look: '1' } : {}) };
      const query = Object.keys(asked).length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
      return `${pages}/form/${encodeURIComponent(action)}${ticket === undefined ? '' : `/${ticket}`}${query}`;
    },
    job: (ticket?: TicketId) => (ticket === undefined ? `${pages}/jobs` : `${pages}/job/${ticket}`),
    jobs: () => `${pages}/jobs`,
  };
}
