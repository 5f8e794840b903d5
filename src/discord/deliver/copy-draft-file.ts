import type { Delivered } from '../../app/ports.ts';
import { maxFileBytes } from '../../app/submit-report.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { Delivery } from './delivery.ts';

/** Keeps a file of a refused form, so that the next try has it (SPEC 3.12). */
export async function copyDraftFile(
  { stores, files, clock, due }: Delivery,
  { draftId, position }: EffectOf<'copy-draft-file'>,
): Promise<Delivered> {
  const draft = await stores.drafts.load(draftId, clock.now());
  const file = draft?.files[position];
  if (file === undefined || file.sha256 !== null) return { command: null };
  const copy = await files.copy(file.url, maxFileBytes);
  if (copy.state === 'stored') await stores.drafts.keepFile(draftId, position, copy.sha256, due.effectId);
  return { command: null };
}
