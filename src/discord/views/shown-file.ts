import type { FileKind } from '../../domain/transcript.ts';
import { withoutMetadata } from './without-metadata.ts';

/** Kinds of file that are shown, by their first bytes; a name or a declared type proves nothing (SPEC 7.1). */
const kinds: { extension: FileKind; matches: (bytes: Buffer) => boolean }[] = [
  { extension: 'png', matches: (bytes) => startsWith(bytes, '89504e470d0a1a0a') },
  { extension: 'jpg', matches: (bytes) => startsWith(bytes, 'ffd8ff') },
  { extension: 'gif', matches: (bytes) => startsWith(bytes, '47494638') },
  { extension: 'webp', matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP' },
  { extension: 'wav', matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE' },
  { extension: 'mp4', matches: (bytes) => ascii(bytes, 4, 8) === 'ftyp' },
  { extension: 'webm', matches: (bytes) => startsWith(bytes, '1a45dfa3') },
  { extension: 'ogg', matches: (bytes) => ascii(bytes, 0, 4) === 'OggS' },
  { extension: 'mp3', matches: (bytes) => ascii(bytes, 0, 3) === 'ID3' || startsWith(bytes, 'fffb') },
  { extension: 'pdf', matches: (bytes) => ascii(bytes, 0, 5) === '%PDF-' },
  { extension: 'txt', matches: isText },
];

/** A kept file as it may be shown, without metadata and under a neutral name; null for what is kept but not shown. */
export function shownFile(bytes: Buffer, position: number): { name: string; bytes: Buffer } | null {
  const kind = fileKind(bytes);
  const clean = kind === 'other' ? null : withoutMetadata(bytes, kind);
  return clean === null ? null : { name: `proof-${position}.${kind}`, bytes: clean };
}

/** What a file is by its first bytes. */
export const fileKind = (bytes: Buffer): FileKind => kinds.find(({ matches }) => matches(bytes))?.extension ?? 'other';

const startsWith = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
const ascii = (bytes: Buffer, from: number, to: number) => bytes.subarray(from, to).toString('latin1');

/** Valid UTF-8 without control signs, and nothing a browser would run. */
function isText(bytes: Buffer): boolean {
  const text = bytes.subarray(0, 65_536).toString('utf8');
  return !/(?![\n\r\t])\p{Cc}/u.test(text) && !text.slice(0, -4).includes('\uFFFD');
}
