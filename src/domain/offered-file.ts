import type { Evidence } from './case.ts';
import type { OfferedFile } from './command.ts';

/** A file is taken as it comes: what cannot be copied is said, and the report stands (SPEC 3.4, 3.5). */
export function evidenceOf(
  file: OfferedFile,
  { minorSafety, maxFileBytes }: { minorSafety: boolean; maxFileBytes: number },
): Evidence {
  const { evidenceId, name, url, size, sha256, from } = file;
  const base = { evidenceId, nameId: name.contentId, urlId: url.contentId, from, size, sha256: null, given: null };
  if (minorSafety) return { ...base, state: 'left-out', reason: 'minor-safety' };
  if (size === 0) return { ...base, state: 'failed', reason: 'empty' };
  if (size > maxFileBytes) return { ...base, state: 'failed', reason: 'too-large' };
  return { ...base, state: sha256 === null ? 'pending' : 'stored', sha256, reason: null };
}
