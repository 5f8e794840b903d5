import type { CaseTranscript } from '../../domain/transcript.ts';
import { split } from './split.ts';

/** A transcript for machines: `CaseTranscript` as it is (SPEC 11), in several files when one would be too large. */
export function transcriptJson(whole: CaseTranscript, limitBytes: number): { name: string; text: string }[] {
  const text = JSON.stringify(whole);
  if (Buffer.byteLength(text, 'utf8') <= limitBytes) return [{ name: `${whole.reference}.json`, text }];
  // One more for the comma.
  const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value), 'utf8') + 1;
  const parts = split(whole, limitBytes, { frame: bytes, message: bytes, entry: bytes, proof: bytes, exhibit: bytes });
  return parts.map((part) => {
    const { number, of } = part.part;
    return { name: `${whole.reference}-${number}-of-${of}.json`, text: JSON.stringify(part) };
  });
}
