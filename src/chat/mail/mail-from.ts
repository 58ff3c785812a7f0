import type { Platform } from '../../ports/platform';
import type { OutsideDeps } from '../platform-deps';
import type { MailConfig } from './config';
import { createMail } from './index';

/** The mailbox as it is configured: servers and password from the environment, domains from the desk file. */
export const mailFrom = (config: MailConfig, deps: OutsideDeps): Platform =>
  createMail({ ...deps, config, logger: deps.logger.child({ room: 'mail' }) });
