import { quiet, reported, shownTo } from './reporting.ts';
import type { Scene } from './scene.ts';

/** A report of Mira's under investigation, by Rowan; about Tobin, unless told otherwise. */
export async function investigated(s: Scene, given: Parameters<typeof reported>[2] = {}) {
  const made = await reported(s, s.mira, given);
  const { reference } = made;
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.fillsIn({ severity: 'Medium', risk: 'No' });
  await s.halvard.runs('/case assign', { case: reference });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case followup', { case: reference });
  await s.rowan.fillsIn({ step: 'Read it all.' });
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.presses('Investigate', { on: shownTo(s.rowan) });
  await quiet(s);
  return made;
}
