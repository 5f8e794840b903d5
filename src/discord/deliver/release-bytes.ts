import type { Delivered } from '../../app/ports.ts';
import { releaseFiles } from '../../app/release-files.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { Delivery } from './delivery.ts';

/** Erased bytes go for good, unless another piece of evidence or a form holds the same ones (SPEC 7.1). */
export async function releaseBytes(
  { stores, files }: Delivery,
  { sha256 }: EffectOf<'release-bytes'>,
): Promise<Delivered> {
  await releaseFiles({ stores, files }, [sha256]);
  return { command: null };
}
