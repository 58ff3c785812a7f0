interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** The cookies of one persona for one host, kept until the playground stops. */
export class CookieJar {
  private cookies: Cookie[] = [];

  /** The Cookie header for a path; undefined where there is none. */
  headerFor(path: string): string | undefined {
    const fitting = this.cookies.filter((one) => isWithin(path, one.path));
    return fitting.length === 0 ? undefined : fitting.map((one) => `${one.name}=${one.value}`).join('; ');
  }

  /** Takes a Set-Cookie header; one that has ended takes the cookie away. */
  take(header: string, requestPath: string, now: number): void {
    const [pair = '', ...attributes] = header.split(';').map((one) => one.trim());
    const name = pair.slice(0, Math.max(0, pair.indexOf('=')));
    if (name === '') return;
    const attribute = (wanted: string): string | undefined =>
      attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const named = attribute('path');
    const path = named?.startsWith('/') ? named : requestPath.replace(/\/[^/]*$/, '') || '/';
    this.cookies = this.cookies.filter((one) => one.name !== name || one.path !== path);
    const age = attribute('max-age');
    const expires = Date.parse(attribute('expires') ?? '');
    const isOver = age === undefined ? expires <= now : Number(age) <= 0;
    if (!isOver) this.cookies.push({ name, value: pair.slice(name.length + 1), path });
  }
}

const isWithin = (path: string, scope: string): boolean =>
  path === scope || path.startsWith(scope.endsWith('/') ? scope : `${scope}/`);
