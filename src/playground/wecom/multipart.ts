/** One part of a multipart form. */
export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly body: Buffer;
}

const parameter = (head: string, name: string): string | undefined =>
  new RegExp(`[;\\s]${name}="?([^";\\r\\n]*)"?`, 'i').exec(head)?.[1];

/** The parts of a multipart body, in order; none where the type names no boundary. */
export function partsOf(body: Buffer, contentType: string): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const mark = Buffer.from(`--${boundary}`);
  const found: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) return found;
    const part = partIn(body.subarray(at + mark.length, next));
    if (part !== undefined) found.push(part);
    at = next;
  }
  return found;
}

function partIn(chunk: Buffer): Part | undefined {
  const end = chunk.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = chunk.subarray(0, end).toString('utf8');
  const disposition = /content-disposition:(.*)/i.exec(head)?.[1] ?? '';
  const filename = parameter(disposition, 'filename');
  const name = parameter(disposition, 'name') ?? '';
  // The line break before the next boundary belongs to it.
  const body = chunk.subarray(end + 4, chunk.length - 2);
  return { name, body, ...(filename === undefined ? {} : { filename }) };
}
