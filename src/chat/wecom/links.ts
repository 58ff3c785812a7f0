import { recordName } from '../../domain/record/record-ref';
import type { Links } from './render/rendered';

/** Addresses of the desk's pages for readers on WeCom. `publicUrl` has no slash at its end. */
export function linksTo(publicUrl: string): Links {
  const pages = `${publicUrl}/pages/wecom`;
  return {
    form: ({ action, about, value }) => {
      const name = action === 'report' ? 'draft' : 'value';
      const query = value === undefined ? '' : `?${new URLSearchParams({ [name]: value }).toString()}`;
      return `${pages}/form/${encodeURIComponent(action)}${about === undefined ? '' : `/${recordName(about)}`}${query}`;
    },
    ticket: (about) => (about === undefined ? `${pages}/jobs` : `${pages}/job/${recordName(about)}`),
    tickets: () => `${pages}/jobs`,
  };
}
