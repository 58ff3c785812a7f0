import type { ServerResponse } from 'node:http';
import type { Company } from './company';
import { outsider } from './sign-in';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);

function answerHtml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  });
  const style =
    'body{font:16px/1.6 system-ui;margin:2rem auto;max-width:24rem;padding:0 1rem}a{display:block;padding:.5rem 0}';
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>企业微信</title><style>${style}</style>${body}</html>`,
  );
}

/** WeCom's own page that says why a sign-in is refused. */
export const answerProblem = (response: ServerResponse, problem: string): void =>
  answerHtml(response, 200, `<h1>企业微信</h1><p>${escaped(problem)}</p>`);

/** Asks who looks at the page: a member, or somebody from outside. */
export function answerPicker(response: ServerResponse, company: Company, linkFor: (who: string) => string): void {
  const people = [
    ...company.world.members.filter((one) => !one.gone),
    { userid: outsider, name: '外部人员 (somebody from outside)' },
  ];
  const links = people.map((one) => `<a href="${escaped(linkFor(one.userid))}">${escaped(one.name)}</a>`);
  answerHtml(
    response,
    200,
    `<h1>${escaped(company.seed.name)}</h1><p>谁在打开这个页面？ Who opens this page?</p>${links.join('')}`,
  );
}
