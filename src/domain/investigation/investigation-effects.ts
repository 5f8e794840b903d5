import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { InvestigationEvent } from './investigation-event.ts';

/** What follows from evidence: files are copied, erased bytes go, and the card tells the truth. */
export function investigationEffects(next: CaseState, event: InvestigationEvent): PlannedEffect[] {
  switch (event.type) {
    case 'covered-looked-at':
      return [];
    case 'evidence-given': {
      const pending = event.files.filter(({ state }) => state === 'pending').map(({ evidenceId }) => evidenceId);
      return [...pending.map((evidenceId) => copied(next, evidenceId)), ...refreshed(next)];
    }
    case 'evidence-erased':
      return [...(event.sha256 === null ? [] : [released(next, event.itemId, event.sha256)]), ...refreshed(next)];
    case 'item-ticked':
    case 'item-unticked':
    case 'evidence-covered':
    case 'evidence-uncovered':
    case 'evidence-withdrawn':
    case 'erasure-asked':
    case 'erasure-dropped':
      return refreshed(next);
  }
}

const copied = (next: CaseState, evidenceId: string): PlannedEffect =>
  planned(next, `evidence:${evidenceId}`, { kind: 'copy-evidence', evidenceId }, evidenceId);

const released = (next: CaseState, itemId: string, sha256: string): PlannedEffect =>
  planned(next, `evidence:${itemId}`, { kind: 'release-bytes', sha256 }, itemId);
