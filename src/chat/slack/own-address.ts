const hosts = /(^|\.)(slack\.com|slack-files\.com|slack-edge\.com)$/;

/** Whether an address is Slack's own, or on the server we call as Slack: the only ones that anything of ours goes to. */
export function isSlackAddress(address: string | URL, apiUrl: string): boolean {
  const url = URL.parse(String(address));
  if (url === null) return false;
  return (url.protocol === 'https:' && hosts.test(url.hostname)) || url.origin === new URL(apiUrl).origin;
}
