import { minutes } from '../../domain/time/instant';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { duration, language, localised, zone } from './values';

const prefix = parsed((text) => (/^[A-Z]{1,6}$/.test(text) ? text : new Complaint('config.notPrefix', { text })));

/** `desk`: what the desk is called, which language and zone it lives in. */
export const deskTopic = section({
  name: localised.prefault({ en: 'IT Service Desk', 'zh-CN': 'IT 服务台' }),
  greeting: localised.prefault({
    en: 'Hello, this is the IT service desk. What can we do for you?',
    'zh-CN': '您好，这里是 IT 服务台，请问有什么可以帮您？',
  }),
  prefix: prefix.prefault('IT'),
  language: language.prefault('en'),
  zone,
  sameReportWithin: duration.default(minutes(10)),
});
