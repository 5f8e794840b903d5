import type { APIContainerComponent } from 'discord.js';
import type { Finding } from '../../domain/setup-finding.ts';
import { canBeMended } from '../../domain/setup-finding.ts';
import { setupCheck, setupDone } from '../../texts/en/setup.ts';
import { container, line, row, text } from './components.ts';
import { findingList } from './finding-list.ts';
import { mendButton } from './setup-dialog.ts';

interface DoneView {
  firstTime: boolean;
  changed: boolean;
  /** What does not keep setup from finishing, but should be known. */
  findings: Finding[];
}

/** The last page of setup: what members can do now, and what would make it better. */
export function setupDonePage({ firstTime, changed, findings }: DoneView): APIContainerComponent {
  const outcome = changed ? setupDone.changed : setupDone.unchanged;
  const section = (level: Finding['level'], heading: string, limit: number) => {
    const list = findingList(
      findings.filter((finding) => finding.level === level),
      limit,
      setupCheck.tooLong,
    );
    return list === '' ? [] : [line(), text(`${heading}\n${list}`)];
  };
  return container(0x5b8c85, [
    text([setupDone.title, firstTime ? setupDone.firstTime : outcome, setupDone.later].join('\n')),
    ...section('warning', setupDone.worthMending, 1900),
    ...section('hint', setupDone.goodToKnow, 1200),
    ...(canBeMended(findings) ? [row(mendButton('check'))] : []),
  ]);
}
