// AMR-NB at 12.2 kbit/s: 50 frames a second of 32 bytes, the first of which says the mode.
const frameBytes = 32;
const framesPerSecond = 50;
const frameHead = 0x3c;
const head = '#!AMR\n';

/** How long a clip of `bytes` is, in seconds: 1 to 60, as WeCom records no more. */
export function voiceSeconds(bytes: number): number {
  return Math.min(60, Math.max(1, Math.round((bytes - head.length) / (frameBytes * framesPerSecond))));
}

/** A clip of silence as WeCom's client would record it: AMR, `seconds` long. */
export function voiceClip(seconds: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(head.length + seconds * framesPerSecond * frameBytes);
  bytes.set(new TextEncoder().encode(head));
  for (let at = head.length; at < bytes.length; at += frameBytes) bytes[at] = frameHead;
  return bytes;
}
