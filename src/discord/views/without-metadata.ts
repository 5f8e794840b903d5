/**
 * A picture without what a camera or a program wrote into it (place, device, author): nothing of what is seen changes
 * (SPEC 7.1). Whatever is not built as its format says is answered as null, so that nobody is shown what was not cleaned;
 * other kinds of file come back as they are. The kept bytes stay what they were.
 */
export function withoutMetadata(bytes: Buffer, kind: string): Buffer | null {
  if (kind === 'jpg') return cleanJpeg(bytes);
  if (kind === 'png') return cleanPng(bytes);
  return kind === 'webp' ? cleanWebp(bytes) : bytes;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Which way is up is the one thing of Exif that a viewer needs. */
const exif = 'Exif\0\0';

function cleanJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    at = marker === startOfScan ? endOfScan(bytes, end) : end;
    kept.push(...(marker === startOfScan ? [segment, bytes.subarray(end, at)] : keptSegment(segment, marker)));
    // Behind the end of a picture some phones put another one, or a film.
    if (bytes[at + 1] === endOfImage) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    if (at >= bytes.length) return Buffer.concat(kept);
  }
  return null;
}

/** Where the next marker stands that is not part of what is drawn. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    const isOfScan = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (bytes[at] === 0xff && !isOfScan) return at;
  }
  return bytes.length;
}

/** Colours (JFIF, ICC, Adobe) stay; comments and every other block of an application go. */
function keptSegment(segment: Buffer, marker: number): Buffer[] {
  const isOfApplication = marker >= 0xe0 && marker <= 0xef;
  if (marker === 0xfe) return [];
  if (!isOfApplication) return [segment];
  const name = segment.subarray(4, 16).toString('latin1');
  if (marker === 0xe0 || name.startsWith('ICC_PROFILE') || name.startsWith('Adobe')) return [segment];
  return marker === 0xe1 && name.startsWith(exif) ? orientationOf(segment.subarray(10)) : [];
}

const orientationTag = 0x0112;

/** An Exif block that says nothing but which way is up; none, where that is not said or is as usual. */
function orientationOf(tiff: Buffer): Buffer[] {
  const turned = readOrientation(tiff);
  if (turned === null || turned < 2 || turned > 8) return [];
  const block = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex');
  block.writeUInt16LE(turned, 28);
  return [block];
}

function readOrientation(tiff: Buffer): number | null {
  const order = tiff.subarray(0, 2).toString('latin1');
  if (tiff.length < 10 || (order !== 'II' && order !== 'MM')) return null;
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return null;
  const entries = short(first);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return null;
    if (short(at) === orientationTag) return short(at + 8);
  }
  return null;
}

/** What a reader of PNG needs to draw it, animated or not. */
const drawing = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '));

function cleanPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (end > bytes.length && !drawing.has(type)) return null;
    if (drawing.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND' || end > bytes.length) return Buffer.concat(kept);
    at = end;
  }
  // One that was cut off is drawn as far as it goes.
  return kept.length > 1 ? Buffer.concat(kept) : null;
}

/** In the head of an extended file these say that Exif and XMP follow. */
const saysMetadata = 0b0000_1100;

function cleanWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < 12) return null;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= whole;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > whole) return null;
    const type = bytes.subarray(at, at + 4).toString('latin1');
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(withoutPromise(bytes.subarray(at, Math.min(end, whole)), type));
    at = end;
  }
  if (kept.length === 0) return null;
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

function withoutPromise(chunk: Buffer, type: string): Buffer {
  if (type !== 'VP8X' || chunk.length < 9) return chunk;
  const own = Buffer.from(chunk);
  own[8] = (own[8] ?? 0) & ~saysMetadata;
  return own;
}
