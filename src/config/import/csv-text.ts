/**
 * The text of a CSV file: UTF-8, or else GB18030, in which spreadsheets save on Chinese computers. Undefined for bytes
 * that are no text in either, e.g. a workbook or UTF-16.
 */
export function csvText(bytes: Uint8Array): string | undefined {
  // No CSV holds a NUL; UTF-16 and zipped workbooks do, and GB18030 would read them as nonsense.
  if (bytes.includes(0)) return undefined;
  return decode('utf-8', bytes) ?? decode('gb18030', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
